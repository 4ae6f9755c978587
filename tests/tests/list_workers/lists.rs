//! An empty list is there: it is neither absent nor null.

use cloudflare_workers::types::{Placement, Script, ScriptListResponse};
use serde_json::{Value, json};

use crate::document;

/// A list in a Worker, and how many items its field holds.
type Row = (&'static str, fn(&Script) -> Option<usize>);

const ROWS: &[Row] = &[
    ("/compatibility_flags", |script| {
        Some(script.compatibility_flags.as_ref()?.len())
    }),
    ("/handlers", |script| Some(script.handlers.as_ref()?.len())),
    ("/named_handlers", |script| {
        Some(script.named_handlers.as_ref()?.len())
    }),
    ("/named_handlers/0/handlers", |script| {
        Some(script.named_handlers.as_ref()?[0].handlers.as_ref()?.len())
    }),
    ("/observability/logs/destinations", |script| {
        let logs = script.observability.as_ref()?.logs.as_ref()?;
        Some(logs.destinations.as_ref()?.len())
    }),
    ("/observability/traces/destinations", |script| {
        let traces = script.observability.as_ref()?.traces.as_ref()?;
        Some(traces.destinations.as_ref()?.len())
    }),
    ("/routes", |script| Some(script.routes.as_ref()?.len())),
    ("/tags", |script| Some(script.tags.as_ref()?.len())),
    ("/tail_consumers", |script| {
        Some(script.tail_consumers.as_ref()?.len())
    }),
];

#[test]
fn each_list_of_a_worker() {
    for (pointer, count) in ROWS {
        let mut json = document::script();
        *json.pointer_mut(pointer).unwrap() = json!([]);
        let script: Script = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(count(&script), Some(0), "{pointer}");
        assert_eq!(serde_json::to_value(&script).unwrap(), json, "{pointer}");
    }
}

#[test]
fn no_list_is_left_out() {
    let script = document::script();
    let is_list = |at: &String| script.pointer(at).is_some_and(Value::is_array);
    let lists: Vec<String> = document::pointers(&script)
        .into_iter()
        .filter(is_list)
        .collect();
    let mut tried: Vec<&str> = ROWS.iter().map(|(pointer, _)| *pointer).collect();
    tried.sort_unstable();
    assert_eq!(lists, tried);
}

#[test]
fn each_list_of_the_answer() {
    let json = json!({"errors": [], "messages": [], "result": [], "success": true});
    let page: ScriptListResponse = serde_json::from_value(json.clone()).unwrap();
    assert!(page.errors.is_empty() && page.messages.is_empty() && page.result.is_empty());
    assert_eq!(serde_json::to_value(&page).unwrap(), json);
}

#[test]
fn the_targets_of_a_placement() {
    let json = json!({"mode": "targeted", "target": []});
    let placement: Placement = serde_json::from_value(json.clone()).unwrap();
    let Placement::TargetedTarget(targeted) = &placement else {
        panic!("{placement:?}");
    };
    assert!(targeted.target.is_empty());
    assert_eq!(serde_json::to_value(&placement).unwrap(), json);
}
