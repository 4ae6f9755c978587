//! What is added to a document takes no name from what is there.

use serde_json::{Value, json};

use super::growth::broken;

const NONE: [String; 0] = [];

fn document(paths: &Value) -> String {
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.1.0", "info": info, "paths": paths}).to_string()
}

fn object(key: &str) -> Value {
    json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}})
}

#[test]
fn an_answer_keeps_its_variant_when_another_status_comes_to_be_answered_alike() {
    let answering = |statuses: &[(&str, &str)]| {
        let answer = |(status, key): &(&str, &str)| {
            let schema = object(key);
            let content = json!({"application/json": {"schema": schema}});
            (
                (*status).to_owned(),
                json!({"description": "", "content": content}),
            )
        };
        let mut responses: serde_json::Map<String, Value> = statuses.iter().map(answer).collect();
        responses.insert("204".to_owned(), json!({"description": ""}));
        document(&json!({"/jobs": {"post": {"operationId": "create", "responses": responses}}}))
    };
    let made = answering(&[("201", "id")]);
    let alike = answering(&[("200", "id"), ("201", "id")]);
    let apart = answering(&[("200", "id"), ("201", "id"), ("202", "at")]);
    assert_eq!(broken(&[made, alike, apart]), NONE);
}
