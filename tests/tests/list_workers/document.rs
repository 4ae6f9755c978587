//! What the document says: the examples in it.

use std::sync::LazyLock;

use serde_json::Value;
use truespec_tests::repository;

/// Where the document gives an answer with every field.
const PAGE: &str = "/paths/~1accounts~1{account_id}~1workers~1scripts/get/responses/200\
                    /content/application~1json/examples/list_workers/value";

static ANSWER: LazyLock<Value> = LazyLock::new(|| {
    let (document, _) = repository::load(&repository::root().join("spec"), "list_workers.yaml");
    let document = document.expect("the document can be read");
    let openapi =
        serde_json::to_value(document.model().0.openapi).expect("the model is written as JSON");
    openapi
        .pointer(PAGE)
        .cloned()
        .expect("the document has the example")
});

/// The documented answer.
pub(crate) fn page() -> Value {
    ANSWER.clone()
}

/// The documented Worker.
pub(crate) fn script() -> Value {
    page()["result"][0].clone()
}

/// Every value within another, itself included, by JSON pointer.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, child) in children {
        found.extend(pointers(child).iter().map(|rest| format!("/{step}{rest}")));
    }
    found
}
