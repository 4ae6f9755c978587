//! What is decoded: 1,000 Workers, or their placements alone.

use serde_json::{Value, json};

const COUNT: usize = 1_000;

/// The answer that the document gives as an example.
const EXAMPLE: &str = include_str!(
    "../../../../generated/tests/examples/accounts-account-id-workers-scripts-get-200-list-workers.json"
);

pub fn text(name: &str) -> Option<String> {
    let value = match name {
        "example" => page(|_, worker| worker),
        "mixed" => page(|index, mut worker| {
            if let Some(slot) = worker.get_mut("placement") {
                *slot = placement(index);
            }
            worker
        }),
        "placement" => (0..COUNT).map(placement).collect(),
        _ => return None,
    };
    Some(value.to_string())
}

/// The documented answer with 1,000 Workers in place of one.
fn page(worker: impl Fn(usize, Value) -> Value) -> Value {
    let mut page: Value = serde_json::from_str(EXAMPLE).unwrap_or_default();
    let one = page["result"][0].clone();
    page["result"] = (0..COUNT).map(|index| worker(index, one.clone())).collect();
    page
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
