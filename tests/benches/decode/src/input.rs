//! What is decoded: 1,000 Workers, or their placements alone.

use serde_json::{Value, json};

const COUNT: usize = 1_000;

/// The answer that the document gives as an example.
const EXAMPLE: &str = include_str!(
    "../../../../generated/tests/examples/accounts-account-id-workers-scripts-get-200-list-workers.json"
);

/// Room for all of it, so that making it takes no more memory than keeping it.
const CAPACITY: usize = 4 << 20;

pub fn text(name: &str) -> Option<String> {
    match name {
        "example" => page(|_, worker| worker),
        "mixed" => page(|index, mut worker| {
            if let Some(slot) = worker.get_mut("placement") {
                *slot = placement(index);
            }
            worker
        }),
        "placement" => Some(list(placement)),
        _ => None,
    }
}

/// The documented answer with 1,000 Workers in place of one.
fn page(worker: impl Fn(usize, Value) -> Value) -> Option<String> {
    let page: Value = serde_json::from_str(EXAMPLE).ok()?;
    let one = page.pointer("/result/0")?;
    let mut text = list(|index| worker(index, one.clone()));
    text.insert_str(0, "{\"result\":");
    for (key, value) in page.as_object()?.iter().filter(|(key, _)| *key != "result") {
        text.push_str(&format!(",{}:{value}", Value::from(key.as_str())));
    }
    text.push('}');
    Some(text)
}

fn list(item: impl Fn(usize) -> Value) -> String {
    let mut text = String::with_capacity(CAPACITY);
    for index in 0..COUNT {
        text.push(if index == 0 { '[' } else { ',' });
        text.push_str(&item(index).to_string());
    }
    text.push(']');
    text
}

/// The eight members, one after the other.
fn placement(index: usize) -> Value {
    let mut value = match index % 8 {
        0 => json!({"mode": "smart"}),
        1 => json!({"region": "aws:us-east-1"}),
        2 => json!({"hostname": "a.example.com"}),
        3 => json!({"host": "db.example.com:5432"}),
        4 => json!({"mode": "targeted", "region": "aws:us-east-1"}),
        5 => json!({"mode": "targeted", "hostname": "a.example.com"}),
        6 => json!({"mode": "targeted", "host": "db.example.com:5432"}),
        _ => {
            json!({"mode": "targeted", "target": [{"region": "aws:us-east-1"}, {"host": "db:5432"}]})
        }
    };
    value["last_analyzed_at"] = json!("2025-01-01T00:00:00Z");
    value["status"] = json!("SUCCESS");
    value
}
