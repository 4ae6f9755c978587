//! Names of types, and of the files that they stand in.

mod place;

use std::collections::{BTreeMap, BTreeSet};

use super::component_words::shorten;
use super::reserved;
use super::scope::Scope;
use super::type_words::{common, longer, word};
use super::words::{pascal, snake};
use super::{Before, Symbols, TypeSymbol, accessors, enumeration, object, union};
use crate::config::Config;
use crate::ir::{Api, Definition, Multipart, Origin, Root, Shape, TypeId};

pub(super) fn name(api: &Api, config: &Config, symbols: &mut Symbols) {
    let mut namer = Namer {
        api,
        types: Scope::with(reserved::types::IN_TYPES),
        modules: Scope::with(reserved::modules::FILES),
        config,
        kept: BTreeMap::new(),
        called: BTreeMap::new(),
    };
    let live: Vec<TypeId> = api
        .types
        .iter()
        .filter(|(_, definition)| definition.direction.is_any())
        .map(|(id, _)| id)
        .collect();
    symbols.places = config.lock.places(api, config.last.as_ref());
    let types = (api, live.as_slice());
    let last = config.last.as_ref();
    namer.kept = (config.lock).types(&symbols.places, types, last, &mut namer.types);
    namer.components(&live, symbols);
    for id in in_order(api, live) {
        if !symbols.types.contains_key(&id) {
            namer.inline(id, symbols);
        }
        namer.members(id, symbols);
    }
}

struct Namer<'a> {
    api: &'a Api,
    types: Scope,
    modules: Scope,
    config: &'a Config,
    /// Names of types that were given before.
    kept: BTreeMap<TypeId, String>,
    /// What components are called, also those that are only sent in parts, and the files that they stand in.
    called: BTreeMap<&'a str, (String, String)>,
}

/// What is called by a word alone has the first choice. What a name is made of comes before the name; beyond
/// that the order is that of the places, so that it is the same whatever the order of the properties.
fn in_order(api: &Api, live: Vec<TypeId>) -> Vec<TypeId> {
    let spelling = api.spelling();
    let placed = live.into_iter().map(|id| {
        let is_placed = !api.types.get(id).is_common;
        (is_placed, spelling.rank(id), id)
    });
    let mut placed: Vec<_> = placed.collect();
    placed.sort();
    placed.into_iter().map(|(.., id)| id).collect()
}

impl<'a> Namer<'a> {
    /// Components have the first choice, whatever their order.
    fn components(&mut self, live: &[TypeId], symbols: &mut Symbols) {
        let keys = self.component_keys(live);
        let all = shorten(&keys);
        for ((key, _), (word, _)) in keys.iter().zip(&all) {
            self.called.insert(key, (pascal(word), snake(word)));
        }
        let is_component = |id: TypeId| self.api.types.get(id).component().is_some();
        let components = keys
            .iter()
            .zip(&all)
            .filter(|(_, (_, id))| is_component(*id));
        let (keys, components): (Vec<&str>, Vec<_>) =
            components.map(|((key, _), it)| (*key, it)).unzip();
        let words = || components.iter().map(|(name, _)| &**name);
        let unnamed = components
            .iter()
            .filter(|(_, id)| !self.kept.contains_key(id));
        let unnamed: Vec<&str> = unnamed.map(|(name, _)| &**name).collect();
        let chosen = self.types.choose_all(unnamed.iter().copied(), |word| {
            let name = pascal(word);
            vec![name.clone(), format!("{name}Type")]
        });
        let mut chosen = chosen.into_iter();
        let names: Vec<String> = components
            .iter()
            .filter_map(|(_, id)| self.kept.get(id).cloned().or_else(|| chosen.next()))
            .collect();
        let modules = self.modules.choose_all(words(), |word| vec![snake(word)]);
        let called = keys.into_iter().zip(components);
        for (((key, (_, id)), name), module) in called.zip(names).zip(modules) {
            self.called.insert(key, (name.clone(), module.clone()));
            symbols.types.insert(
                *id,
                TypeSymbol {
                    name,
                    module,
                    ..TypeSymbol::default()
                },
            );
        }
    }

    /// The components by their keys in the document, those that are only sent in parts among them.
    fn component_keys(&self, live: &[TypeId]) -> Vec<(&'a str, TypeId)> {
        let api = self.api;
        let mut keys: BTreeMap<&str, TypeId> = BTreeMap::new();
        for id in live {
            let definition = api.types.get(*id);
            match (definition.component(), definition.origins.first()) {
                (Some(key), _) => {
                    keys.insert(key, *id);
                }
                (None, Some(Origin::Multipart { name: key, .. })) => {
                    keys.entry(key).or_insert(*id);
                }
                _ => {}
            }
        }
        keys.into_iter().collect()
    }

    fn inline(&mut self, id: TypeId, symbols: &mut Symbols) {
        let definition = self.api.types.get(id);
        let origins = &definition.origins;
        let name = match self.kept.get(&id) {
            Some(name) => name.clone(),
            None => {
                let candidates = self.candidates(definition, symbols);
                self.types.choose(&candidates)
            }
        };
        let module = origins
            .first()
            .and_then(|origin| self.module(origin, symbols, 0))
            .unwrap_or_else(|| snake(&name));
        symbols.types.insert(
            id,
            TypeSymbol {
                name,
                module,
                ..TypeSymbol::default()
            },
        );
    }

    /// Names in order of preference: for what stands in several places, a name that fits them all.
    fn candidates(&self, definition: &Definition, symbols: &Symbols) -> Vec<String> {
        let origins = &definition.origins;
        let mut places: Vec<String> = origins
            .iter()
            .map(|origin| self.place(origin, symbols, 0))
            .collect();
        let mut names: Vec<String> = definition.given_name().map(pascal).into_iter().collect();
        if origins.len() > 1 {
            places.sort_by_key(|name| (name.len(), name.clone()));
            names.extend(self.by_union(origins, symbols));
            names.extend(self.by_word(definition));
        }
        names.extend(places.into_iter().take(1));
        names.extend(origins.first().and_then(|origin| match origin {
            // A component that is sent both as JSON and in parts has two types.
            Origin::Multipart { .. } => Some(format!("{}Form", self.place(origin, symbols, 0))),
            _ => longer(origin),
        }));
        // Where the word for one of several is another's, such as that of a component.
        if let Some(Origin::Item(inner)) = origins.first() {
            names.push(format!("{}Item", self.place(inner, symbols, 0)));
        }
        names
    }

    /// Names for what several components or operations call by the same word.
    fn by_word(&self, Definition { origins, shape, .. }: &Definition) -> Vec<String> {
        let roots = origins.iter().map(|origin| self.api.types.root(origin));
        let roots: BTreeSet<Option<Root<'_>>> = roots.collect();
        let words: BTreeSet<String> = origins.iter().filter_map(|it| word(self.api, it)).collect();
        match words.first() {
            Some(word) if words.len() == 1 && roots.len() > 1 => common(word, shape),
            _ => Vec::new(),
        }
    }

    /// A name for a property of all members of a union.
    fn by_union(&self, origins: &[Origin], symbols: &Symbols) -> Option<String> {
        let names = origins
            .iter()
            .filter_map(|origin| self.within_union(origin, symbols));
        names.min_by_key(|name| (name.len(), name.clone()))
    }

    /// The name of a property of all members of one union.
    fn within_union(&self, origin: &Origin, symbols: &Symbols) -> Option<String> {
        let Origin::Property { of, name } = origin else {
            return None;
        };
        match self.api.types.get(*of).origins.first()? {
            Origin::Member { of, .. } => Some(format!(
                "{}{}",
                self.type_name(*of, symbols, 0),
                pascal(name)
            )),
            _ => None,
        }
    }

    fn members(&mut self, id: TypeId, symbols: &mut Symbols) {
        let mut symbol = symbols.types.get(&id).cloned().unwrap_or_default();
        let name = symbol.name.clone();
        let before = Before::of_type(self.config, &name);
        match &self.api.types.get(id).shape {
            Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
                object::name(object, before, &mut symbol);
            }
            Shape::Enumeration(shape) => enumeration::name(shape, before, &mut symbol),
            Shape::Union(shape) => {
                let lock = &self.config.lock;
                union::name(self.api, lock, symbols, (id, shape), &mut symbol);
                accessors::name(shape, before, &mut symbol);
            }
            Shape::Pending => {}
        }
        symbols.types.insert(id, symbol);
    }
}
