//! Selection: some operations of a document, and all that they reach.

mod candidate;
mod heirs;
mod pattern;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::node::{Map, Node};
use super::reference::nearest;
use super::walk::Path;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use candidate::{Candidate, candidates};

/// Which operations of a document are wanted; all of them where nothing is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// Operations by operationId, or as `GET /path`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// All operations with one of these tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// All operations of the paths that fit: `*` is one segment or part of it, `**` any number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
}

impl Selection {
    /// Whether nothing is named, and so nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.operations.is_empty() && self.tags.is_empty() && self.paths.is_empty()
    }

    /// What is named, each with the word for its kind.
    fn names(&self) -> impl Iterator<Item = Named<'_>> {
        let operations = self.operations.iter().map(|name| Named::Operation(name));
        let tags = self.tags.iter().map(|name| Named::Tag(name));
        let paths = self.paths.iter().map(|name| Named::Path(name));
        operations.chain(tags).chain(paths)
    }
}

/// One name of a selection.
#[derive(Clone, Copy)]
enum Named<'s> {
    Operation(&'s str),
    Tag(&'s str),
    Path(&'s str),
}

/// Leaves out what is not selected and not reached; findings about what went are left out as well.
/// What went is told by its pointers.
pub(crate) fn select(
    root: &mut Node,
    selection: &Selection,
    found: &mut Diagnostics,
) -> BTreeSet<String> {
    if selection.is_everything() {
        return BTreeSet::new();
    }
    let mut problems = Vec::new();
    let wanted = wanted(root, selection, &mut problems);
    let mut gone = BTreeSet::new();
    let names_security = names_security(root);
    candidate::keep(root, &wanted, &mut gone);
    reach::keep_reached(root, names_security, &mut gone);
    let kept = std::mem::take(found)
        .into_iter()
        .filter(|finding| !prefixes(finding.pointer.as_str()).any(|prefix| gone.contains(prefix)));
    found.extend(kept);
    problems.into_iter().for_each(|problem| found.push(problem));
    gone
}

/// Whether the document says anywhere which security schemes a call takes.
fn names_security(root: &Node) -> bool {
    let all = candidates(root);
    let mut operations = all.iter().map(|candidate| candidate.node);
    root.get("security").is_some() || operations.any(|node| node.get("security").is_some())
}

/// Where the operations are that are selected.
fn wanted(root: &Node, selection: &Selection, problems: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    let all = candidates(root);
    let mut wanted = BTreeSet::new();
    for name in selection.names() {
        let fitting: Vec<_> = all.iter().filter(|one| one.fits(name)).collect();
        if fitting.is_empty() {
            problems.push(nothing_fits(name, &all));
        }
        wanted.extend(fitting.iter().map(|one| one.at.clone()));
    }
    wanted
}

/// A selection that finds nothing is out of date, or misspelled.
fn nothing_fits(name: Named<'_>, all: &[Candidate<'_>]) -> Diagnostic {
    let (what, name, near) = match name {
        Named::Operation(name) => (
            "operation",
            name,
            nearest(name, all.iter().filter_map(Candidate::id)),
        ),
        Named::Tag(name) => (
            "operation with the tag",
            name,
            nearest(name, all.iter().flat_map(Candidate::tags)),
        ),
        Named::Path(name) => (
            "path that fits",
            name,
            nearest(name, all.iter().map(|candidate| candidate.path)),
        ),
    };
    let message = format!("the document has no {what} `{name}`, which is selected");
    let help = match near {
        Some(near) => format!("`{near}` is the nearest that it has"),
        None => "correct the selection, or take it out".to_owned(),
    };
    let at = Path::default().child("paths").pointer();
    Diagnostic::new(Severity::Error, Code::UnknownSelection, &at, message).with_help(help)
}

/// Keeps some members of an object, and notes the places of the others.
fn retain(
    map: &mut Map,
    at: &Path,
    gone: &mut BTreeSet<String>,
    mut keep: impl FnMut(&str) -> bool,
) {
    map.retain(|key, _| {
        let kept = keep(key);
        if !kept {
            gone.insert(at.child(key).as_str().to_owned());
        }
        kept
    });
}

/// A pointer and all that it stands in.
fn prefixes(pointer: &str) -> impl Iterator<Item = &str> {
    let ends = pointer.match_indices('/').map(|(at, _)| at);
    ends.chain([pointer.len()])
        .filter_map(|end| pointer.get(..end))
}
