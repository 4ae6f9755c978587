//! Which words of its enumeration, its constants and its properties a variant is called by.

use serde_json::{Map, Value, json};

use super::members::broken;
use super::{generated, schemas};
use crate::Lock;

const NONE: [String; 0] = [];

fn object(properties: &[(&str, Value)]) -> Value {
    let keys: Vec<&str> = properties.iter().map(|(key, _)| *key).collect();
    let known = properties
        .iter()
        .map(|(key, it)| ((*key).to_owned(), it.clone()));
    let known: Map<String, Value> = known.collect();
    json!({"type": "object", "required": keys, "properties": known})
}

/// A union `Event` of components, each with a property of its own.
fn of_components(names: &[&str]) -> String {
    let mut components = Map::new();
    let member = |name: &&str| json!({"$ref": format!("#/components/schemas/{name}")});
    let members: Vec<Value> = names.iter().map(member).collect();
    components.insert("Event".to_owned(), json!({"oneOf": members}));
    for name in names {
        let schema = object(&[(name, json!({"type": "string"}))]);
        components.insert((*name).to_owned(), schema);
    }
    schemas(components.into())
}

fn variants(document: &str, name: &str) -> Vec<String> {
    let told = generated(document, &Lock::default()).summary;
    told.variants(name).unwrap().keys().cloned().collect()
}

#[test]
fn variants_do_not_repeat_their_enumeration() {
    for (components, expected) in [
        (["EventTick", "EventBox"], ["Box", "Tick"]),
        (["Event_Card", "Event_Transfer"], ["Card", "Transfer"]),
        // Not all are called so.
        (["EventTick", "Ping"], ["EventTick", "Ping"]),
        // What is left is no word, or another's.
        (["EventTick", "EventV2"], ["EventTick", "EventV2"]),
        (["EventTick", "Tick"], ["EventTick", "Tick"]),
        (["EventTick", "Events"], ["EventTick", "Events"]),
        (["EventTick", "EventUnknown"], ["EventTick", "EventUnknown"]),
    ] {
        assert_eq!(variants(&of_components(&components), "Event"), expected);
    }
}

#[test]
fn variants_keep_their_names_when_another_comes() {
    let before = of_components(&["EventTick", "EventBox"]);
    for other in ["EventPong", "Pong", "Tick", "EventV2"] {
        let after = of_components(&[other, "EventTick", "EventBox"]);
        assert_eq!(broken(&before, &after), NONE, "{other}");
    }
}

fn of_members(members: &[Value]) -> String {
    schemas(json!({"Event": {"oneOf": members}}))
}

#[test]
fn one_constant_that_tells_all_apart_is_the_name() {
    let constant = |value: &str| json!({"type": "string", "enum": [value]});
    let truth = |value: bool| json!({"type": "boolean", "enum": [value]});
    let status = |value: u16| json!({"type": "integer", "enum": [value]});
    let failure = |code: &str, number| {
        object(&[
            ("code", constant(code)),
            ("defined", truth(true)),
            ("status", status(number)),
        ])
    };
    let other = object(&[
        ("defined", truth(false)),
        ("code", json!({"type": "string"})),
    ]);
    let members = [failure("NOT_FOUND", 404), failure("CONFLICT", 409), other];
    let named = variants(&of_members(&members), "Event");
    assert_eq!(named, ["Conflict", "NotDefined", "NotFound"]);
    let sort = |kind: &str, of: &str| object(&[("kind", constant(kind)), ("of", constant(of))]);
    let members = [sort("a", "x"), sort("a", "y"), sort("b", "y")];
    let named = variants(&of_members(&members), "Event");
    assert_eq!(named, ["AX", "AY", "BY"], "neither tells all apart");
}

#[test]
fn the_only_object_that_asks_for_nothing_is_called_so() {
    let text = || json!({"type": "string"});
    let open = |key: &str| json!({"type": "object", "properties": {key: text()}});
    let named = |members: &[Value]| variants(&of_members(members), "Event");
    let list = json!({"type": "array", "items": text()});
    let titled = json!({"title": "range_query", "type": "object", "properties": {"gt": text()}});
    let members = [titled, list.clone()];
    assert_eq!(named(&members), ["RangeQuery", "StringList"]);
    assert_eq!(named(&[open("id"), list]), ["Object", "StringList"]);
    assert_eq!(named(&[open("id"), open("name")]), ["Id", "Name"]);
    let asking = object(&[("id", text())]);
    assert_eq!(named(&[asking, text()]), ["Id", "String"]);
}
