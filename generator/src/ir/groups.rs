//! Types that lead to each other.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::{TypeId, Types};

impl Types {
    /// The types in groups of those that lead to each other by these parts, parts before their wholes.
    pub(crate) fn groups<P: Iterator<Item = TypeId>>(
        &self,
        parts: impl Fn(TypeId) -> P,
    ) -> Vec<Vec<TypeId>> {
        let mut graph = DiGraph::<TypeId, ()>::with_capacity(self.len(), self.len());
        let nodes: Vec<_> = self.ids().map(|id| graph.add_node(id)).collect();
        for (id, node) in self.ids().zip(&nodes) {
            for part in parts(id).filter_map(|part| nodes.get(part.index())) {
                graph.add_edge(*node, *part, ());
            }
        }
        let groups = kosaraju_scc(&graph).into_iter();
        let of_nodes = |group: Vec<_>| -> Vec<TypeId> {
            let nodes = group.into_iter();
            nodes
                .filter_map(|node| graph.node_weight(node).copied())
                .collect()
        };
        groups.map(of_nodes).collect()
    }
}
