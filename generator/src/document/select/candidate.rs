//! The operations of a document, of which some are selected.

use std::collections::BTreeSet;

use super::{Named, pattern, retain};
use crate::document::node::{Map, Node};
use crate::document::shape::{ADDITIONAL_OPERATIONS, Kind, Shape};
use crate::document::upgrade::has_further_methods;
use crate::document::walk::Path;
use crate::method::QUERY;

/// An operation as it stands in the paths.
pub(super) struct Candidate<'d> {
    pub(super) path: &'d str,
    pub(super) method: &'d str,
    pub(super) node: &'d Node,
    /// Its pointer.
    pub(super) at: String,
}

impl Candidate<'_> {
    pub(super) fn id(&self) -> Option<&str> {
        self.node.get("operationId")?.as_str()
    }

    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.node.get("tags").and_then(Node::as_list);
        tags.into_iter().flatten().filter_map(Node::as_str)
    }

    pub(super) fn fits(&self, name: Named<'_>) -> bool {
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

/// What a member of a path item holds.
enum Member {
    Operation,
    AdditionalOperations,
    Else,
}

impl Member {
    fn of(key: &str, has_further: bool) -> Self {
        match Kind::PathItem.field(key) {
            _ if !has_further && [QUERY, ADDITIONAL_OPERATIONS].contains(&key) => Self::Else,
            Some(Shape::One(Kind::Operation)) => Self::Operation,
            Some(Shape::One(Kind::Operations)) => Self::AdditionalOperations,
            _ => Self::Else,
        }
    }
}

fn is_method(key: &str) -> bool {
    Kind::Operations.field(key).is_some()
}

pub(super) fn candidates(root: &Node) -> Vec<Candidate<'_>> {
    let has_further = has_further_methods(root);
    let paths = root.get("paths").and_then(Node::as_map);
    let at = Path::default().child("paths");
    let mut all = Vec::new();
    for (path, item) in paths.into_iter().flatten() {
        let at = at.child(path);
        let mut add = |method, node, at: Path| {
            let at = at.as_str().to_owned();
            all.push(Candidate {
                path,
                method,
                node,
                at,
            });
        };
        for (key, node) in item.as_map().into_iter().flatten() {
            let at = at.child(key);
            match Member::of(key, has_further) {
                Member::Operation => add(key, node, at),
                Member::AdditionalOperations => {
                    let additional = node.as_map().into_iter().flatten();
                    let additional = additional.filter(|(method, _)| is_method(method));
                    additional.for_each(|(method, node)| add(method, node, at.child(method)));
                }
                Member::Else => {}
            }
        }
    }
    all
}

/// Leaves out the operations that are not at any of the pointers, and notes their places.
pub(super) fn keep(root: &mut Node, wanted: &BTreeSet<String>, gone: &mut BTreeSet<String>) {
    let has_further = has_further_methods(root);
    let at = Path::default().child("paths");
    let Some(paths) = root.step_mut("paths").and_then(Node::as_map_mut) else {
        return;
    };
    paths.retain(|path, item| {
        let at = at.child(path);
        let kept = path.starts_with("x-")
            | item
                .as_map_mut()
                .is_some_and(|item| keep_of_path(item, &at, has_further, wanted, gone));
        if !kept {
            gone.insert(at.as_str().to_owned());
        }
        kept
    });
}

/// Whether any operation of a path is kept.
fn keep_of_path(
    item: &mut Map,
    at: &Path,
    has_further: bool,
    wanted: &BTreeSet<String>,
    gone: &mut BTreeSet<String>,
) -> bool {
    let is_wanted = |at: &Path| wanted.contains(at.as_str());
    let mut has_additional = false;
    if let (true, Some(Node::Map(additional))) = (has_further, item.get_mut(ADDITIONAL_OPERATIONS))
    {
        let at = at.child(ADDITIONAL_OPERATIONS);
        retain(additional, &at, gone, |method| {
            let is_kept = is_wanted(&at.child(method));
            has_additional |= is_kept;
            is_kept || !is_method(method)
        });
    }
    let mut any = has_additional;
    retain(item, at, gone, |key| match Member::of(key, has_further) {
        Member::Operation => {
            let is_kept = is_wanted(&at.child(key));
            any |= is_kept;
            is_kept
        }
        Member::AdditionalOperations => has_additional,
        Member::Else => true,
    });
    any
}
