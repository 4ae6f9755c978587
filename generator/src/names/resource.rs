//! The resource that an operation belongs to.

use super::versions::Versions;
use crate::ir::Operation;

/// The words of the resource, outermost first: those of the configuration or the document, else the
/// first tag, else the path.
pub(super) fn words(operation: &Operation, versions: &Versions) -> Vec<String> {
    let said = operation.resource.iter().flatten();
    let said: Vec<String> = said.filter(|word| !word.is_empty()).cloned().collect();
    if !said.is_empty() {
        return said;
    }
    if let Some(tag) = operation.tags.first() {
        return vec![versions.tag(tag)];
    }
    let words = versions.path_resource(&operation.path);
    match words.is_empty() {
        true => vec!["default".to_owned()],
        false => words,
    }
}
