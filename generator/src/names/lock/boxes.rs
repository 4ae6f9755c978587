//! Which fields and variants stood in a box before.

use std::collections::{BTreeMap, HashMap};

use super::Lock;
use super::key::Key;
use super::places::Places;
use crate::ir::{Api, Shape, TypeId};
use crate::names::words::pascal;
use crate::summary::{self, Summary};

impl Lock {
    /// Whether the fields of objects and the members of unions stood in a box before, by the lock or else by
    /// the crate that was made last; nothing of those that were not there.
    pub(crate) fn boxed(
        &self,
        api: &Api,
        last: Option<&Summary>,
    ) -> HashMap<TypeId, Vec<Option<bool>>> {
        if self.boxed.is_empty() && last.is_none() {
            return HashMap::new();
        }
        let places = self.places(api, last);
        let parts = api.types.ids().map(|id| {
            let told = match &api.types.get(id).shape {
                Shape::Union(_) => {
                    let name = self.name(api, &places, id);
                    let was_there = last
                        .zip(name)
                        .is_some_and(|(last, name)| last.types.contains_key(&name));
                    // Members that are alike are known by nothing: they are no news where their union is none.
                    let told = |keys: &Vec<Key>| {
                        let is_nameless = was_there && keys.is_empty();
                        self.told(keys).or(is_nameless.then_some(false))
                    };
                    places.members(id).iter().map(told).collect()
                }
                Shape::Object(object) => {
                    let name = self.name(api, &places, id);
                    let fields = last.zip(name).and_then(|(last, name)| fields(last, &name));
                    let was_boxed = |key: &str| {
                        let field = fields?.get(key)?;
                        Some(field.ty.contains("Box<"))
                    };
                    let told = object.fields.iter().map(|field| {
                        let keys = places.field(id, &field.key);
                        self.told(&keys).or_else(|| was_boxed(&field.key))
                    });
                    told.collect()
                }
                _ => Vec::new(),
            };
            (id, told)
        });
        parts.collect()
    }

    fn told(&self, keys: &[Key]) -> Option<bool> {
        keys.iter().find_map(|key| key.find(&self.boxed)).copied()
    }

    /// The name that a type had.
    fn name(&self, api: &Api, places: &Places, id: TypeId) -> Option<String> {
        let kept = places.keys(id).find_map(|key| key.find(&self.types));
        kept.cloned()
            .or_else(|| api.types.get(id).component().map(pascal))
    }
}

fn fields<'l>(last: &'l Summary, name: &str) -> Option<&'l BTreeMap<String, summary::Field>> {
    match &last.types.get(name)?.shape {
        summary::Shape::Struct(object) => Some(&object.fields),
        _ => None,
    }
}
