//! The order of keys says nothing in OpenAPI, so what is generated must not depend on it.

use super::node::{Map, Node};
use super::shape::{Kind, Shape};
use super::walk::{Path, Visitor, walk};
use crate::media_type::PLAIN_JSON;

/// Brings all members into an order of ours where names and files depend on it. Properties stay as
/// they are: fields in the author's order are nicer to read, and nothing is called after it.
pub(crate) fn settle(root: &mut Node) {
    let shape = Shape::One(Kind::Document);
    walk(root, shape, &mut Path::default(), &mut Sorter);
}

struct Sorter;

impl Visitor for Sorter {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if let Node::Map(map) = node {
            match shape {
                Shape::Map(Kind::Schema) if at.as_str().ends_with("/properties") => {}
                Shape::Map(Kind::MediaType) => sort_media_types(map),
                Shape::Map(_) | Shape::TextMap => map.sort_unstable_keys(),
                Shape::One(
                    Kind::Paths
                    | Kind::Operations
                    | Kind::Responses
                    | Kind::Callback
                    | Kind::SecurityRequirement,
                ) => map.sort_unstable_keys(),
                _ => {}
            }
        }
        true
    }
}

/// Of several media types that would do, the first is taken: plain JSON is the best of its sort.
fn sort_media_types(map: &mut Map) {
    map.sort_by(|a, _, b, _| {
        let rank = |name: &str| !name.starts_with(PLAIN_JSON);
        (rank(a), a).cmp(&(rank(b), b))
    });
}
