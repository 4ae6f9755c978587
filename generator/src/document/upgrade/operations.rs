//! Operations with methods that 3.2 added.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::node::{Map, Node};
use crate::document::shape::ADDITIONAL_OPERATIONS;
use crate::method::Method;

/// Tells of additional operations whose methods have fields of their own; none has a method twice.
pub(super) fn settle(item: &mut Node, context: &mut Context<'_>) {
    let Node::Map(item) = item else { return };
    let Some(Node::Map(mut additional)) = item.shift_remove(ADDITIONAL_OPERATIONS) else {
        return;
    };
    additional.retain(|key, _| match Method::of(key).field() {
        Some(field) => is_kept(item, key, field, context),
        None => {
            tell_of_capitals(key, context);
            true
        }
    });
    item.insert(ADDITIONAL_OPERATIONS.to_owned(), Node::Map(additional));
}

fn is_kept(item: &Map, key: &str, field: &str, context: &mut Context<'_>) -> bool {
    let at = context.pointer(ADDITIONAL_OPERATIONS).child(key);
    let belongs =
        format!("`{key}` is no additional operation: it belongs into the field `{field}`");
    let finding = match item.contains_key(field) {
        true => {
            let message = format!("{belongs}, where there is one; this one is left out");
            let code = Code::DuplicateOperation;
            let finding = Diagnostic::new(Severity::Error, code, &at, message);
            finding.with_help("keep one of the two")
        }
        false => {
            let code = Code::InvalidValue;
            let finding = Diagnostic::new(Severity::Warning, code, &at, belongs);
            finding.with_help(format!(
                "write it as `{field}` beside `{ADDITIONAL_OPERATIONS}`"
            ))
        }
    };
    context.found.push(finding);
    !item.contains_key(field)
}

/// Methods in other capitals are other methods, which hardly a server knows.
fn tell_of_capitals(key: &str, context: &mut Context<'_>) {
    let capitals = key.to_ascii_uppercase();
    let Some(field) = Method::of(&capitals).field() else {
        return;
    };
    let message =
        format!("`{key}` is sent as it is written, which is another method than `{capitals}`");
    let at = context.pointer(ADDITIONAL_OPERATIONS).child(key);
    let finding = Diagnostic::new(Severity::Warning, Code::InvalidValue, &at, message);
    let help = format!("write the operation as the field `{field}`, if `{capitals}` is meant");
    context.found.push(finding.with_help(help));
}
