//! The resource that an operation belongs to.

use super::versions::Versions;
use crate::ir::Operation;

/// The words of the resource, outermost first: those of the configuration or the document, else the
/// first tag, else the path.
pub(super) fn words(operation: &Operation, versions: &Versions) -> Vec<String> {
    if let Some(words) = &operation.resource {
        let words = words.iter().filter(|word| !word.is_empty());
        return words.cloned().collect();
    }
    if let Some(tag) = operation.tags.first() {
        return vec![versions.tag(tag)];
    }
    let (mut words, rest) = versions.path(&operation.path);
    words.extend(rest.into_iter().find(|segment| !segment.starts_with('{')));
    match words.is_empty() {
        true => vec!["default".to_owned()],
        false => words,
    }
}
