//! Whose the names are that types had before.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Changes};
use super::gone::Gone;
use super::previous_name::{Source, of_component};
use super::{Lock, Places, is_type_name};
use crate::ir::{Api, TypeId};
use crate::names::scope::Scope;
use crate::summary::Summary;

/// A name that a type had before, in the order in which names are given.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// Whether the type is not what had the name.
    is_broken: bool,
    /// At how many places it had that.
    places: Reverse<usize>,
    /// What has become of it.
    change: Change,
    /// Whether it was named at none of them.
    is_twin: bool,
    /// By type, then by place.
    order: (usize, usize),
    id: TypeId,
    name: String,
}

impl Lock {
    /// Takes the names of types that were given before, and says whose they are. Of several types that one
    /// has become, the one that callers can take for it has its name, and of those the one at most of its places.
    pub(in crate::names) fn types(
        &self,
        places: &Places,
        (api, live): (&Api, &[TypeId]),
        last: Option<&Summary>,
        scope: &mut Scope,
    ) -> BTreeMap<TypeId, String> {
        let gone = Gone::of(self, api);
        let all = live.iter().enumerate();
        let claims = all.flat_map(|(order, id)| self.claims(places, order, (*id, &gone)));
        let mut claims: Vec<Claim> = claims.collect();
        claims.extend(self.of_components((api, live), &claims));
        settle(&mut claims, &Changes::of(&api.types, last));
        let mut kept = BTreeMap::new();
        for Claim { id, name, .. } in claims {
            if !kept.contains_key(&id) && is_type_name(&name) && scope.take(&name) {
                kept.insert(id, name);
            }
        }
        kept
    }

    /// The names that a type had at its places.
    fn claims(&self, places: &Places, order: usize, (id, gone): (TypeId, &Gone)) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        let mut claim = |name: &String, is_twin| match claims.iter_mut().find(|it| it.name == *name)
        {
            Some(claim) => claim.places.0 += 1,
            None => claims.push(Claim {
                is_broken: false,
                places: Reverse(1),
                change: Change::None,
                is_twin,
                order: (order, claims.len()),
                id,
                name: name.clone(),
            }),
        };
        for (name, source) in self.names_before(places.keys(id), gone) {
            claim(name, source != Source::Place);
        }
        claims
    }

    /// Names that components would have which others had before them: what was one type may have become a component at
    /// one of its places.
    fn of_components(&self, (api, live): (&Api, &[TypeId]), claims: &[Claim]) -> Vec<Claim> {
        let known: BTreeSet<TypeId> = claims.iter().map(|claim| claim.id).collect();
        let names: BTreeSet<&str> = claims.iter().map(|claim| claim.name.as_str()).collect();
        let new = live.iter().enumerate();
        let new = new.filter(|(_, id)| !known.contains(id));
        let claims = new.filter_map(|(order, id)| {
            let component = api.types.get(*id).component()?;
            let name = of_component(component);
            names.contains(name.as_str()).then(|| Claim {
                is_broken: false,
                places: Reverse(self.places_of(api, component, &name)),
                change: Change::None,
                is_twin: name != component,
                order: (order, 0),
                id: *id,
                name,
            })
        });
        claims.collect()
    }

    /// At how many places what has become the component had the name.
    fn places_of(&self, api: &Api, component: &str, name: &str) -> usize {
        let had = |place: &String| self.name_at(place).is_some_and(|was| was == name);
        let places = api.written_out.iter();
        places
            .filter(|(place, is)| *is == component && had(place))
            .count()
    }
}

/// Puts claims in order; where several types had one name it is asked what has become of them.
fn settle(claims: &mut [Claim], changes: &Changes<'_>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims.iter() {
        *counts.entry(claim.name.clone()).or_default() += 1;
    }
    for claim in claims.iter_mut() {
        if counts.get(&claim.name).is_some_and(|count| *count > 1) {
            claim.change = changes.since(&claim.name, claim.id);
            claim.is_broken = claim.change == Change::Broken;
        }
    }
    claims.sort();
}
