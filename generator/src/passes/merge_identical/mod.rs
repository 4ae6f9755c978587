//! Inline types that say the same become one.

mod alike;
mod became;
mod components;
mod homes;
mod place;
mod uses;

use std::collections::HashMap;

use alike::{Essence, essence, essence_in_any_order, outline};
use homes::Homes;
use place::body;
use uses::Uses;

use crate::ir::{Api, Docs, Operation, Origin, Shape, Type, TypeId, Types};
use crate::names::Standing;

/// How far it is looked for what a type stands in.
const DEEPEST: usize = 64;

/// Merges until nothing more is the same: types that differ only in their parts follow their parts. What
/// had names of its own stays apart, what had one name together.
pub(super) fn run(api: &mut Api, mut standing: Standing) {
    let mut uses = Uses::of(api);
    let mut survivors: Vec<TypeId> = api.types.ids().collect();
    let mut order = in_order(api);
    if became::run(api, (&mut standing, &uses), &order, &mut survivors) {
        uses = Uses::of(api);
    }
    order.retain(|id| survivors.get(id.index()) == Some(id));
    components::run(api, (&standing, &uses), &order, &mut survivors);
    order.retain(|id| survivors.get(id.index()) == Some(id));
    let kept = &standing.names;
    let mut names = kept.clone();
    let homes = Homes::of(api, &order, kept);
    loop {
        let mut merge_by = |essence: Essence, types: &mut Types, context: Context<'_>| {
            let order = (order.as_slice(), essence);
            merge(types, order, &mut survivors, &mut names, context)
        };
        // What was one stays one in whatever order its values come. What had two names had them for an order, perhaps,
        // and what the lock does not know is the one in the same.
        let by_name = merge_by(essence_in_any_order, &mut api.types, &|_, id| {
            kept.get(&id).cloned()
        });
        let mut merge = |types: &mut Types, context: Context<'_>| merge_by(essence, types, context);
        let by_word = merge(&mut api.types, &|_, id| homes.context(id));
        // Wherever it stands, what the document calls the same is the same.
        let by_given_name = merge(&mut api.types, &|types, id| {
            types.get(id).given_name().map(str::to_owned)
        });
        let by_root = merge(&mut api.types, &|types, id| {
            let definition = types.get(id);
            matches!(definition.shape, Shape::Enumeration(_))
                .then(|| only_root(types, &definition.origins))
                .flatten()
        });
        // One body may be sent in several media types, and answered with several statuses.
        let by_body = merge(&mut api.types, &|types, id| {
            body(types, types.get(id).origins.first()?, 0)
        });
        settle(&mut survivors);
        replace(api, &survivors);
        if !by_name && !by_word && !by_given_name && !by_root && !by_body {
            break;
        }
    }
    for (id, survivor) in api.types.ids().zip(&survivors) {
        api.types.get_mut(id).is_merged = *survivor != id;
    }
    for id in order {
        let is_common = homes.are_several(&api.types, &api.types.get(id).origins);
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

/// What all places of a type stand in.
fn only_root(types: &Types, origins: &[Origin]) -> Option<String> {
    let mut roots = origins.iter().map(|origin| types.root(origin));
    let first = roots.next()??;
    let is_only = roots.all(|other| other.as_ref() == Some(&first));
    is_only.then(|| format!("{first:?}"))
}

/// What types have to share, beside their shape, to become one.
type Context<'a> = &'a dyn Fn(&Types, TypeId) -> Option<String>;

/// Merges types of the same shape and the same `context`; says whether there were any.
fn merge(
    types: &mut Types,
    (order, essence): (&[TypeId], Essence),
    survivors: &mut [TypeId],
    names: &mut HashMap<TypeId, String>,
    context: Context<'_>,
) -> bool {
    let mut known: HashMap<(String, u64), Vec<TypeId>> = HashMap::new();
    let mut merged = false;
    for id in order.iter().copied() {
        if survivors.get(id.index()) != Some(&id) || is_component(types, id) {
            continue;
        }
        let Some(context) = context(types, id) else {
            continue;
        };
        let shape = &types.get(id).shape;
        let alike = known.entry((context, outline(shape))).or_default();
        let own = (!alike.is_empty()).then(|| essence(shape));
        let is_twin = |twin: &&TypeId| {
            let is_named_otherwise = names
                .get(*twin)
                .zip(names.get(&id))
                .is_some_and(|(one, other)| one != other);
            !is_named_otherwise && own.as_ref() == Some(&essence(&types.get(**twin).shape))
        };
        let Some(twin) = alike.iter().find(is_twin).copied() else {
            alike.push(id);
            continue;
        };
        let merging = types.get(id);
        let is_said_alike = types.get(twin).docs == merging.docs;
        let origins = merging.origins.clone();
        let given_names = merging.given_names.clone();
        let survivor = types.get_mut(twin);
        survivor.origins.extend(origins);
        survivor.given_names.extend(given_names);
        // What is said of one place is not true of all.
        if !is_said_alike {
            survivor.docs = Docs::default();
        }
        if let Some(name) = names.get(&id).cloned() {
            names.insert(twin, name);
        }
        if let Some(survivor) = survivors.get_mut(id.index()) {
            *survivor = twin;
        }
        merged = true;
    }
    merged
}

/// What has been merged into what was merged later goes where that went.
fn settle(survivors: &mut [TypeId]) {
    for index in 0..survivors.len() {
        let mut survivor = survivors.get(index).copied();
        while let Some(id) = survivor
            && let Some(next) = survivors.get(id.index()).copied()
            && next != id
        {
            survivor = Some(next);
        }
        if let (Some(slot), Some(survivor)) = (survivors.get_mut(index), survivor) {
            *slot = survivor;
        }
    }
}

fn is_component(types: &Types, id: TypeId) -> bool {
    let mut origins = types.get(id).origins.iter();
    origins.any(|origin| matches!(origin, Origin::Component(_) | Origin::Multipart { .. }))
}

/// Points every use of a merged type to the one that stays.
fn replace(api: &mut Api, survivors: &[TypeId]) {
    let follow = |ty: &mut Type| {
        if let Some(id) = ty.named_mut()
            && let Some(survivor) = survivors.get(id.index())
        {
            *id = *survivor;
        }
    };
    for id in api.types.ids() {
        api.types
            .get_mut(id)
            .shape
            .parts_mut()
            .into_iter()
            .for_each(follow);
    }
    api.operations
        .iter_mut()
        .flat_map(Operation::types_mut)
        .for_each(follow);
    api.examples
        .iter_mut()
        .for_each(|example| follow(&mut example.ty));
}
