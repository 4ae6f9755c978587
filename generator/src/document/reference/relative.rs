//! `#/$defs/x` that means the nearest enclosing schema with such a definition, not the document.

use std::collections::HashMap;

use super::target::{Target, find};
use crate::document::node::Node;
use crate::document::shape::{Kind, Shape};
use crate::document::walk::{Path, Visitor, walk};

/// Makes references to the definitions of an enclosing schema lead there from anywhere.
pub(super) fn make_absolute(root: &mut Node) {
    let mut collector = Collector::default();
    walk(root, Shape::One(Kind::Document), &mut Path::default(), &mut collector);
    let found: HashMap<String, String> = collector
        .references
        .into_iter()
        .filter_map(|(at, pointer)| Some((at.clone(), enclosing(root, &at, &pointer)?)))
        .collect();
    if !found.is_empty() {
        walk(root, Shape::One(Kind::Document), &mut Path::default(), &mut Rewriter { found });
    }
}

/// The pointer from the root, if only an enclosing schema has what `pointer` leads to.
fn enclosing(root: &Node, at: &str, pointer: &str) -> Option<String> {
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

fn definition(node: &Node) -> Option<String> {
    let target = node.ref_target()?;
    let is_definition = target.starts_with("#/$defs/") || target.starts_with("#/definitions/");
    is_definition.then(|| Target::new(target).pointer)
}

#[derive(Default)]
struct Collector {
    /// Where a reference stands, and what it leads to.
    references: Vec<(String, String)>,
}

impl Visitor for Collector {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if shape == Shape::One(Kind::Schema)
            && let Some(pointer) = definition(node)
        {
            self.references.push((at.as_str().to_owned(), pointer));
        }
        true
    }
}

struct Rewriter {
    found: HashMap<String, String>,
}

impl Visitor for Rewriter {
    fn enter(&mut self, node: &mut Node, _: Shape, at: &Path) -> bool {
        if let Node::Map(map) = node
            && let Some(pointer) = self.found.get(at.as_str())
        {
            map.insert("$ref".to_owned(), Node::text(format!("#{pointer}")));
        }
        true
    }
}
