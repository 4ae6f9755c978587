//! All references of a document.

use std::collections::HashSet;

use super::{kind_of, relative};
use crate::document::node::Node;
use crate::document::shape::{Kind, Shape};
use crate::document::walk::{Path, Visitor, walk};

/// Those of a whole document.
pub(super) fn collect(root: &mut Node) -> Collector {
    collect_in(root, Kind::Document, Path::default())
}

/// Those of what stands at a place.
pub(super) fn collect_in(node: &mut Node, kind: Kind, mut at: Path) -> Collector {
    let mut collector = Collector::default();
    walk(node, Shape::One(kind), &mut at, &mut collector);
    collector
}

/// Finds all references, each once for every kind it is used as.
#[derive(Default)]
pub(super) struct Collector {
    seen: HashSet<(Option<Kind>, String)>,
    pub(super) references: Vec<(Option<Kind>, String)>,
    /// References that may be meant relative to a schema, each with its place.
    pub(super) relative: Vec<(String, String)>,
}

impl Collector {
    fn add(&mut self, kind: Option<Kind>, target: &str) {
        let key = (kind, target.to_owned());
        if self.seen.insert(key.clone()) {
            self.references.push(key);
        }
    }
}

impl Visitor for Collector {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if shape == Shape::One(Kind::Schema)
            && let Some(pointer) = relative::candidate(node)
        {
            self.relative.push((at.as_str().to_owned(), pointer));
        }
        if let Some(target) = node.ref_target() {
            self.add(kind_of(shape), target);
        }
        if shape == Shape::One(Kind::Discriminator) {
            let mapping = node.get("mapping").and_then(Node::as_map);
            let mapped = mapping.into_iter().flat_map(|m| m.values());
            let targets = mapped.chain(node.get("defaultMapping"));
            for target in targets.filter_map(Node::as_str) {
                self.add(Some(Kind::Schema), target);
            }
        }
        true
    }
}
