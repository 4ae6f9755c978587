//! Names stay what they are, whatever is added beside them and in whatever order.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io;

use serde_json::{Value, json};

use crate::document::{Document, Files};
use crate::{Config, Generated, Lock, Summary};

struct Text(String);

impl Files for Text {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

fn generated(document: &str, lock: &Lock) -> Generated {
    let (document, _) = Document::load("api", &Text(document.to_owned())).unwrap();
    let config = Config {
        lock: lock.clone(),
        ..Config::default()
    };
    crate::generate(&document, &config).unwrap()
}

fn api() -> Value {
    serde_yaml::from_str(include_str!("tests/api.yaml")).unwrap()
}

/// The text of a document with its members the other way round; `which` tells of what.
fn turned(value: &Value, key: &str, which: fn(&str) -> bool) -> String {
    let within = |value, key| turned(value, key, which);
    match value {
        Value::Object(map) => {
            let members = map.iter();
            let mut members: Vec<String> = members
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), within(value, key)))
                .collect();
            if which(key) {
                members.reverse();
            }
            format!("{{{}}}", members.join(","))
        }
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(|value| within(value, "")).collect();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn the_order_of_keys_moves_no_byte_but_where_properties_are_listed() {
    let lock = Lock::default();
    let before = generated(&api().to_string(), &lock);
    let after = generated(&turned(&api(), "", |key| key != "properties"), &lock);
    assert_eq!(before.package.files, after.package.files);

    let after = generated(&turned(&api(), "", |_| true), &lock);
    assert_eq!(before.lock, after.lock);
    let names = |one: &Generated| one.package.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    // The order of what `new` takes is that of the properties, and a difference is told.
    let orderless = |summary: &Summary| {
        let mut summary: Value = serde_json::from_str(&summary.text()).unwrap();
        let types = summary["types"].as_object_mut().unwrap();
        for ty in types.values_mut() {
            if let Some(new) = ty.pointer_mut("/struct/new").and_then(Value::as_array_mut) {
                new.sort_by_key(Value::to_string);
            }
        }
        summary
    };
    assert_eq!(orderless(&before.summary), orderless(&after.summary));
}

#[test]
fn a_lock_is_read_as_it_was_written() {
    let lock = generated(&api().to_string(), &Lock::default()).lock;
    assert_eq!(Lock::parse(&lock.text()).unwrap(), lock);
    assert_eq!(generated(&api().to_string(), &lock).lock, lock);
}

#[test]
fn what_is_added_renames_nothing() {
    let before = generated(&api().to_string(), &Lock::default());
    let mut more = api();
    // A schema and an operation with the names of what was there, and a member before the others.
    more["components"]["schemas"]["PetPlace"] =
        json!({"type": "object", "properties": {"own": {"type": "string"}}});
    more["paths"]["/a"] =
        json!({"get": {"operationId": "list-pets", "tags": ["pets"], "responses": {}}});
    let places = more["components"]["schemas"]["Pet"]["properties"]["place"]["oneOf"]
        .as_array_mut()
        .unwrap();
    places.insert(
        0,
        json!({"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}),
    );
    let kept = |after: &Generated| {
        let changes = crate::diff(&before.summary, &after.summary);
        changes
            .changes
            .into_iter()
            .filter(|change| change.rust == crate::diff::Impact::Breaking)
            .count()
    };
    assert_ne!(kept(&generated(&more.to_string(), &Lock::default())), 0);
    assert_eq!(kept(&generated(&more.to_string(), &before.lock)), 0);
}

#[test]
fn a_tag_that_is_renamed_moves_no_operation() {
    let before = generated(&api().to_string(), &Lock::default());
    let mut moved = api();
    moved["paths"]["/pets"]["get"]["tags"] = json!(["Animals"]);
    moved["paths"]["/pets"]["post"] =
        json!({"operationId": "addPet", "tags": ["Animals"], "responses": {}});
    let breaks = |lock: &Lock| {
        let after = generated(&moved.to_string(), lock);
        let changes = crate::diff(&before.summary, &after.summary);
        changes.tally()[0]
    };
    assert_ne!(breaks(&Lock::default()), 0);
    assert_eq!(breaks(&before.lock), 0);
    let files = generated(&moved.to_string(), &before.lock).package.files;
    assert!(files["src/resources/pets.rs"].contains("pub fn list_pets("));
    assert!(files["src/resources/animals.rs"].contains("pub fn add_pet("));
}

#[test]
fn a_lock_that_makes_no_sense_does_no_harm() {
    let lock = Lock::parse("[types]\n\"Pet/place\" = \"fn main() {}\"\n\"Pet/tag\" = \"String\"\n[variants]\n\"Pet/place|city\" = \"self\"\n[resources]\n\"GET /pets\" = [\"\"]\n").unwrap();
    assert_eq!(
        generated(&api().to_string(), &lock).package,
        generated(&api().to_string(), &Lock::default()).package
    );
}

/// A document of these schemas, each of which an operation answers with.
fn schemas(schemas: Value) -> String {
    let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
    let paths: serde_json::Map<String, Value> = names
        .into_iter()
        .map(|name| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            let content = json!({"application/json": {"schema": schema}});
            let answer = json!({"200": {"description": "", "content": content}});
            let operation =
                json!({"get": {"operationId": format!("get{name}"), "responses": answer}});
            (format!("/{name}"), operation)
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
    .to_string()
}

/// What breaks for callers where one document follows the other, with the names of the first kept.
fn broken(documents: &[String]) -> Vec<String> {
    let mut lock = Lock::default();
    let mut before: Option<Summary> = None;
    let mut broken = Vec::new();
    for document in documents {
        let now = generated(document, &lock);
        if let Some(before) = before {
            let changes = crate::diff(&before, &now.summary).changes.into_iter();
            let breaking = changes.filter(|it| it.impact() == crate::diff::Impact::Breaking);
            broken.extend(breaking.map(|it| format!("{} {}", it.item, it.text)));
        }
        (lock, before) = (now.lock, Some(now.summary));
    }
    broken
}

#[test]
fn a_member_of_a_union_is_known_by_what_it_is() {
    let union = |members: Value| schemas(json!({"Event": {"oneOf": members}}));
    let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    let named = |title: &str, value: u64| json!({"title": title, "const": value});
    let none: [String; 0] = [];
    for [before, now] in [
        [json!([text, number]), json!([number, text])],
        [
            json!([text, number]),
            json!([{"type": "boolean"}, text, number]),
        ],
        [
            json!([named("A MINUTE", 60), named("AN HOUR", 3600)]),
            json!([
                named("HALF A MINUTE", 30),
                named("A MINUTE", 60),
                named("AN HOUR", 3600)
            ]),
        ],
        [
            json!([{"type": "array", "items": text}, {"type": "array", "items": number}]),
            json!([{"type": "array", "items": number}, {"type": "array", "items": text}]),
        ],
    ] {
        assert_eq!(broken(&[union(before), union(now.clone())]), none, "{now}");
    }
}

#[test]
fn a_type_of_several_places_keeps_its_name_where_it_was_named() {
    let owner = |more: bool| {
        let mut owner = json!({"type": "object", "properties": {"name": {"type": "string"}}});
        if more {
            owner["properties"]["age"] = json!({"type": "integer"});
        }
        json!({"type": "object", "properties": {"owner": owner}})
    };
    let pet = || owner(false);
    let alone = schemas(json!({"Pet": pet()}));
    let twins = schemas(json!({"Aaa": owner(false), "Pet": pet()}));
    let apart = schemas(json!({"Aaa": owner(true), "Pet": pet()}));
    let broken_by = |documents: &[&String]| {
        let documents: Vec<String> = documents.iter().map(|it| (*it).clone()).collect();
        let broken = broken(&documents).into_iter();
        broken
            .filter(|it| it.starts_with("Pet"))
            .collect::<Vec<_>>()
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(broken_by(&[&alone, &twins, &apart]), none);
    assert_eq!(broken_by(&[&twins, &alone]), none);
}

#[test]
fn boxes_stay_where_they_are() {
    let none: [String; 0] = [];
    let object = |fields: usize| {
        let fields: serde_json::Map<String, Value> = (0..fields)
            .map(|n| (format!("f{n}"), json!({"type": "string"})))
            .collect();
        json!({"type": "object", "properties": fields})
    };
    let grown = |fields: usize| {
        let reference = json!({"$ref": "#/components/schemas/A"});
        schemas(json!({"A": object(fields), "E": {"oneOf": [reference, {"type": "integer"}]}}))
    };
    assert_eq!(broken(&[grown(5), grown(6)]), none);
    assert_eq!(
        broken(&[grown(20), grown(2)]).len(),
        18,
        "the fields that are gone"
    );

    let held = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let circle = |more: Option<(&str, &str)>| {
        let mut all = json!({
            "Cond": {"type": "object", "properties": {"filter": held("Filter")}},
            "Filter": {"type": "object", "properties": {"must": held("Cond")}},
        });
        if let Some((name, first)) = more {
            all[name] = json!({"type": "object", "properties": {"first": held(first)}});
        }
        schemas(all)
    };
    for more in [("Aaa", "Filter"), ("Aaa", "Cond"), ("Zzz", "Filter")] {
        assert_eq!(
            broken(&[circle(None), circle(Some(more))]),
            none,
            "{more:?}"
        );
    }
}

#[test]
fn a_parameter_of_a_path_that_is_called_otherwise_moves_nothing() {
    let named = |tag: &str, parameter: &str| {
        let parameters = json!([{"name": parameter, "in": "path", "required": true, "schema": {"type": "string"}}]);
        let operation = json!({"operationId": format!("get {tag}"), "tags": [tag], "parameters": parameters, "responses": {}});
        let paths = json!({format!("/pets/{{{parameter}}}"): {"get": operation}});
        json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths})
            .to_string()
    };
    let none: [String; 0] = [];
    assert_eq!(
        broken(&[named("pets", "id"), named("animals", "petId")]),
        none
    );
}

#[test]
fn variants_are_called_what_they_are() {
    let items = json!({"type": "array", "items": {"$ref": "#/components/schemas/Item"}});
    let text = schemas(json!({
        "Item": {"type": "object", "properties": {"id": {"type": "string"}}},
        "Start": {"anyOf": [
            {"type": "integer"},
            {"type": "string", "enum": ["now"]},
            {"type": "string", "enum": [""]},
            {"type": "string", "enum": ["month", "year"]},
            items,
            {"$ref": "#/components/schemas/Item"},
        ]},
    }));
    let Generated { summary, .. } = generated(&text, &Lock::default());
    let crate::summary::Shape::Union(variants) = &summary.types["Start"].shape else {
        panic!("{summary:?}")
    };
    let named: Vec<&str> = variants.keys().map(String::as_str).collect();
    assert_eq!(
        named,
        ["Empty", "Integer", "Item", "ItemList", "Listed", "Now"]
    );
}

#[test]
fn a_name_with_dots_is_short_where_that_says_enough() {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let text = schemas(json!({
        "io.k8s.v1.Pod": object,
        "io.k8s.v1.Node": {"type": "object", "required": ["n"]},
        "io.k8s.v2.Node": {"type": "object", "required": ["m"]},
        "io.k8s.v1.List": {"type": "object", "required": ["l"]},
        "List": {"type": "object", "required": ["k"]},
        "Any": {"oneOf": [reference("io.k8s.v1.Pod"), reference("io.k8s.v1.Node")]},
    }));
    let now = generated(&text, &Lock::default());
    let named: Vec<&str> = now.summary.types.keys().map(String::as_str).collect();
    assert_eq!(
        named,
        [
            "Any",
            "IoK8sV1List",
            "IoK8sV1Node",
            "IoK8sV2Node",
            "List",
            "Pod"
        ]
    );
    let crate::summary::Shape::Union(variants) = &now.summary.types["Any"].shape else {
        panic!("a union")
    };
    assert!(variants.contains_key("Pod") && variants.contains_key("IoK8sV1Node"));
    assert!(now.package.files.contains_key("src/types/pod.rs"));
    // A name stays when another component comes to have it as well.
    let more = text.replace("io.k8s.v2.Node", "io.k8s.v2.Pod");
    let after = generated(&more, &now.lock);
    assert!(after.summary.types.contains_key("Pod"));
    assert!(after.summary.types.contains_key("IoK8sV2Pod"));
}
