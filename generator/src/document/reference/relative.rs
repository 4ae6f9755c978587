//! References that mean the enclosing schema, not the document: `#`, `#/$defs/x`, `$recursiveRef`.

use std::collections::HashMap;

use super::target::{SCHEMAS, Target, component, find};
use crate::document::node::{Map, Node};
use crate::document::shape::{Kind, Shape};
use crate::document::walk::{Path, Visitor, walk};

/// References to the schema they stand in, if they are `#`, from between 2019 and OpenAPI 3.1.
pub(super) const RECURSIVE: [&str; 2] = ["$recursiveRef", "$dynamicRef"];

/// Where references lead that only lead somewhere from an enclosing schema, by their places.
#[derive(Default)]
pub(super) struct Absolute(HashMap<String, String>);

impl Absolute {
    pub(super) fn of(root: &Node, candidates: Vec<(String, String)>) -> Self {
        let found = candidates.into_iter().filter_map(|(at, pointer)| {
            let pointer = enclosing(root, &at, &pointer)?;
            Some((at, pointer))
        });
        Self(found.collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes the references of what stands at a place lead there from anywhere.
    pub(super) fn write(&self, node: &mut Node, kind: Kind, mut at: Path) {
        let found = &self.0;
        walk(node, Shape::One(kind), &mut at, &mut Rewriter { found });
    }
}

/// The pointer that a schema's reference has, if it may be meant relative to the schema.
pub(super) fn candidate(node: &Node) -> Option<String> {
    let map = node.as_map()?;
    let recursive = || {
        // One to a name that no schema has by now leads to nothing.
        RECURSIVE
            .iter()
            .find_map(|key| map.get(*key))
            .filter(|target| target.as_str() == Some("#"))
            .map(|_| String::new())
    };
    match map.get("$ref").and_then(Node::as_str) {
        Some(text) if text.starts_with("#/components/") || !text.starts_with('#') => None,
        Some(text) => Some(Target::new(text).pointer),
        None => recursive(),
    }
}

/// The pointer from the root, if only an enclosing schema has what `pointer` leads to.
fn enclosing(root: &Node, at: &str, pointer: &str) -> Option<String> {
    if pointer.is_empty() {
        let name = component(at)?;
        return Some(format!("{SCHEMAS}{name}"));
    }
    if find(root, pointer).is_some() {
        return None;
    }
    let mut prefix = at;
    while let Some((parent, _)) = prefix.rsplit_once('/') {
        let candidate = format!("{prefix}{pointer}");
        if find(root, &candidate).is_some() {
            return Some(candidate);
        }
        prefix = parent;
    }
    None
}

struct Rewriter<'a> {
    found: &'a HashMap<String, String>,
}

impl Visitor for Rewriter<'_> {
    fn enter(&mut self, node: &mut Node, _: Shape, at: &Path) -> bool {
        if let Node::Map(map) = node
            && let Some(pointer) = self.found.get(at.as_str())
        {
            rewrite(map, pointer);
        }
        true
    }
}

fn rewrite(map: &mut Map, pointer: &str) {
    RECURSIVE
        .iter()
        .for_each(|key| drop(map.shift_remove(*key)));
    map.insert("$ref".to_owned(), Node::text(format!("#{pointer}")));
}
