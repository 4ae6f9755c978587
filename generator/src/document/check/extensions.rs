//! The extensions of the model: what it says in them follows from a document, which does not write them itself.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::model_extension::PREFIX;
use crate::document::node::Map;
use crate::document::shape::Kind;
use crate::document::walk::Path;

/// Leaves out the keys that would be taken for what the model says.
pub(super) fn leave_out_of_model(map: &mut Map, kind: Kind, at: &Path, found: &mut Diagnostics) {
    let is_of_model = |key: &String| key.starts_with(PREFIX);
    // The keys of a requirement are names of security schemes, whatever they begin with.
    if kind == Kind::SecurityRequirement || !map.keys().any(is_of_model) {
        return;
    }
    map.retain(|key, _| {
        let stays = !is_of_model(key);
        if !stays {
            found.push(not_read(key, at));
        }
        stays
    });
}

fn not_read(key: &str, at: &Path) -> Diagnostic {
    let message = format!("`{key}` is not read: the generator keeps such keys for itself");
    let at = at.child(key).pointer();
    let finding = Diagnostic::new(Severity::Warning, Code::UnknownKey, &at, message);
    finding.with_help(format!(
        "remove it, or call it something that does not begin with `{PREFIX}`"
    ))
}
