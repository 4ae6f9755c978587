//! The tree to the model. The parts of a document, which are many, are copied, brought into the form of 3.0
//! and built beside each other: what is written stays as it is, and no whole tree is there twice.

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, PathItem, ReferenceOr};
use rayon::prelude::*;
use serde::Serialize;

use super::node::{Map, Node};
use super::shape::{Kind, Shape};
use super::walk::Path;
use super::{Version, build, upgrade};
use crate::diagnostic::{Diagnostics, Pointer};
use crate::method::Method;

/// A document in the form of OpenAPI 3.0, and the operations that 3.0 has no place for.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Model {
    /// What 3.0 has a place for.
    pub openapi: OpenAPI,
    /// Operations with other methods than those of 3.0, by their paths.
    further: IndexMap<String, Vec<FurtherOperation>>,
}

/// An operation with a method that is no field of a path item of 3.0.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct FurtherOperation {
    pub(super) method: String,
    /// Where it stands in its path item, by keys.
    pub(super) within: Vec<String>,
    pub(super) operation: openapiv3::Operation,
}

/// An operation where it stands.
pub(crate) struct PathOperation<'m> {
    pub(crate) path: &'m str,
    pub(crate) item: &'m PathItem,
    pub(crate) item_at: Pointer,
    pub(crate) method: Method,
    pub(crate) operation: &'m openapiv3::Operation,
    pub(crate) at: Pointer,
}

impl Model {
    /// The version that the document says it is of.
    pub(crate) fn version(&self) -> Option<Version> {
        Version::of(&self.openapi.openapi)
    }

    /// Method and path of each operation, in the order of the document.
    pub fn requests(&self) -> impl Iterator<Item = String> {
        self.operations()
            .map(|one| format!("{} {}", one.method.as_str(), one.path))
    }

    /// All operations, those of a path beside each other.
    pub(crate) fn operations(&self) -> impl Iterator<Item = PathOperation<'_>> {
        let paths = Pointer::root().child("paths");
        let items = self.openapi.paths.paths.iter();
        let items = items.filter_map(|(path, item)| Some((path, item.as_item()?)));
        items.flat_map(move |(path, item)| self.of_path(path, item, &paths.child(path)))
    }

    fn of_path<'m>(
        &'m self,
        path: &'m str,
        item: &'m PathItem,
        item_at: &Pointer,
    ) -> Vec<PathOperation<'m>> {
        let one = |method, operation, at| PathOperation {
            path,
            item,
            item_at: item_at.clone(),
            method,
            operation,
            at,
        };
        let of_3_0 = item.iter().filter_map(|(field, operation)| {
            Some(one(
                Method::of_field(field)?,
                operation,
                item_at.child(field),
            ))
        });
        let further = self.further.get(path).into_iter().flatten();
        let further = further.map(|it| {
            let at = it.within.iter();
            let at = at.fold(item_at.clone(), |at, key| at.child(key));
            one(Method::of(&it.method), &it.operation, at)
        });
        of_3_0.chain(further).collect()
    }

    fn add_paths(&mut self, map: &Map, at: &Path, root: &Node, found: &mut Diagnostics) {
        let is_path = |key: &str| key.starts_with('/');
        let shape = |key: &str| Kind::Paths.field(key);
        let items = all(map, shape, at, root, found, |key, mut node| {
            let further = build::further_operations(&mut node);
            is_path(key).then(|| (build::path_item(node), further))
        });
        let paths = &mut self.openapi.paths;
        paths.paths.reserve_exact(items.len());
        for (path, (item, further)) in items {
            if !further.is_empty() {
                self.further.insert(path.clone(), further);
            }
            paths.paths.insert(path, ReferenceOr::Item(item));
        }
        for (key, value) in map.iter().filter(|(key, _)| !is_path(key)) {
            build::extend(&mut paths.extensions, key.clone(), value.clone());
        }
    }
}

/// The model of a document.
pub(super) fn model(root: &Node, found: &mut Diagnostics) -> Model {
    upgrade::note(root, found);
    let mut out = Model::default();
    for (key, value) in root.as_map().into_iter().flatten() {
        let at = Path::default().child(key);
        match (key.as_str(), value) {
            ("paths", Node::Map(map)) => out.add_paths(map, &at, root, found),
            ("components", Node::Map(map)) => {
                out.openapi.components = Some(components(map, &at, root, found));
            }
            (key, value) => {
                let value = upgraded(value, Kind::Document.field(key), at, root, found);
                value
                    .into_iter()
                    .for_each(|value| build::field(&mut out.openapi, key, value));
            }
        }
    }
    out
}

fn components(map: &Map, at: &Path, root: &Node, found: &mut Diagnostics) -> Components {
    let mut out = Components::default();
    for (key, value) in map {
        let at = at.child(key);
        match (key.as_str(), value) {
            ("schemas", Node::Map(map)) => {
                let shape = |_: &str| Some(Shape::One(Kind::Schema));
                out.schemas = all(map, shape, &at, root, found, |_, node| {
                    build::named_schema(node)
                });
            }
            (key, value) => {
                let value = upgraded(value, Kind::Components.field(key), at, root, found);
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
    root: &Node,
    found: &mut Diagnostics,
) -> Option<Node> {
    let mut part = part.clone();
    upgrade::upgrade(&mut part, shape, &mut at, root, found).then_some(part)
}

/// Reads all members beside each other; what is found is told in their order.
fn all<T: Send>(
    map: &Map,
    shape: impl Fn(&str) -> Option<Shape> + Sync,
    at: &Path,
    root: &Node,
    found: &mut Diagnostics,
    read: impl Fn(&str, Node) -> Option<T> + Sync,
) -> IndexMap<String, T> {
    let members: Vec<(&String, &Node)> = map.iter().collect();
    let read = members.par_iter().map(|(key, node)| {
        let mut found = Diagnostics::default();
        let part = upgraded(node, shape(key), at.child(key), root, &mut found);
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
