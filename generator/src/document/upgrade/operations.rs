//! Operations with methods that 3.2 added.

use super::Context;
use crate::diagnostic::Code;
use crate::document::node::Node;

/// Takes out the operations that the model has no place for.
pub(super) fn leave_out(item: &mut Node, context: &mut Context<'_>) {
    let Node::Map(map) = item else { return };
    let help = "offer the operation with another method as well";
    if map.shift_remove("query").is_some() {
        let message = "the method QUERY is not generated; the operation is left out";
        context.warn(Code::UnsupportedMethod, "query", message, help);
    }
    if let Some(Node::Map(others)) = map.shift_remove("additionalOperations") {
        for method in others.keys().filter(|key| !key.starts_with("x-")) {
            let message =
                format!("the method {method} is not generated; the operation is left out");
            context.warn(
                Code::UnsupportedMethod,
                "additionalOperations",
                message,
                help,
            );
        }
    }
}
