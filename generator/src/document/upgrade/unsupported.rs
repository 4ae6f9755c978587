//! Keywords that only narrow what is valid: a client that reads and writes does without.

use super::Context;
use crate::document::node::Map;

const KEYWORDS: [&str; 18] = [
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "unevaluatedItems",
    "contentSchema",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$recursiveRef",
];

/// Keywords that go without a word: another of them is named, or they say only where references lead.
const SILENT: [&str; 7] = [
    "then",
    "else",
    "minContains",
    "maxContains",
    "$id",
    "$anchor",
    "$dynamicAnchor",
];

/// Takes out what has no counterpart, and notes it.
pub(super) fn leave_out(schema: &mut Map, context: &mut Context<'_>) {
    for keyword in KEYWORDS {
        if schema.shift_remove(keyword).is_some() && !SILENT.contains(&keyword) {
            context.note(
                keyword,
                format!("`{keyword}` has no counterpart in a type; it is left out"),
            );
        }
    }
}

/// Definitions inside of a schema are components by now, where anything refers to them.
pub(super) fn definitions(schema: &mut Map, _: &mut Context<'_>) {
    schema.shift_remove("$defs");
    schema.shift_remove("definitions");
}
