//! The list of examples of 3.1; 3.0 has one.

use super::{Context, set};
use crate::document::node::{Map, Node};

/// The first of the examples is the example, unless there is one.
pub(super) fn to_example(schema: &mut Map, _: &mut Context<'_>) {
    let first = match schema.shift_remove("examples") {
        Some(Node::List(list)) => list.into_iter().next(),
        _ => None,
    };
    if let (Some(first), false) = (first, schema.contains_key("example")) {
        set(schema, "example", first);
    }
}
