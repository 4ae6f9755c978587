//! Documents that grow break nothing: members, boxes, types in several places and parameters of paths.

use serde_json::{Value, json};

use super::{generated, schemas};
use crate::{Lock, Summary};

/// What breaks for callers where one document follows the other, with the names of the first kept.
pub(super) fn broken(documents: &[String]) -> Vec<String> {
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
    let flag = json!({"type": "boolean"});
    let holding =
        |value: &Value| json!({"type": "object", "required": ["x"], "properties": {"x": value}});
    let list = |items: &Value| json!({"type": "array", "items": items});
    let named = |title: &str, value: u64| json!({"title": title, "const": value});
    let none: [String; 0] = [];
    for [before, now] in [
        [json!([text, number]), json!([number, text])],
        [json!([text, number]), json!([flag, text, number])],
        [
            json!([named("A MINUTE", 60), named("AN HOUR", 3600)]),
            json!([
                named("HALF A MINUTE", 30),
                named("A MINUTE", 60),
                named("AN HOUR", 3600)
            ]),
        ],
        [
            json!([list(&text), list(&number)]),
            json!([list(&number), list(&text)]),
        ],
        [
            json!([holding(&text), holding(&number)]),
            json!([holding(&flag), holding(&number), holding(&text)]),
        ],
        [
            json!([list(&holding(&text)), list(&holding(&number))]),
            json!([list(&holding(&number)), list(&holding(&text))]),
        ],
    ] {
        assert_eq!(broken(&[union(before), union(now.clone())]), none, "{now}");
    }
}

#[test]
fn a_member_of_many_is_known_by_what_it_is() {
    let holding = |ty: &str| json!({"type": "object", "properties": {"x": {"type": ty}}});
    let union = |first: &[&str]| {
        let members = first.iter().map(|ty| holding(ty));
        let others = (0..60).map(|n| json!({"title": format!("N{n}"), "const": n}));
        schemas(json!({"Event": {"oneOf": members.chain(others).collect::<Value>()}}))
    };
    let none: [String; 0] = [];
    let before = union(&["string", "integer"]);
    let said = broken(&[before.clone(), union(&["string", "integer", "boolean"])]);
    assert_eq!(said, none);
    let turned = broken(&[before, union(&["integer", "string"])]);
    assert!(
        turned.iter().all(|it| it.contains("first that fits")),
        "{turned:?}"
    );
}

#[test]
fn objects_that_one_value_may_be_are_read_as_the_first_of_them() {
    let object = |ty: &str| json!({"type": "object", "properties": {"x": {"type": ty}}});
    let union = |types: &[&str]| {
        let members: Vec<Value> = types.iter().map(|ty| object(ty)).collect();
        schemas(json!({"Event": {"oneOf": members}}))
    };
    let before = union(&["string", "integer"]);
    let turned = union(&["integer", "string"]);
    let said = "Event is the first that fits of `Object2`, `Object`, was of `Object`, `Object2`";
    assert_eq!(broken(&[before.clone(), turned]), [said]);
    let more = union(&["boolean", "string", "integer"]);
    let said = "Event tries `Object3` before `Object`, `Object2`";
    assert_eq!(broken(&[before, more]), [said]);
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
fn what_is_told_of_a_value_splits_no_type() {
    let state = |closed: Value| json!({"type": "object", "properties": {"state": {"oneOf": [{"const": "open"}, closed]}}});
    let document = |closed: Value| {
        let plain = json!({"const": "closed"});
        schemas(json!({"Move": state(plain), "Stay": state(closed)}))
    };
    let told = json!({"const": "closed", "description": "It is closed."});
    let none: [String; 0] = [];
    let documents = [document(json!({"const": "closed"})), document(told)];
    assert_eq!(broken(&documents), none);
}

#[test]
fn who_answers_first_changes_nothing_of_a_shared_answer() {
    let answer = |key: &str| {
        let schema = json!({"type": "object", "properties": {key: {"enum": ["a", "b"]}}});
        json!({"description": "", "content": {"application/json": {"schema": schema}}})
    };
    let reference = |name: &str| json!({"$ref": format!("#/components/responses/{name}")});
    let operation =
        |id: &str, responses: Value| json!({"get": {"operationId": id, "responses": responses}});
    let document = |paths: Value| {
        let responses = json!({"NotFound": answer("code"), "Forbidden": answer("kind")});
        let info = json!({"title": "T", "version": "1"});
        let components = json!({"responses": responses});
        json!({"openapi": "3.0.3", "info": info, "paths": paths, "components": components})
            .to_string()
    };
    let both = json!({"404": reference("NotFound"), "403": reference("Forbidden")});
    let before = document(json!({"/m": operation("m", both.clone())}));
    let first = operation("a", json!({"404": reference("NotFound")}));
    let after = document(json!({"/a": first, "/m": operation("m", both)}));
    let none: [String; 0] = [];
    assert_eq!(broken(&[before, after]), none);
}

#[test]
fn a_parameter_that_is_added_leaves_the_type_of_the_same_name() {
    let sent = |locations: &[&str]| {
        let parameter = |place: &&str| {
            let values = json!([format!("{place} a"), format!("{place} b")]);
            json!({"name": "id", "in": place, "required": true, "schema": {"type": "string", "enum": values}})
        };
        let parameters: Vec<Value> = locations.iter().map(parameter).collect();
        let get = json!({"operationId": "get", "parameters": parameters, "responses": {}});
        let info = json!({"title": "T", "version": "1"});
        json!({"openapi": "3.0.3", "info": info, "paths": {"/a/{id}": {"get": get}}}).to_string()
    };
    let type_of = |generated: &crate::Generated, place: &str| {
        let told: Value = serde_json::from_str(&generated.summary.text()).unwrap();
        let types = told["types"].as_object().unwrap();
        let value = format!("\"{place} a\"");
        let holding = types.iter().find(|(_, it)| it.to_string().contains(&value));
        holding.map(|(name, _)| name.clone())
    };
    for (known, added) in [
        (["path", "header"], "query"),
        (["path", "cookie"], "query"),
        (["path", "cookie"], "header"),
        (["path", "query"], "header"),
    ] {
        let before = generated(&sent(&known), &Lock::default());
        let grown = generated(&sent(&[known[0], added, known[1]]), &before.lock);
        for place in known {
            let name = type_of(&before, place);
            assert!(name.is_some(), "{}", before.summary.text());
            assert_eq!(name, type_of(&grown, place), "{place} beside {added}");
        }
    }
}

#[test]
fn unions_that_are_members_of_each_other_keep_their_members_whatever_is_answered_first() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let either = |one: &str, other: &str| json!({"oneOf": [reference(one), reference(other)]});
    let object = |key: &str| json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}});
    let both = schemas(json!({
        "A": either("B", "X"), "B": either("A", "Y"), "X": object("x"), "Y": object("y"),
    }));
    let none: [String; 0] = [];
    for path in ["/A", "/B"] {
        let mut one: Value = serde_json::from_str(&both).unwrap();
        one["paths"]
            .as_object_mut()
            .unwrap()
            .retain(|it, _| it == path);
        assert_eq!(broken(&[one.to_string(), both.clone()]), none, "{path}");
    }
}
