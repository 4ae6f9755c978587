//! `$ref` with siblings: the reference and what stands beside it are both meant.

use super::{Context, set};
use crate::document::node::{Map, Node};

/// Keywords that change nothing about a value.
const SILENT: [&str; 3] = ["summary", "$comment", "$schema"];

/// `{$ref, ...}` becomes `{allOf: [{$ref}], ...}`.
pub(super) fn wrap_reference(schema: &mut Map, context: &mut Context<'_>) {
    if schema
        .get("$ref")
        .is_none_or(|target| target.as_str().is_none())
    {
        return;
    }
    SILENT
        .iter()
        .for_each(|key| drop(schema.shift_remove(*key)));
    leave_out_dynamic(schema, context);
    if schema.len() == 1 {
        return;
    }
    let Some(Node::Text(target)) = schema.shift_remove("$ref") else {
        return;
    };
    let mut parts = vec![Node::reference(target)];
    if let Some(Node::List(others)) = schema.shift_remove("allOf") {
        parts.extend(others);
    }
    set(schema, "allOf", Node::List(parts));
}

/// The reference beside it leads to what it means where nothing else takes that name.
fn leave_out_dynamic(schema: &mut Map, context: &mut Context<'_>) {
    if schema.shift_remove("$dynamicRef").is_some() {
        context.note(
            "$dynamicRef",
            "`$dynamicRef` leads to the schema of that name here; what schemas that refer here put in its place is not followed",
        );
    }
}
