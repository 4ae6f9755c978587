//! Selection: some operations of a document, and all that they reach.

mod pattern;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::node::{Map, Node};
use super::reference::nearest;
use super::shape::{Kind, Shape};
use super::walk::Path;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

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

/// An operation as it stands in the paths.
struct Candidate<'d> {
    path: &'d str,
    method: &'d str,
    node: &'d Node,
}

impl Candidate<'_> {
    fn id(&self) -> Option<&str> {
        self.node.get("operationId")?.as_str()
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.node.get("tags").and_then(Node::as_list);
        tags.into_iter().flatten().filter_map(Node::as_str)
    }

    fn fits(&self, name: Named<'_>) -> bool {
        match name {
            Named::Operation(name) => {
                self.id() == Some(name)
                    || name.split_once(' ').is_some_and(|(method, path)| {
                        method.eq_ignore_ascii_case(self.method) && path == self.path
                    })
            }
            Named::Tag(tag) => self.tags().any(|own| own == tag),
            Named::Path(pattern) => pattern::fits(pattern, self.path),
        }
    }
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
    keep_operations(root, &wanted, &mut gone);
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
    let mut operations = candidates(root).map(|candidate| candidate.node);
    root.get("security").is_some() || operations.any(|node| node.get("security").is_some())
}

/// Path and method of the operations that are selected.
fn wanted(
    root: &Node,
    selection: &Selection,
    problems: &mut Vec<Diagnostic>,
) -> BTreeSet<(String, String)> {
    let all: Vec<Candidate<'_>> = candidates(root).collect();
    let mut wanted = BTreeSet::new();
    for name in selection.names() {
        let fitting: Vec<_> = all.iter().filter(|one| one.fits(name)).collect();
        if fitting.is_empty() {
            problems.push(nothing_fits(name, &all));
        }
        let places = fitting.iter().map(|one| (one.path, one.method));
        wanted.extend(places.map(|(path, method)| (path.to_owned(), method.to_owned())));
    }
    wanted
}

/// Whether a member of a path item is an operation.
fn is_operation(key: &str) -> bool {
    Kind::PathItem.field(key) == Some(Shape::One(Kind::Operation))
}

fn candidates(root: &Node) -> impl Iterator<Item = Candidate<'_>> {
    let paths = root.get("paths").and_then(Node::as_map);
    paths.into_iter().flatten().flat_map(|(path, item)| {
        let members = item.as_map().into_iter().flatten();
        members
            .filter(|(method, _)| is_operation(method))
            .map(move |(method, node)| Candidate { path, method, node })
    })
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

fn keep_operations(
    root: &mut Node,
    wanted: &BTreeSet<(String, String)>,
    gone: &mut BTreeSet<String>,
) {
    let at = Path::default().child("paths");
    let Some(paths) = root.step_mut("paths").and_then(Node::as_map_mut) else {
        return;
    };
    paths.retain(|path, item| {
        let at = at.child(path);
        let Some(item) = item.as_map_mut() else {
            return path.starts_with("x-");
        };
        let mut any = path.starts_with("x-");
        retain(item, &at, gone, |method| {
            let is_wanted = wanted.contains(&(path.clone(), method.to_owned()));
            any |= is_wanted;
            is_wanted || !is_operation(method)
        });
        if !any {
            gone.insert(at.as_str().to_owned());
        }
        any
    });
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
