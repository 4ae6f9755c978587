//! Arrays: a tuple becomes an array of anything, and every array says what is in it.

use super::{Context, is_composed, set, single_type};
use crate::document::node::{Map, Node};

/// Leaves one schema under `items`.
pub(super) fn to_items(schema: &mut Map, context: &mut Context<'_>) {
    let tuple = match schema.get("items") {
        Some(Node::List(_)) => schema.shift_remove("items").map(|_| "items"),
        _ => schema.shift_remove("prefixItems").map(|_| "prefixItems"),
    };
    if let Some(keyword) = tuple {
        context.note(
            keyword,
            "the places of a tuple are not told apart; its items may be anything",
        );
        set(schema, "items", Node::empty());
    }
    let is_array = single_type(schema) == Some("array") && !is_composed(schema);
    if is_array && !schema.contains_key("items") {
        set(schema, "items", Node::empty());
    }
}
