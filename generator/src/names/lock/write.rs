//! The names that were chosen, as they are kept.

use super::Lock;
use crate::ir::{Api, Kind, Shape, TypeId, Union};
use crate::names::words::pascal;
use crate::names::{Symbols, TypeSymbol};

/// How many places of one type are kept beside the first.
const MOST_TWINS: usize = 8;

impl Lock {
    /// The names of a crate; `before` are those that it was made with.
    pub(in crate::names) fn of(api: &Api, symbols: &Symbols, before: &Self) -> Self {
        let has_resources = !symbols.resources.children.is_empty();
        let mut lock = Self {
            resource_features: has_resources.then_some(symbols.resource_features),
            versions: symbols.versions.clone(),
            ..Self::default()
        };
        for (id, symbol) in &symbols.types {
            lock.keep_type(api, *id, symbol, before);
            if let Shape::Union(union) = &api.types.get(*id).shape {
                lock.keep_members(api, *id, union, symbol);
            }
        }
        for (operation, symbol) in api.operations.iter().zip(&symbols.operations) {
            let http = operation.unnamed_http();
            // Of two that send the same, the first.
            if lock.methods.contains_key(&http) {
                continue;
            }
            lock.resources.insert(http.clone(), symbol.words.clone());
            lock.methods.insert(http.clone(), symbol.method.clone());
            lock.requests.insert(http, symbol.request.clone());
        }
        lock
    }

    /// What a type was named at stays what it is known by, or the first of its places if that is gone.
    fn keep_type(&mut self, api: &Api, id: TypeId, symbol: &TypeSymbol, before: &Self) {
        let definition = api.types.get(id);
        if definition
            .component()
            .is_some_and(|name| pascal(name) == symbol.name)
        {
            return;
        }
        let places = definition.origins.iter().map(|origin| api.place_of(origin));
        let places = places.filter(|place| place.lasts).map(|place| place.words);
        let (mut known, mut others): (Vec<String>, Vec<String>) =
            places.partition(|place| before.types.get(place) == Some(&symbol.name));
        if known.is_empty() && !others.is_empty() {
            known.push(others.remove(0));
        }
        let named = |place| (place, symbol.name.clone());
        self.twins
            .extend(others.into_iter().take(MOST_TWINS).map(named));
        self.types.extend(known.into_iter().map(named));
    }

    fn keep_members(&mut self, api: &Api, id: TypeId, union: &Union, symbol: &TypeSymbol) {
        let members = union.members.iter().zip(&symbol.members);
        let places = api.member_places(id).into_iter();
        for ((member, variant), place) in members.zip(places).filter(|(_, place)| place.lasts) {
            if matches!(member.ty.kind, Kind::Named(_)) {
                self.boxed.insert(place.words.clone(), member.boxed);
            }
            let own = member.component.as_deref().map(pascal);
            if own.as_ref() != Some(variant) {
                self.variants.insert(place.words, variant.clone());
            }
        }
    }
}
