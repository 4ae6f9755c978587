//! A type that stands in parts of an API that have nothing to do with each other is called by the word that
//! these have for it, or each part has its own.

use serde_json::{Map, Value, json};

use super::generated;
use super::growth::broken;
use crate::Lock;

/// An operation for each resource, whose answer has those properties.
fn answering(resources: &[(&str, Value)]) -> String {
    let paths = resources.iter().map(|(resource, properties)| {
        let schema = json!({"type": "object", "properties": properties});
        let content = json!({"application/json": {"schema": schema}});
        let operation = json!({
            "tags": [resource],
            "operationId": format!("get_{resource}"),
            "responses": {"200": {"description": "", "content": content}},
        });
        (format!("/{resource}"), json!({"get": operation}))
    });
    let paths: Map<String, Value> = paths.collect();
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.0.0", "info": info, "paths": paths}).to_string()
}

fn names(document: &str) -> Vec<String> {
    let generated = generated(document, &Lock::default());
    generated.summary.types.keys().cloned().collect()
}

/// An inline object with one property.
fn holding(key: &str) -> Value {
    json!({"type": "object", "properties": {key: {"type": "string"}}})
}

#[test]
fn what_all_call_by_a_word_is_called_by_it() {
    let owner = || json!({"owner": holding("name")});
    let names = names(&answering(&[("alerts", owner()), ("zones", owner())]));
    assert!(names.contains(&"Owner".to_owned()), "{names:?}");
}

#[test]
fn nothing_is_called_after_a_stranger() {
    // `Result` is taken, so the word alone is no name.
    let result = |rest: Value| json!({"result": holding("id"), "rest": rest});
    let string = json!({"type": "string"});
    let number = json!({"type": "integer"});
    let names = names(&answering(&[
        ("alerts", result(string)),
        ("zones", result(number)),
    ]));
    for name in ["GetAlertsResultResult", "GetZonesResultResult"] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
}

#[test]
fn of_what_is_called_by_a_word_that_in_most_places_is_one() {
    let status = |values: &[&str]| json!({"status": {"type": "string", "enum": values}});
    let names = names(&answering(&[
        ("alerts", status(&["on"])),
        ("builds", status(&["done"])),
        ("caches", status(&["done"])),
        ("disks", status(&["on"])),
        ("events", status(&["done"])),
    ]));
    let of_status: Vec<&String> = names
        .iter()
        .filter(|name| name.contains("Status"))
        .collect();
    assert_eq!(
        of_status,
        ["GetAlertsResultStatus", "GetDisksResultStatus", "Status"]
    );
}

#[test]
fn a_union_with_a_component_is_called_after_it() {
    let customer = json!({"type": "object", "properties": {"id": {"type": "string"}}});
    let reference = json!({"$ref": "#/components/schemas/Customer"});
    let expandable = json!({"customer": {"anyOf": [{"type": "string"}, reference]}});
    let owner = json!({"type": "object", "properties": expandable});
    let document = super::schemas(json!({
        "Charge": owner, "Refund": owner, "Customer": customer,
    }));
    let names = names(&document);
    assert!(names.contains(&"CustomerUnion".to_owned()), "{names:?}");
    assert!(!names.contains(&"ChargeCustomer".to_owned()), "{names:?}");
}

#[test]
fn what_one_resource_adds_changes_nothing_of_another() {
    let result = |rest: Value| json!({"result": holding("id"), "rest": rest});
    let (string, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    let zones = ("zones", result(number));
    let before = answering(&[("alerts", result(string.clone())), zones.clone()]);
    let mut grown = result(string);
    if let Some(properties) = grown.pointer_mut("/result/properties") {
        properties["muted"] = json!({"type": "boolean"});
    }
    let none: [String; 0] = [];
    assert_eq!(
        broken(&[before, answering(&[("alerts", grown), zones])]),
        none
    );
}

#[test]
fn a_tag_that_is_the_path_once_more_is_no_part_of_an_api() {
    let result = |rest: &str| json!({"result": holding("id"), "rest": {"type": rest}});
    let tagged = |tags: [&str; 2]| {
        let [pets, pet] = tags;
        let all = answering(&[(pets, result("string")), (pet, result("integer"))]);
        // Both paths are the tags that they would have.
        let mut document: Value = serde_json::from_str(&all).unwrap();
        document["paths"] = json!({
            "/pets": document["paths"][format!("/{pets}")],
            "/pets/{id}": document["paths"][format!("/{pet}")],
        });
        document
    };
    let by_path = tagged(["/pets", "/pets/{id}"]).to_string();
    let by_word = by_path.replace(r#""tags":["/pets"]"#, r#""tags":["pets"]"#);
    let by_word = by_word.replace(r#""tags":["/pets/{id}"]"#, r#""tags":["pets"]"#);
    assert_ne!(by_path, by_word);
    assert_eq!(names(&by_path), names(&by_word));
}
