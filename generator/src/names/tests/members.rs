//! Of members that come to one name, the one that was there keeps it, in this run and in all that follow.

use serde_json::{Value, json};

use super::{Text, schemas};
use crate::document::Document;
use crate::{Config, Generated, Lock};

const NONE: [String; 0] = [];

/// What breaks from one document to the next, the second of which is generated again with the lock alone.
pub(super) fn broken(before: &str, after: &str) -> Vec<String> {
    let [first, third] = generations(before, after);
    let changes = crate::diff(&first.summary, &third.summary).changes;
    let breaking = |it: &crate::diff::Change| it.impact() == crate::diff::Impact::Breaking;
    let broken = changes.into_iter().filter(breaking);
    broken
        .map(|it| format!("{} {}", it.item, it.text))
        .collect()
}

/// The crate of a document, and that of what it becomes, generated again with the lock alone.
pub(super) fn generations(before: &str, after: &str) -> [Generated; 2] {
    let first = generated(before, Config::default());
    let lock = |it: &Generated| Lock::parse(&it.lock.text()).unwrap();
    let grown = Config {
        lock: lock(&first),
        last: Some(first.summary.clone()),
        ..Config::default()
    };
    let second = generated(after, grown);
    let again = Config {
        lock: lock(&second),
        ..Config::default()
    };
    let third = generated(after, again);
    assert_eq!(second.package, third.package);
    assert_eq!(second.lock, third.lock);
    [first, third]
}

pub(super) fn generated(document: &str, config: Config) -> Generated {
    let (document, _) = Document::load("api", &Text(document.to_owned())).unwrap();
    crate::generate(&document, &config).unwrap()
}

fn document(operation: &Value, schemes: &Value) -> String {
    let info = json!({"title": "T", "version": "1"});
    let components = json!({"securitySchemes": schemes});
    let paths = json!({"/a/{id}": {"put": operation}});
    json!({"openapi": "3.1.0", "info": info, "paths": paths, "components": components}).to_string()
}

/// Each with more before it.
fn grown(names: [&str; 2]) -> [Vec<&str>; 2] {
    let [known, added] = names;
    [vec![known], vec![added, known]]
}

#[test]
fn a_value_that_an_extension_names_later_keeps_its_variant() {
    let size = |more: Value| {
        let mut size = json!({"type": "string", "enum": ["a4", "a5"]});
        size.as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap());
        schemas(json!({"Size": size}))
    };
    let plain = size(json!({}));
    let values = json!([{"value": "a4", "name": "Sheet"}, {"value": "a5", "name": "A4"}]);
    for named in [
        size(json!({"x-ms-enum": {"values": values}})),
        size(json!({"x-enum-varnames": ["Sheet", "A4"]})),
    ] {
        assert_eq!(broken(&plain, &named), NONE, "{named}");
        let fresh = generated(&named, Config::default()).summary.text();
        assert!(fresh.contains("Sheet"), "{fresh}");
    }
}

#[test]
fn a_property_keeps_its_field() {
    let pet = |keys: &[&str]| {
        let properties: serde_json::Map<String, Value> = keys
            .iter()
            .map(|key| ((*key).to_owned(), json!({"type": "string"})))
            .collect();
        schemas(json!({"Pet": {"type": "object", "properties": properties}}))
    };
    for names in [["fooBar", "foo_bar"], ["foo_bar", "fooBar"], ["a-b", "aB"]] {
        let [before, after] = grown(names).map(|keys| pet(&keys));
        assert_eq!(broken(&before, &after), NONE, "{names:?}");
    }
}

#[test]
fn a_constant_keeps_its_name() {
    let pet = |keys: &[&str]| {
        let properties = keys
            .iter()
            .map(|key| ((*key).to_owned(), json!({"const": key})));
        let properties: serde_json::Map<String, Value> = properties.collect();
        schemas(json!({"Pet": {"type": "object", "required": keys, "properties": properties}}))
    };
    for names in [["a-b", "a_b"], ["a_b", "a-b"], ["a-b", "A_B"]] {
        let [before, after] = grown(names).map(|keys| pet(&keys));
        let broken = broken(&before, &after);
        let renamed = broken.iter().filter(|it| it.contains("was"));
        assert_eq!(renamed.count(), 0, "{names:?} {broken:?}");
    }
}

#[test]
fn a_body_keeps_its_setter() {
    let taking = |has_parameter: bool| {
        let content = json!({"text/plain": {"schema": {"type": "string"}}});
        let mut put =
            json!({"operationId": "put", "requestBody": {"content": content}, "responses": {}});
        if has_parameter {
            put["parameters"] =
                json!([{"name": "body", "in": "query", "schema": {"type": "string"}}]);
        }
        document(&put, &json!({}))
    };
    assert_eq!(broken(&taking(false), &taking(true)), NONE);
}

#[test]
fn a_value_keeps_its_variant() {
    let sort = |values: &[&str]| schemas(json!({"Sort": {"type": "string", "enum": values}}));
    for names in [["asc", "Asc"], ["asc", "ASC"], ["Asc", "asc"]] {
        let [before, after] = grown(names).map(|values| sort(&values));
        assert_eq!(broken(&before, &after), NONE, "{names:?}");
    }
}

#[test]
fn a_parameter_keeps_its_setter() {
    let taking = |places: &[&str]| {
        let of =
            |place: &&str| json!({"name": "version", "in": place, "schema": {"type": "string"}});
        let mut parameters: Vec<Value> = places.iter().map(of).collect();
        parameters.push(
            json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}),
        );
        let put = json!({"operationId": "put", "parameters": parameters, "responses": {}});
        document(&put, &json!({}))
    };
    for names in [
        ["query", "header"],
        ["header", "query"],
        ["cookie", "header"],
    ] {
        let [before, after] = grown(names).map(|places| taking(&places));
        assert_eq!(broken(&before, &after), NONE, "{names:?}");
    }
}

#[test]
fn a_body_keeps_its_variant() {
    let taking = |media_types: &[&str]| {
        let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let content: serde_json::Map<String, Value> = media_types
            .iter()
            .map(|it| ((*it).to_owned(), json!({"schema": schema})))
            .collect();
        let put =
            json!({"operationId": "put", "requestBody": {"content": content}, "responses": {}});
        document(&put, &json!({}))
    };
    let form = "application/x-www-form-urlencoded";
    for [known, added] in [
        ["application/merge-patch+json", "application/json"],
        ["application/json", "application/merge-patch+json"],
        ["application/b+json", "application/a+json"],
    ] {
        let before = taking(&[known, form]);
        let after = taking(&[added, known, form]);
        assert_eq!(broken(&before, &after), NONE, "{added}");
    }
}

#[test]
fn a_credential_keeps_its_setter() {
    let secured = |ids: &[&str]| {
        let schemes: serde_json::Map<String, Value> = ids
            .iter()
            .map(|id| {
                (
                    (*id).to_owned(),
                    json!({"type": "apiKey", "in": "header", "name": id}),
                )
            })
            .collect();
        // Whoever has both sends the same as before.
        let security = ids.iter().rev();
        let security: Vec<Value> = security.map(|id| json!({*id: []})).collect();
        let put = json!({"operationId": "put", "security": security, "responses": {}});
        document(&put, &json!(schemes))
    };
    for names in [["apiKey", "api_key"], ["api_key", "apiKey"]] {
        let [before, after] = grown(names).map(|ids| secured(&ids));
        assert_eq!(broken(&before, &after), NONE, "{names:?}");
    }
}

#[test]
fn a_name_that_ends_with_brackets_is_no_list() {
    let object = |key: &str| json!({"type": "object", "properties": {key: {"type": "string"}}});
    let pet = |has_list: bool| {
        let mut properties = json!({"tags[]": object("a")});
        if has_list {
            properties["tags"] = json!({"type": "array", "items": object("b")});
        }
        schemas(json!({"Pet": {"type": "object", "properties": properties}}))
    };
    assert_eq!(broken(&pet(false), &pet(true)), NONE);
    let lock = generated(&pet(true), Config::default()).lock.text();
    assert!(
        lock.contains("Pet/tags[]\"") && lock.contains("Pet/'tags[]'\""),
        "{lock}"
    );
}
