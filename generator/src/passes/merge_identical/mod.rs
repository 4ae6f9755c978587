//! Inline types that say the same become one.

mod alike;
mod became;
mod body;
mod components;
mod scopes;
mod survivors;
mod twins;
mod uses;

use scopes::Scopes;
use survivors::Survivors;
use twins::Twins;
use uses::Uses;

use crate::ir::{Api, Origin, TypeId, Types};
use crate::names::Standing;

/// How far it is looked for what a type stands in.
const DEEPEST: usize = 64;

/// Merges until nothing more is the same: types that differ only in their parts follow their parts. What
/// had names of its own stays apart, what had one name together.
pub(super) fn run(api: &mut Api, mut standing: Standing) {
    let mut survivors = Survivors::among(&api.types);
    let mut order = in_order(api);
    let mut uses = Uses::of(api);
    if became::run(api, (&mut standing, &uses), &order, &mut survivors) {
        uses = Uses::of(api);
    }
    order.retain(|id| survivors.stays(*id));
    components::run(api, (&standing, &uses), &order, &mut survivors);
    order.retain(|id| survivors.stays(*id));
    let scopes = Scopes::of(api, &order, &standing.names);
    let mut twins = Twins {
        order: &order,
        scopes: &scopes,
        had: &standing.names,
        names: standing.names.clone(),
    };
    while twins.merge(&mut api.types, &mut survivors) {
        survivors.replace(api);
    }
    for id in api.types.ids() {
        api.types.get_mut(id).merged_into = survivors.merged_into(id);
    }
    for id in order {
        let is_common = scopes.are_several(&api.types, &api.types.get(id).origins);
        api.types.get_mut(id).is_common = is_common;
    }
}

/// Of twins, the one that stands in the least stays, and of those the one whose place comes first,
/// whatever the order of the document.
fn in_order(api: &Api) -> Vec<TypeId> {
    let spelling = api.spelling();
    let mut order: Vec<TypeId> = api.types.ids().collect();
    order.sort_by_cached_key(|id| spelling.rank(*id));
    order
}

fn is_component(types: &Types, id: TypeId) -> bool {
    let mut origins = types.get(id).origins.iter();
    origins.any(|origin| matches!(origin, Origin::Component(_) | Origin::Multipart { .. }))
}
