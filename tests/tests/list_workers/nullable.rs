//! Absent, null and a value stay apart, for each field that may be all three.

use cloudflare_workers::Nullable;
use cloudflare_workers::types::{Observability, ObservabilityLogs, ObservabilityTraces, Script};
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

fn logs(script: &Script) -> &ObservabilityLogs {
    observability(script).logs.as_ref().unwrap()
}

fn traces(script: &Script) -> &ObservabilityTraces {
    observability(script).traces.as_ref().unwrap()
}

fn lists() -> [Row; 3] {
    let route = json!([{"id": "r", "pattern": "example.com/*"}]);
    let consumer = json!([{"service": "s"}]);
    [
        ("", "routes", route, |it| state(&it.routes)),
        ("", "tags", json!(["a"]), |it| state(&it.tags)),
        ("", "tail_consumers", consumer, |it| {
            state(&it.tail_consumers)
        }),
    ]
}

fn settings() -> [Row; 2] {
    let at = "/observability";
    let value = json!({"enabled": true, "invocation_logs": false});
    [
        (at, "logs", value, |it| state(&observability(it).logs)),
        (at, "traces", json!({}), |it| {
            state(&observability(it).traces)
        }),
    ]
}

fn rates() -> [Row; 3] {
    let rate = |at, look: fn(&Script) -> State| (at, "head_sampling_rate", json!(0.5), look);
    [
        rate("/observability", |it| {
            state(&observability(it).head_sampling_rate)
        }),
        rate("/observability/logs", |it| {
            state(&logs(it).head_sampling_rate)
        }),
        rate("/observability/traces", |it| {
            state(&traces(it).head_sampling_rate)
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
    script
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove(key);
    script
}

#[test]
fn each_state_is_told_apart_and_kept() {
    let rows = lists().into_iter().chain(settings()).chain(rates());
    for (parent, key, value, look) in rows {
        let states = [
            (None, State::Absent),
            (Some(Value::Null), State::Null),
            (Some(value), State::Value),
        ];
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
    let same: [Script; 2] = [
        Script::default().tags(["a"]),
        Script::default().tags(["a".to_owned()].as_slice()),
    ];
    assert_eq!(same, [value.clone(), value.clone()]);
    assert_eq!(
        serde_json::to_value(&value).unwrap(),
        json!({"tags": ["a"]})
    );
}

#[test]
fn null_that_the_document_does_not_allow_is_kept() {
    let json = json!({"id": null, "handlers": null, "observability": null, "placement": null});
    let script: Script = serde_json::from_value(json.clone()).unwrap();
    assert_eq!((&script.id, &script.handlers), (&None, &None));
    assert_eq!(serde_json::to_value(&script).unwrap(), json);
}
