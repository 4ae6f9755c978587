//! The one walker over a document, driven by the table of shapes.

use std::fmt::Write;

use super::node::{Map, Node};
use super::shape::{Kind, Shape};
use crate::diagnostic::{Pointer, push_token};

/// Where a walk is; a pointer that grows and shrinks in place.
#[derive(Debug, Default)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn at(pointer: &str) -> Self {
        Self(pointer.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::from(self.0.as_str())
    }

    /// The number of levels below the root.
    pub(crate) fn depth(&self) -> usize {
        self.0.bytes().filter(|b| *b == b'/').count()
    }

    /// The path one level down, at `key`.
    pub(crate) fn child(&self, key: &str) -> Self {
        let mut path = Self(self.0.clone());
        path.push(key);
        path
    }

    /// Goes one level down, to `key`; what is returned leads back up.
    pub(crate) fn push(&mut self, key: &str) -> usize {
        let length = self.0.len();
        push_token(&mut self.0, key);
        length
    }

    /// Goes one level down, to `index`; what is returned leads back up.
    pub(crate) fn push_index(&mut self, index: usize) -> usize {
        let length = self.0.len();
        // Writing to a string does not fail.
        let _ = write!(self.0, "/{index}");
        length
    }

    /// Goes back up to where `push` was called.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Runs `f` one level down, at `key`.
    pub(crate) fn within<T>(&mut self, key: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.push(key);
        let result = f(self);
        self.truncate(length);
        result
    }

    /// Runs `f` one level down, at `index`.
    pub(crate) fn within_index<T>(&mut self, index: usize, f: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.push_index(index);
        let result = f(self);
        self.truncate(length);
        result
    }
}

/// What is done at each value of a walk. A value that becomes null is taken out of what holds it.
pub(crate) trait Visitor {
    /// Whether values that are null from the start are taken out as well.
    fn drops_empty(&self) -> bool {
        false
    }

    /// Before the members; `false` leaves them out of the walk.
    fn enter(&mut self, _node: &mut Node, _shape: Shape, _at: &Path) -> bool {
        true
    }

    /// After the members, also when they were left out.
    fn leave(&mut self, _node: &mut Node, _shape: Shape, _at: &Path) {}
}

/// Walks `node` and all that the table knows below it.
pub(crate) fn walk(node: &mut Node, shape: Shape, at: &mut Path, visitor: &mut dyn Visitor) {
    if visitor.enter(node, shape, at) {
        match (shape, &mut *node) {
            (Shape::One(kind), Node::Map(map)) => members(map, |key| kind.field(key), at, visitor),
            (Shape::Map(kind), Node::Map(map)) => {
                members(map, |_| Some(Shape::One(kind)), at, visitor);
            }
            (Shape::List(kind), Node::List(list)) => elements(list, kind, at, visitor),
            (Shape::Items, Node::List(list)) => elements(list, Kind::Schema, at, visitor),
            _ => {}
        }
    }
    visitor.leave(node, shape, at);
}

/// Only a list is special under `items`, only a flag under `additionalProperties`.
pub(super) fn settle(shape: Shape, node: &Node) -> Shape {
    match (shape, node) {
        (Shape::Items, Node::List(_)) => Shape::Items,
        (Shape::Additional, Node::Bool(_)) => Shape::Additional,
        (Shape::Items | Shape::Additional, _) => Shape::One(Kind::Schema),
        _ => shape,
    }
}

fn members(
    map: &mut Map,
    field: impl Fn(&str) -> Option<Shape>,
    at: &mut Path,
    visitor: &mut dyn Visitor,
) {
    let mut dropped = Vec::new();
    for (index, (key, child)) in map.iter_mut().enumerate() {
        let Some(shape) = field(key).filter(|s| *s != Shape::Any) else {
            continue;
        };
        let shape = settle(shape, child);
        if at.within(key, |at| is_dropped(child, shape, at, visitor)) {
            dropped.push(index);
        }
    }
    if !dropped.is_empty() {
        let mut index = 0..;
        map.retain(|_, _| {
            index
                .next()
                .is_none_or(|index| dropped.binary_search(&index).is_err())
        });
    }
}

/// Walks a value; whether nothing is left of it.
pub(super) fn is_dropped(
    child: &mut Node,
    shape: Shape,
    at: &mut Path,
    visitor: &mut dyn Visitor,
) -> bool {
    let was_empty = child.is_null() && !visitor.drops_empty();
    walk(child, shape, at, visitor);
    child.is_null() && !was_empty
}

fn elements(list: &mut Vec<Node>, kind: Kind, at: &mut Path, visitor: &mut dyn Visitor) {
    let mut index = 0..;
    list.retain_mut(|child| {
        let index = index.next().unwrap_or_default();
        !at.within_index(index, |at| is_dropped(child, Shape::One(kind), at, visitor))
    });
}
