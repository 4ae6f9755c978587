//! The tree to the model. The parts of a document, which are many, are copied, brought into the form of 3.0
//! and built beside each other: what is written stays as it is, and no whole tree is there twice.

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Paths, ReferenceOr};
use rayon::prelude::*;

use super::node::{Map, Node};
use super::shape::{Kind, Shape};
use super::walk::Path;
use super::{build, upgrade};
use crate::diagnostic::Diagnostics;

/// The model of a document.
pub(super) fn model(root: &Node, found: &mut Diagnostics) -> OpenAPI {
    upgrade::note(root, found);
    let mut out = OpenAPI::default();
    for (key, value) in root.as_map().into_iter().flatten() {
        let at = Path::default().child(key);
        match (key.as_str(), value) {
            ("paths", Node::Map(map)) => out.paths = paths(map, &at, found),
            ("components", Node::Map(map)) => out.components = Some(components(map, &at, found)),
            (key, value) => {
                let value = upgraded(value, Kind::Document.field(key), at, found);
                value
                    .into_iter()
                    .for_each(|value| build::field(&mut out, key, value));
            }
        }
    }
    out
}

fn paths(map: &Map, at: &Path, found: &mut Diagnostics) -> Paths {
    let mut out = Paths::default();
    let is_path = |key: &str| key.starts_with('/');
    let shape = |key: &str| Kind::Paths.field(key);
    out.paths = all(map, shape, at, found, |key, node| {
        is_path(key).then(|| ReferenceOr::Item(build::path_item(node)))
    });
    for (key, value) in map.iter().filter(|(key, _)| !is_path(key)) {
        build::extend(&mut out.extensions, key.clone(), value.clone());
    }
    out
}

fn components(map: &Map, at: &Path, found: &mut Diagnostics) -> Components {
    let mut out = Components::default();
    for (key, value) in map {
        let at = at.child(key);
        match (key.as_str(), value) {
            ("schemas", Node::Map(map)) => {
                let shape = |_: &str| Some(Shape::One(Kind::Schema));
                out.schemas = all(map, shape, &at, found, |_, node| build::named_schema(node));
            }
            (key, value) => {
                let value = upgraded(value, Kind::Components.field(key), at, found);
                value
                    .into_iter()
                    .for_each(|value| build::section(&mut out, key, value));
            }
        }
    }
    out
}

/// A copy of a part in the form of 3.0; none if nothing is left of it.
fn upgraded(
    part: &Node,
    shape: Option<Shape>,
    mut at: Path,
    found: &mut Diagnostics,
) -> Option<Node> {
    let mut part = part.clone();
    upgrade::upgrade(&mut part, shape, &mut at, found).then_some(part)
}

/// Reads all members beside each other; what is found is told in their order.
fn all<T: Send>(
    map: &Map,
    shape: impl Fn(&str) -> Option<Shape> + Sync,
    at: &Path,
    found: &mut Diagnostics,
    read: impl Fn(&str, Node) -> Option<T> + Sync,
) -> IndexMap<String, T> {
    let members: Vec<(&String, &Node)> = map.iter().collect();
    let read = members.par_iter().map(|(key, node)| {
        let mut found = Diagnostics::default();
        let part = upgraded(node, shape(key), at.child(key), &mut found);
        (part.and_then(|part| read(key, part)), found)
    });
    let read: Vec<(Option<T>, Diagnostics)> = read.collect();
    let mut out = IndexMap::with_capacity(members.len());
    for ((key, _), (value, more)) in members.into_iter().zip(read) {
        found.extend(more);
        out.extend(value.map(|value| (key.clone(), value)));
    }
    out
}
