//! Absent, null and a value stay apart, for each field that may be all three.

use cloudflare_workers::Nullable;
use cloudflare_workers::types::{Observability, Script};
use serde_json::{Value, json};

/// A field: the object around it, its key, a value for it, and how it is read.
type Row = (&'static str, &'static str, Value, fn(&Script) -> State);

#[derive(Debug, PartialEq)]
enum State {
    Absent,
    Null,
    Value,
}

fn state<T>(field: &Nullable<T>) -> State {
    match field {
        Nullable::Absent => State::Absent,
        Nullable::Null => State::Null,
        Nullable::Value(_) => State::Value,
    }
}

fn observability(script: &Script) -> &Observability {
    script.observability.as_ref().unwrap()
}

fn rows() -> [Row; 8] {
    let route = json!([{"id": "r", "pattern": "example.com/*"}]);
    let logs = json!({"enabled": true, "invocation_logs": false});
    [
        ("", "routes", route, |script| state(&script.routes)),
        ("", "tags", json!(["a"]), |script| state(&script.tags)),
        ("", "tail_consumers", json!([{"service": "s"}]), |script| state(&script.tail_consumers)),
        ("/observability", "logs", logs, |script| state(&observability(script).logs)),
        ("/observability", "traces", json!({}), |script| state(&observability(script).traces)),
        ("/observability", "head_sampling_rate", json!(0.5), |script| {
            state(&observability(script).head_sampling_rate)
        }),
        ("/observability/logs", "head_sampling_rate", json!(0.5), |script| {
            state(&observability(script).logs.as_ref().unwrap().head_sampling_rate)
        }),
        ("/observability/traces", "head_sampling_rate", json!(0.5), |script| {
            state(&observability(script).traces.as_ref().unwrap().head_sampling_rate)
        }),
    ]
}

/// A Worker where this field is missing and what is around it is there.
fn without(parent: &str, key: &str) -> Value {
    let mut script = json!({
        "id": "a",
        "observability": {
            "enabled": true,
            "logs": {"enabled": true, "invocation_logs": true},
            "traces": {"enabled": true},
        },
    });
    script.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
    script
}

#[test]
fn each_state_is_told_apart_and_kept() {
    for (parent, key, value, look) in rows() {
        let states =
            [(None, State::Absent), (Some(Value::Null), State::Null), (Some(value), State::Value)];
        for (value, expected) in states {
            let mut json = without(parent, key);
            if let Some(value) = value {
                json.pointer_mut(parent).unwrap()[key] = value;
            }
            let script: Script = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(look(&script), expected, "{parent}/{key} in {json}");
            assert_eq!(serde_json::to_value(&script).unwrap(), json);
        }
    }
}

#[test]
fn each_state_is_made_by_hand() {
    let absent = Script::default();
    assert_eq!(serde_json::to_value(&absent).unwrap(), json!({}));
    let null = Script::default().tags(Nullable::Null);
    assert_eq!(serde_json::to_value(&null).unwrap(), json!({"tags": null}));
    let value = Script::default().tags(vec!["a".to_owned()]);
    assert_eq!(serde_json::to_value(&value).unwrap(), json!({"tags": ["a"]}));
}

#[test]
fn null_that_the_document_does_not_allow_is_kept() {
    let json = json!({"id": null, "handlers": null, "observability": null, "placement": null});
    let script: Script = serde_json::from_value(json.clone()).unwrap();
    assert_eq!((&script.id, &script.handlers), (&None, &None));
    assert_eq!(serde_json::to_value(&script).unwrap(), json);
}
