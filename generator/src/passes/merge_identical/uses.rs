//! Which resources use a type.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::scopes::resource_of;
use crate::ir::{Api, Operation, Type, TypeId};

/// The resources whose operations send or receive each type, by number in ascending order.
pub(super) struct Uses(HashMap<TypeId, Vec<usize>>);

impl Uses {
    pub(super) fn of(api: &Api) -> Self {
        let mut roots: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
        for operation in &api.operations {
            let of_resource = roots.entry(resource_of(operation)).or_default();
            of_resource.extend(named(operation));
        }
        let mut uses: HashMap<TypeId, Vec<usize>> = HashMap::new();
        for (resource, roots) in roots.into_values().enumerate() {
            for id in reached(api, roots) {
                uses.entry(id).or_default().push(resource);
            }
        }
        Self(uses)
    }

    /// Whether any resource uses it.
    pub(super) fn are_any(&self, id: TypeId) -> bool {
        self.0.contains_key(&id)
    }

    /// Whether a resource uses both, or none uses the component: then it is no stranger's.
    pub(super) fn are_related(&self, id: TypeId, component: TypeId) -> bool {
        let Some(resources) = self.0.get(&component) else {
            return true;
        };
        let mut own = self.0.get(&id).into_iter().flatten();
        own.any(|it| resources.binary_search(it).is_ok())
    }
}

fn named(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let types = operation.sent().chain(operation.received());
    types.filter_map(Type::named)
}

fn reached(api: &Api, mut open: Vec<TypeId>) -> HashSet<TypeId> {
    let mut reached = HashSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let parts = api.types.get(id).shape.parts();
            open.extend(parts.into_iter().filter_map(Type::named));
        }
    }
    reached
}
