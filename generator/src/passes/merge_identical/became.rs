//! Which inline types a component has come to stand for: one that bears the name that they had, and is what they are.
//! Whoever used them, by a reference or as before, has the same type as before.

use std::collections::{BTreeMap, HashSet};

use super::alike::{comparable, essence_in_any_order};
use super::components::{depends_on_direction, may_be_component};
use super::is_component;
use super::survivors::Survivors;
use super::uses::Uses;
use crate::ir::{Api, Shape, TypeId};
use crate::names::{Standing, of_component};

/// Merges them into their components, which have their names from now on; says whether there were any.
pub(super) fn run(
    api: &mut Api,
    (standing, uses): (&mut Standing, &Uses),
    order: &[TypeId],
    survivors: &mut Survivors,
) -> bool {
    let became = Became::of(api, standing, uses);
    let found = order
        .iter()
        .filter_map(|id| Some((*id, became.component(*id)?)));
    let found: Vec<(TypeId, (String, TypeId))> = found.collect();
    let are_any = !found.is_empty();
    for (id, (component, same)) in found {
        let place = standing.places.get(&id).cloned();
        api.written_out
            .extend(place.map(|place| (place, component)));
        standing.names.remove(&id);
        survivors.merge(id, same);
    }
    survivors.replace(api);
    are_any
}

struct Became<'a> {
    api: &'a Api,
    standing: &'a Standing,
    /// Components that are new in the crate, by their names.
    new: BTreeMap<String, (&'a str, TypeId)>,
    all: BTreeMap<&'a str, TypeId>,
}

impl<'a> Became<'a> {
    fn of(api: &'a Api, standing: &'a Standing, uses: &Uses) -> Self {
        let components = api.types.iter();
        let components = components.filter_map(|(id, it)| Some((it.component()?, id)));
        let all: BTreeMap<&str, TypeId> = components.collect();
        let had_names: HashSet<&String> = standing.names.values().collect();
        let new = all.iter().map(|(key, id)| (of_component(key), (*key, *id)));
        let new = new.filter(|(name, (_, id))| {
            had_names.contains(name) && !standing.names.contains_key(id) && uses.are_any(*id)
        });
        Self {
            new: new.collect(),
            api,
            standing,
            all,
        }
    }

    /// The component that a type has become, now or before.
    fn component(&self, id: TypeId) -> Option<(String, TypeId)> {
        let (component, same) = match self.standing.names.get(&id) {
            Some(name) => *self.new.get(name)?,
            None => {
                let component = self.standing.components.get(&id)?;
                (component.as_str(), *self.all.get(component.as_str())?)
            }
        };
        self.are_same(id, same)
            .then(|| (component.to_owned(), same))
    }

    /// What is said of listed values is said where they are used as well. What is an object stays one by the rules for
    /// those that have no name.
    fn are_same(&self, id: TypeId, component: TypeId) -> bool {
        let types = &self.api.types;
        let (one, other) = (types.get(id), types.get(component));
        match &one.shape {
            Shape::Enumeration(_) => {
                !is_component(types, id)
                    && essence_in_any_order(&one.shape) == essence_in_any_order(&other.shape)
            }
            shape => {
                may_be_component(types, self.standing, id)
                    && !depends_on_direction(shape)
                    && one.docs == other.docs
                    && comparable(shape) == comparable(&other.shape)
            }
        }
    }
}
