//! `const: v` is an enumeration of one.

use super::{Context, set};
use crate::document::node::{Map, Node};

/// `const` becomes `enum`, also where there is a longer one.
pub(super) fn to_enumeration(schema: &mut Map, context: &mut Context<'_>) {
    if let Some(value) = schema.shift_remove("const") {
        set(schema, "enum", Node::List(vec![value]));
        context.is_constant = true;
    }
}
