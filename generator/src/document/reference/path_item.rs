//! A path item that refers to another, and adds to it.

use crate::document::node::{Map, Node};
use crate::document::shape::{Kind, Shape};

/// What stands beside a reference in a path item.
pub(super) fn siblings(node: &Node, shape: Shape) -> Option<Map> {
    let map = node
        .as_map()
        .filter(|_| shape == Shape::One(Kind::PathItem))?;
    let beside = map.iter().filter(|(key, _)| *key != "$ref");
    let beside: Map = beside
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    (!beside.is_empty()).then_some(beside)
}

/// What a path item refers to with what stands beside the reference: that comes before what is there,
/// and parameters are added to those that are.
pub(super) fn added(to: Node, siblings: Map) -> Node {
    let Node::Map(mut item) = to else { return to };
    for (key, value) in siblings {
        match (item.get_mut(&key), value) {
            (Some(Node::List(there)), Node::List(more)) if key == "parameters" => {
                there.extend(more);
            }
            (_, value) => {
                item.insert(key, value);
            }
        }
    }
    Node::Map(item)
}
