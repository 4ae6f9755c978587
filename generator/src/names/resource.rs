//! The resource that an operation belongs to.

use super::method::{Paths, is_call, without_format};
use super::versions::Versions;
use crate::ir::Operation;

/// Where operations are whose paths name nothing that they could belong to.
const OF_CALLS: &str = "api";

/// The words of the resource, outermost first: those of the configuration or the document, else the
/// first tag, else the path.
pub(super) fn words(operation: &Operation, versions: &Versions, paths: &Paths) -> Vec<String> {
    let said = operation.resource.iter().flatten();
    let said: Vec<String> = said.filter(|word| !word.is_empty()).cloned().collect();
    if !said.is_empty() {
        return said;
    }
    if let Some(tag) = operation.tags.first() {
        return vec![without_controller(&versions.tag(tag)).to_owned()];
    }
    if is_call(operation, versions, paths) {
        return vec![OF_CALLS.to_owned()];
    }
    // What follows is never sent: it tells operations of one path apart.
    let path = operation.path.split_once("/#");
    let (path, is_told_apart) =
        path.map_or((operation.path.as_str(), false), |(path, _)| (path, true));
    let words = versions.path_resource(without_format(path));
    match (words.is_empty(), is_told_apart) {
        (true, true) => vec![OF_CALLS.to_owned()],
        (true, false) => vec!["default".to_owned()],
        (false, _) => words,
    }
}

/// What a framework calls a class of operations where nobody tagged them: `pet-controller`.
fn without_controller(tag: &str) -> &str {
    let ends = ["-controller", "Controller"].iter();
    let mut names = ends.filter_map(|end| tag.strip_suffix(end));
    names.find(|name| !name.is_empty()).unwrap_or(tag)
}
