//! Which fields and variants stood in a box before.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Lock;
use super::gone::Gone;
use super::key::Key;
use super::places::Places;
use crate::ir::{Api, Shape, TypeId};
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
        let gone = Gone::of(self, api);
        let named = |id| {
            let component = api.types.get(id).component();
            self.name_before(places.keys(id), &gone, component)
        };
        let parts = api.types.ids().map(|id| {
            let told = match &api.types.get(id).shape {
                Shape::Union(_) => self.boxed_members(&places, (last, named(id)), id),
                Shape::Object(object) => {
                    let fields = last
                        .zip(named(id))
                        .and_then(|(last, name)| fields(last, &name));
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

    /// Whether the members of a union stood in a box: by their variants where nothing tells them apart.
    fn boxed_members(
        &self,
        places: &Places,
        (last, name): (Option<&Summary>, Option<String>),
        union: TypeId,
    ) -> Vec<Option<bool>> {
        let variants = last.zip(name).and_then(|(last, name)| last.variants(&name));
        let mut alike = alike(variants, places.former_variants(union)).into_iter();
        let told = |keys: &Vec<Key>| match keys.is_empty() {
            true => alike.next(),
            false => self.told(keys),
        };
        places.members(union).iter().map(told).collect()
    }

    fn told(&self, keys: &[Key]) -> Option<bool> {
        keys.iter().find_map(|key| key.find(&self.boxed)).copied()
    }
}

fn fields<'l>(last: &'l Summary, name: &str) -> Option<&'l BTreeMap<String, summary::Field>> {
    match &last.types.get(name)?.shape {
        summary::Shape::Struct(object) => Some(&object.fields),
        _ => None,
    }
}

/// Whether the variants stood in a box whose members nothing tells apart: `Object` before `Object2` and `Object10`.
fn alike(variants: Option<&BTreeMap<String, String>>, others: &[Option<String>]) -> Vec<bool> {
    let others: HashSet<&String> = others.iter().flatten().collect();
    let alike = variants.into_iter().flatten();
    let alike = alike.filter(|(name, _)| !others.contains(name));
    let mut alike: Vec<(&String, &String)> = alike.collect();
    alike.sort_by_key(|(name, _)| (name.len(), *name));
    let boxed = alike.into_iter().map(|(_, ty)| ty.starts_with("Box<"));
    boxed.collect()
}
