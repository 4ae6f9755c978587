//! Objects: keys by pattern are additional properties.

use super::{Context, set};
use crate::document::node::{Map, Node};

/// `patternProperties` and `unevaluatedProperties` become `additionalProperties` where that says less.
pub(super) fn to_additional(schema: &mut Map, _: &mut Context<'_>) {
    let unevaluated = schema.shift_remove("unevaluatedProperties");
    let patterns = match schema.shift_remove("patternProperties") {
        Some(Node::Map(patterns)) => patterns.into_values().collect(),
        _ => Vec::new(),
    };
    let is_open = matches!(
        schema.get("additionalProperties"),
        None | Some(Node::Bool(_))
    );
    if !is_open {
        return;
    }
    if let Some(additional) = any_of(patterns) {
        set(schema, "additionalProperties", additional);
    } else if let (Some(additional @ Node::Map(_)), None) =
        (unevaluated, schema.get("additionalProperties"))
    {
        set(schema, "additionalProperties", additional);
    }
}

fn any_of(mut schemas: Vec<Node>) -> Option<Node> {
    match schemas.len() {
        0 | 1 => schemas.pop(),
        _ => Some(Node::Map(Map::from_iter([(
            "anyOf".to_owned(),
            Node::List(schemas),
        )]))),
    }
}
