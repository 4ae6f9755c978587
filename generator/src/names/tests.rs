//! Names stay what they are, whatever is added beside them and in whatever order.
#![allow(clippy::unwrap_used, reason = "tests")]

mod accessors;
mod additions;
mod api_names;
mod arguments;
mod asked;
mod boxes;
mod calls;
mod common;
mod distinction;
mod ends_of_paths;
mod failures;
mod generated_ids;
mod growth;
mod in_parts;
mod items;
mod kept;
mod members;
mod namespaces;
mod odata;
mod own_names;
mod parted;
mod parts;
mod requests;
mod reserved;
mod resource_ids;
mod resources;
mod spelled;
mod titles;
mod twins;
mod unnamed;
mod variants;
mod written_out;

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
    assert!(files["src/resources/pets.rs"].contains("pub fn list("));
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

#[test]
fn no_program_takes_the_file_of_another() {
    let summaries = ["List all.", "List all", "Loopback", "\u{5217}\u{51fa}", "!"];
    let mut paths = serde_json::Map::new();
    let mut config = String::new();
    for (number, summary) in summaries.iter().enumerate() {
        let id = format!("o{number}");
        config.push_str(&format!("[operations.{id}]\n"));
        let get = json!({"operationId": id, "summary": summary, "responses": {"204": {"description": ""}}});
        paths.insert(format!("/{number}"), json!({"get": get}));
    }
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://t.example.com"}], "paths": paths,
    });
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let generated = crate::generate(&document, &Config::parse(&config).unwrap()).unwrap();
    for name in ["list_all", "list_all2", "loopback2", "lie_chu", "not"] {
        let path = format!("examples/{name}.rs");
        assert!(generated.package.text(&path).is_some(), "{name}");
    }
}
