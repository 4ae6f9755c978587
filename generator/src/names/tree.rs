//! The tree of resources, as it comes to be.

use std::collections::BTreeSet;

use super::Resource;
use super::words::{pascal, snake};

/// The node that a path leads to, made where it is not there.
pub(super) fn insert<'r>(node: &'r mut Resource, path: &[String]) -> &'r mut Resource {
    let Some((first, rest)) = path.split_first() else {
        return node;
    };
    // `Responses` and `responses` are one.
    let module = snake(first);
    let mut children = node.children.iter();
    let index = match children.position(|child| child.module == module) {
        Some(index) => index,
        None => {
            node.children.push(Resource {
                title: first.clone(),
                module,
                ..Resource::default()
            });
            node.children.len() - 1
        }
    };
    #[allow(
        clippy::indexing_slicing,
        reason = "the index was found or made just above"
    )]
    insert(&mut node.children[index], rest)
}

/// The handles of resources, as they are called unless one is taken.
pub(super) fn collect_handles(node: &Resource, handles: &mut BTreeSet<String>) {
    for child in &node.children {
        handles.insert(pascal(&child.title));
        collect_handles(child, handles);
    }
}
