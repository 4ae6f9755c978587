//! A path item that refers to another, and adds to it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::shape::{ADDITIONAL_OPERATIONS, Kind, Shape};
use crate::document::walk::Path;

/// What stands beside a reference in a path item; nothing in anything else.
fn siblings(node: &Node, shape: Shape) -> Map {
    let map = node
        .as_map()
        .filter(|_| shape == Shape::One(Kind::PathItem));
    let members = map.into_iter().flatten();
    let beside = members.filter(|(key, _)| *key != "$ref");
    beside
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Tells of what stands beside a reference into another file, where other references would lead elsewhere.
pub(super) fn lose_siblings(node: &Node, shape: Shape, at: &Path, found: &mut Diagnostics) {
    for key in siblings(node, shape).keys() {
        let message = "beside a reference into another file, this would be left out";
        let at = at.child(key).pointer();
        let finding = Diagnostic::new(Severity::Error, Code::UnsupportedKeyword, &at, message);
        found.push(finding.with_help("write it in that file"));
    }
}

/// What a reference leads to, with what stands beside the reference: that comes before what is there, and
/// parameters and additional operations are added to those that are.
pub(super) fn with_siblings(node: &Node, shape: Shape, to: Node) -> Node {
    let Node::Map(mut item) = to else { return to };
    for (key, value) in siblings(node, shape) {
        match (item.get_mut(&key), value) {
            (Some(Node::List(there)), Node::List(more)) if key == "parameters" => {
                there.extend(more);
            }
            (Some(Node::Map(there)), Node::Map(more)) if key == ADDITIONAL_OPERATIONS => {
                there.extend(more);
            }
            (_, value) => {
                item.insert(key, value);
            }
        }
    }
    Node::Map(item)
}
