//! The formats that the types of a crate insist on, as keywords that a validator asserts.

use serde_json::{Map, Value, json};

use crate::document::Node;

/// Letters of base64 in either alphabet.
const BASE64: &str = r"^[A-Za-z0-9+/_\s-]*=*\s*$";

/// Adds what a schema's format says of its values, unless the schema says it itself.
pub(super) fn insert(schema: &Node, out: &mut Map<String, Value>) {
    match schema.get("format").and_then(Node::as_str) {
        Some(format @ ("date-time" | "date")) => add(out, "format", json!(format)),
        Some("byte") => add(out, "pattern", json!(BASE64)),
        Some("int32") => within(out, i32::MIN, i32::MAX),
        Some("uint64") => within(out, 0, u64::MAX),
        _ if !is_integer(schema) => {}
        _ if out.get("minimum").and_then(Value::as_f64) >= Some(0.0) => within(out, 0, u64::MAX),
        _ => within(out, i64::MIN, i64::MAX),
    }
}

fn is_integer(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("integer")
}

fn within(out: &mut Map<String, Value>, least: impl Into<Value>, most: impl Into<Value>) {
    add(out, "minimum", least.into());
    add(out, "maximum", most.into());
}

fn add(out: &mut Map<String, Value>, keyword: &str, value: Value) {
    out.entry(keyword).or_insert(value);
}
