//! What a discriminator maps its values to.

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::node::Node;
use crate::document::walk::Path;

/// Hands over each target, with the values that it is for and its place; one that becomes null goes.
pub(super) fn settle(node: &mut Node, at: &Path, mut target: impl FnMut(&mut Node, &str, &Path)) {
    let Node::Map(discriminator) = node else {
        return;
    };
    if let Some(value) = discriminator.get_mut("defaultMapping") {
        target(value, "other values", &at.child("defaultMapping"));
        if value.is_null() {
            discriminator.shift_remove("defaultMapping");
        }
    }
    let Some(Node::Map(mapping)) = discriminator.get_mut("mapping") else {
        return;
    };
    let at = at.child("mapping");
    for (key, value) in mapping.iter_mut() {
        target(value, &format!("`{key}`"), &at.child(key));
    }
    mapping.retain(|_, value| !value.is_null());
}

/// Without its mapping a member of a union is told by its name or its content: nothing is missing.
pub(super) fn unmapped(mut finding: Diagnostic, values: &str) -> Diagnostic {
    finding.severity = Severity::Warning;
    finding.message += &format!("; the mapping of {values} is left out");
    finding
}
