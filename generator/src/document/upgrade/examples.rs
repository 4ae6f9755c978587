//! The list of examples of 3.1; 3.0 has one.

use super::{Context, set};
use crate::document::model_extension::SCHEMA_EXAMPLES;
use crate::document::node::{Map, Node};

/// The first of the examples is the example, unless there is one; all of them are kept beside it.
pub(super) fn to_example(schema: &mut Map, _: &mut Context<'_>) {
    let Some(Node::List(list)) = schema.shift_remove("examples") else {
        return;
    };
    if let (Some(first), false) = (list.first(), schema.contains_key("example")) {
        set(schema, "example", first.clone());
    }
    set(schema, SCHEMA_EXAMPLES, Node::List(list));
}
