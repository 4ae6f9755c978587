//! What the document does not know is kept, at every level, and written back.

use cloudflare_workers::types::{ScriptListResponse, UsageModel};
use serde_json::{Value, json};

use crate::document;

const KEY: &str = "x-new~/\"field";

fn value() -> Value {
    json!({"deep": [1, null, {"a": "b"}], "empty": {}})
}

fn objects() -> (Value, Vec<String>) {
    let page = document::page();
    let is_object = |at: &String| page.pointer(at).is_some_and(Value::is_object);
    let objects = document::pointers(&page)
        .into_iter()
        .filter(is_object)
        .collect();
    (page, objects)
}

#[test]
fn a_field_at_each_level() {
    let (page, objects) = objects();
    assert!(objects.len() > 10, "{objects:?}");
    for pointer in objects {
        let mut json = page.clone();
        json.pointer_mut(&pointer).unwrap()[KEY] = value();
        let read: ScriptListResponse = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), json, "{pointer}");
    }
}

#[test]
fn a_field_at_all_levels_at_once() {
    let (page, objects) = objects();
    let mut json = page;
    for pointer in objects {
        json.pointer_mut(&pointer).unwrap()[KEY] = value();
    }
    let read: ScriptListResponse = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read.unknown_fields[KEY], value());
    let script = &read.result[0];
    assert_eq!(script.unknown_fields[KEY], value());
    assert_eq!(
        script.routes.as_ref().unwrap()[0].unknown_fields[KEY],
        value()
    );
    assert_eq!(
        script.tail_consumers.as_ref().unwrap()[0].unknown_fields[KEY],
        value()
    );
    assert_eq!(
        read.errors[0].source.as_ref().unwrap().unknown_fields[KEY],
        value()
    );
    let observability = script.observability.as_ref().unwrap();
    assert_eq!(
        observability.traces.as_ref().unwrap().unknown_fields[KEY],
        value()
    );
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}

#[test]
fn a_value_that_is_not_listed() {
    let mut json = document::page();
    json["result"][0]["usage_model"] = json!("metered");
    json["result"][0]["placement_status"] = json!("");
    let read: ScriptListResponse = serde_json::from_value(json.clone()).unwrap();
    let model = read.result[0].usage_model.as_ref().unwrap();
    assert!(matches!(model, UsageModel::Unknown(_)));
    assert_eq!(model.as_str(), "metered");
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}
