//! How deep the compiler must look to find that what a type holds may be sent to another thread.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::ir::{Type, Types};

/// How deep rustc looks unless it is told otherwise.
const USUAL: usize = 128;

/// How deep a field can be: an option of a map of boxes, and what those stand on.
const STEPS: usize = 8;

/// The least number of steps that a field is: its type, and that there may be none.
const LEAST_STEPS: usize = 4;

/// The limit that a crate with these types asks for; none where the usual one will do.
pub(super) fn limit(types: &Types) -> Option<usize> {
    let deepest = deepest(types);
    (deepest * LEAST_STEPS > USUAL).then(|| (USUAL + deepest * STEPS).next_power_of_two())
}

/// How many types lie in each other at most, each counted once.
fn deepest(types: &Types) -> usize {
    let mut graph = DiGraph::<(), ()>::with_capacity(types.len(), types.len());
    let nodes: Vec<_> = types.ids().map(|_| graph.add_node(())).collect();
    for (id, node) in types.ids().zip(&nodes) {
        let parts = types.get(id).shape.parts().into_iter();
        let parts = parts.filter_map(Type::named);
        for part in parts.filter_map(|part| nodes.get(part.index())) {
            graph.add_edge(*node, *part, ());
        }
    }
    let mut depths = vec![0; nodes.len()];
    // Parts before their wholes; those that hold each other may all be gone through.
    for group in kosaraju_scc(&graph) {
        let parts = group.iter().flat_map(|node| graph.neighbors(*node));
        let below = parts.filter_map(|part| depths.get(part.index()).copied());
        let depth = group.len() + below.max().unwrap_or(0);
        for node in group {
            if let Some(slot) = depths.get_mut(node.index()) {
                *slot = depth;
            }
        }
    }
    depths.into_iter().max().unwrap_or(0)
}
