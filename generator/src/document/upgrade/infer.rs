//! The type of a schema that does not say it, where its keywords do.

use super::types::is_of;
use super::{Context, is_composed, set};
use crate::document::model_extension::IMPLIED_TYPE;
use crate::document::node::{Map, Node};

/// Keywords and the type they imply, the strongest first.
const HINTS: [(&[&str], &str); 3] = [
    (
        &["properties", "additionalProperties", "required"],
        "object",
    ),
    (&["items"], "array"),
    (&["minLength", "maxLength", "pattern"], "string"),
];

/// Formats that only text has.
const TEXT_FORMATS: [&str; 12] = [
    "byte",
    "binary",
    "date",
    "date-time",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uuid",
];

/// Sets the type where it is missing and clear.
pub(super) fn missing_type(schema: &mut Map, _: &mut Context<'_>) {
    if schema.contains_key("type") || is_composed(schema) {
        return;
    }
    if let Some(name) = hinted(schema) {
        set(schema, "type", Node::text(name));
        set(schema, IMPLIED_TYPE, Node::Bool(true));
    } else if let Some(name) = of_values(schema) {
        set(schema, "type", Node::text(name));
    }
}

/// The type that the keywords of a schema imply, which names none.
pub(crate) fn hinted(schema: &Map) -> Option<&'static str> {
    let is_used = |keywords: &[&str]| keywords.iter().any(|key| schema.contains_key(*key));
    let hint = HINTS
        .iter()
        .find(|(keywords, _)| is_used(keywords))
        .map(|(_, name)| *name);
    let format = schema.get("format").and_then(Node::as_str);
    hint.or_else(|| {
        format
            .filter(|format| TEXT_FORMATS.contains(format))
            .map(|_| "string")
    })
}

fn of_values(schema: &Map) -> Option<&'static str> {
    let values = schema
        .get("enum")
        .and_then(Node::as_list)
        .filter(|values| !values.is_empty())?;
    let types = ["string", "boolean", "integer", "number"];
    types
        .into_iter()
        .find(|name| values.iter().all(|value| is_of(value, name)))
}
