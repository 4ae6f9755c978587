//! What the specification says of a place in a document.

use crate::document::node::{Node, tokens};
use crate::document::shape::{Kind, Shape};
use crate::document::walk;

/// What stands at a place, if the table knows that and no reference leads there.
pub(super) fn shape_at(root: &Node, pointer: &str) -> Option<Shape> {
    let mut node = root;
    let mut shape = Shape::One(Kind::Document);
    for token in tokens(pointer) {
        let below = match shape {
            Shape::One(kind) => kind.field(&token)?,
            Shape::Map(kind) | Shape::List(kind) => Shape::One(kind),
            Shape::Items => Shape::One(Kind::Schema),
            _ => return None,
        };
        node = node.step(&token)?;
        shape = walk::settle(below, node);
    }
    Some(shape)
}

/// Whether a schema stands at a place, so that a reference to one could stand there instead.
pub(super) fn is_schema(root: &Node, pointer: &str) -> bool {
    shape_at(root, pointer) == Some(Shape::One(Kind::Schema))
}

/// What stands at a place, if that cannot be of the kind that is asked for.
pub(super) fn mismatch(root: &Node, pointer: &str, kind: Kind, node: &Node) -> Option<String> {
    match shape_at(root, pointer) {
        Some(Shape::One(other)) if other == kind || is_alike(kind, other) => {}
        Some(Shape::One(other)) => return Some(other.named()),
        Some(Shape::Items) => return Some(Shape::List(Kind::Schema).describe()),
        Some(Shape::Additional) | None => {}
        Some(shape) => return Some(shape.describe()),
    }
    let is_one = match node {
        Node::Map(_) => true,
        Node::Bool(_) => kind == Kind::Schema,
        // What is empty is told of where it stands.
        Node::Null => true,
        _ => false,
    };
    (!is_one).then(|| node.describe())
}

/// A header says no less than a parameter does; its name and place are not read.
fn is_alike(kind: Kind, other: Kind) -> bool {
    matches!(
        (kind, other),
        (Kind::Header, Kind::Parameter) | (Kind::Responses, Kind::Response)
    )
}
