//! Bounds of numbers: exclusive ones as flags, and none that the model cannot hold.

use serde_json::Number;

use super::{Context, set, single_type};
use crate::diagnostic::Code;
use crate::document::node::{Map, Node};

/// The bounds, the keyword for excluding them, and whether the larger one is stricter.
const BOUNDS: [(&str, &str, bool); 2] = [
    ("minimum", "exclusiveMinimum", true),
    ("maximum", "exclusiveMaximum", false),
];

/// Brings bounds into the form of 3.0.
pub(super) fn to_flags(schema: &mut Map, context: &mut Context<'_>) {
    for (bound, exclusive, is_lower) in BOUNDS {
        exclude(schema, bound, exclusive, is_lower);
    }
    if single_type(schema) == Some("integer") {
        ["minimum", "maximum", "multipleOf"]
            .iter()
            .for_each(|key| to_integer(schema, key, context));
    }
    for (bound, exclusive, _) in BOUNDS {
        if !schema.contains_key(bound) {
            schema.shift_remove(exclusive);
        }
    }
}

/// In 3.1 `exclusiveMinimum` is a bound itself: it holds if it is the stricter one.
fn exclude(schema: &mut Map, bound: &str, exclusive: &str, is_lower: bool) {
    match schema.get(exclusive) {
        None | Some(Node::Bool(true)) => {}
        Some(Node::Number(limit)) => {
            let limit = limit.clone();
            let value = |number: &Number| number.as_f64().unwrap_or_default();
            let other = schema.get(bound).and_then(Node::as_number).map(value);
            let is_stricter = other.is_none_or(|other| {
                if is_lower {
                    value(&limit) >= other
                } else {
                    value(&limit) <= other
                }
            });
            schema.shift_remove(exclusive);
            if is_stricter {
                set(schema, bound, Node::Number(limit));
                set(schema, exclusive, Node::Bool(true));
            }
        }
        Some(_) => {
            schema.shift_remove(exclusive);
        }
    }
}

/// The model holds the bounds of integers as `i64`; what is wider bounds nothing that is generated.
fn to_integer(schema: &mut Map, key: &str, context: &mut Context<'_>) {
    let Some(number) = schema.get(key).and_then(Node::as_number) else {
        return;
    };
    if number.is_i64() {
        return;
    }
    let number = number.clone();
    if let Some(value) = integer(&number) {
        set(schema, key, Node::Number(value.into()));
        return;
    }
    schema.shift_remove(key);
    let message = format!("`{key}: {number}` is no 64-bit integer; it is left out");
    let at = context.pointer(key);
    context.found.note(Code::NumberOutOfRange, &at, message);
}

/// The integer that a number is, however it is written.
pub(super) fn integer(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let value = number
            .as_f64()
            .filter(|v| v.fract() == 0.0 && v.abs() < 9.2e18)?;
        Some(value as i64)
    })
}
