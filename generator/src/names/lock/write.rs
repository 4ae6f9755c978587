//! The names that were chosen, as they are kept.

use super::Lock;
use super::key::Key;
use crate::ir::{Api, Kind, Object, Shape, TypeId, Union};
use crate::names::members::{CLIENT, Members};
use crate::names::{Symbols, TypeSymbol, arguments};

impl Lock {
    /// The names of a crate; `before` are those that it was made with.
    pub(in crate::names) fn of(api: &Api, symbols: &Symbols, before: &Self) -> Self {
        let has_resources = !symbols.resources.children.is_empty();
        let mut lock = Self {
            resource_features: has_resources.then_some(symbols.resource_features),
            versions: symbols.versions.clone(),
            components: api.written_out.clone(),
            ..Self::default()
        };
        lock.keep_told_apart(CLIENT, &symbols.told_apart);
        for (id, symbol) in &symbols.types {
            lock.keep_told_apart(&symbol.name, &symbol.told_apart);
            lock.keep_type(api, symbols, *id, before);
            lock.keep_arguments(
                &symbol.name,
                arguments::keys(&api.types.get(*id).shape, symbol),
            );
            match &api.types.get(*id).shape {
                Shape::Union(union) => {
                    lock.keep_members(symbols, (*id, union));
                    lock.keep_read_of_some(symbols, (*id, union));
                }
                Shape::Object(object) => lock.keep_boxes(symbols, (*id, object)),
                _ => {}
            }
        }
        for (operation, symbol) in api.operations.iter().zip(&symbols.operations) {
            let key = operation.key();
            lock.keep_told_apart(&key, &symbol.told_apart);
            lock.keep_arguments(&key, arguments::wires(operation, symbol));
            lock.resources.insert(key.clone(), symbol.words.clone());
            lock.methods.insert(key.clone(), symbol.method.clone());
            lock.requests.insert(key.clone(), symbol.request.clone());
            let answers = symbol.answers.iter();
            let statuses: Vec<String> = answers.map(|it| it.status.to_string()).collect();
            if !statuses.is_empty() {
                lock.answers.insert(key, statuses);
            }
        }
        lock
    }

    fn keep_told_apart(&mut self, owner: &str, members: &Members) {
        if !members.is_empty() {
            self.members.insert(owner.to_owned(), members.clone());
        }
    }

    /// The order of the document is no news.
    fn keep_arguments(&mut self, owner: &str, taken: Vec<(usize, String)>) {
        if !taken.is_sorted() {
            let taken = taken.into_iter().map(|(_, word)| word).collect();
            self.arguments.insert(owner.to_owned(), taken);
        }
    }

    /// What a type was named at stays what it is known by, or the first of its places if that is gone. The others
    /// are kept as well, all of them: one that is not would part from them once they are alike in more than it is.
    fn keep_type(&mut self, api: &Api, symbols: &Symbols, id: TypeId, before: &Self) {
        let Some(TypeSymbol { name, .. }) = symbols.types.get(&id) else {
            return;
        };
        // Whatever is spelled as its name has that first; anything else may find it taken.
        if api.types.get(id).component() == Some(name.as_str()) {
            return;
        }
        let keys = symbols.places.keys(id);
        let (mut known, mut others): (Vec<&Key>, Vec<&Key>) =
            keys.partition(|key| key.find(&before.types) == Some(name));
        if known.is_empty() && !others.is_empty() {
            known.push(others.remove(0));
        }
        let named = |key: &Key| (key.words().to_owned(), name.clone());
        self.twins.extend(others.into_iter().map(named));
        self.types.extend(known.into_iter().map(named));
    }

    fn keep_boxes(&mut self, symbols: &Symbols, (id, object): (TypeId, &Object)) {
        for field in object.fields.iter().filter(|field| field.boxed) {
            let keys = symbols.places.field(id, &field.key).into_iter();
            self.boxed
                .extend(keys.map(|key| (key.words().to_owned(), true)));
        }
    }

    fn keep_read_of_some(&mut self, symbols: &Symbols, (id, union): (TypeId, &Union)) {
        let some = union.common.iter().filter(|common| common.of_some);
        let keys: Vec<String> = some.map(|common| common.key.clone()).collect();
        if !keys.is_empty() {
            let places = symbols.places.keys(id).map(|key| key.words().to_owned());
            self.read_of_some
                .extend(places.map(|place| (place, keys.clone())));
        }
    }

    fn keep_members(&mut self, symbols: &Symbols, (id, union): (TypeId, &Union)) {
        let variants = symbols
            .types
            .get(&id)
            .into_iter()
            .flat_map(|it| &it.members);
        let keys = symbols.places.members(id).into_iter();
        for ((member, variant), keys) in union.members.iter().zip(variants).zip(keys) {
            let places = || keys.iter().map(|key| key.words().to_owned());
            if matches!(member.ty.kind, Kind::Named(_)) {
                let is_boxed = |place| (place, member.boxed);
                self.boxed.extend(places().map(is_boxed));
            }
            if member.component.as_ref() != Some(variant) {
                let named = |place| (place, variant.clone());
                self.variants.extend(places().map(named));
            }
        }
    }
}
