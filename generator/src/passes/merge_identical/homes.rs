//! Which types may be one though they stand in parts of an API that have nothing to do with each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::alike::Likeness;
use super::place::last_word;
use crate::ir::{Api, Definition, Operation, Origin, Root, TypeId, Types};
use crate::names::CommonNames;

/// Where types are at home: in a component, or in the operations of one resource. A type that is at home
/// in several places is called by the one word that these have for it, so of the types that are called
/// by a word only that which is in most places can be one: any other would be called after a stranger.
pub(super) struct Homes {
    of_operations: Vec<String>,
    names: CommonNames,
    likeness: HashMap<TypeId, u64>,
    /// By name.
    common: BTreeMap<String, u64>,
}

impl Homes {
    pub(super) fn of(api: &Api, order: &[TypeId]) -> Self {
        let mut homes = Self {
            of_operations: api.operations.iter().map(home_of).collect(),
            names: CommonNames::of(api),
            likeness: Likeness::of_all(&api.types),
            common: BTreeMap::new(),
        };
        homes.common = homes.in_most_places(&api.types, order);
        homes
    }

    /// What types have to share, beside their shape, to become one.
    pub(super) fn context(&self, types: &Types, id: TypeId) -> Option<String> {
        let Definition { origins, shape, .. } = types.get(id);
        let origin = origins.first()?;
        let word = last_word(origin)?;
        if let Some(name) = self.names.of_place(origin, shape)
            && self.common.get(&name) == self.likeness.get(&id)
        {
            return Some(name);
        }
        let home = self.home(types, origin)?;
        Some(format!("{word} of {home}"))
    }

    /// Whether a type is at home in several places.
    pub(super) fn are_several(&self, types: &Types, origins: &[Origin]) -> bool {
        let mut homes = origins.iter().map(|origin| self.home(types, origin));
        let first = homes.next();
        homes.any(|home| first.as_ref() != Some(&home))
    }

    fn in_most_places(&self, types: &Types, order: &[TypeId]) -> BTreeMap<String, u64> {
        let mut places: HashMap<(String, u64), (BTreeSet<String>, usize)> = HashMap::new();
        for (rank, id) in order.iter().enumerate() {
            let Definition { origins, shape, .. } = types.get(*id);
            let (Some(likeness), Some(origin)) = (self.likeness.get(id), origins.first()) else {
                continue;
            };
            if let (Some(name), Some(home)) =
                (self.names.of_place(origin, shape), self.home(types, origin))
            {
                let place = places.entry((name, *likeness));
                place
                    .or_insert_with(|| (BTreeSet::new(), rank))
                    .0
                    .insert(home);
            }
        }
        let mut sorted: Vec<_> = places.into_iter().collect();
        sorted.sort_by_key(|(_, (homes, rank))| (Reverse(homes.len()), *rank));
        let mut common = BTreeMap::new();
        for ((name, likeness), _) in sorted {
            common.entry(name).or_insert(likeness);
        }
        common
    }

    fn home(&self, types: &Types, origin: &Origin) -> Option<String> {
        match types.root(origin)? {
            Root::Operation(index) => self.of_operations.get(index).cloned(),
            root => Some(format!("{root:?}")),
        }
    }
}

/// What an operation shares with those of its resource.
fn home_of(operation: &Operation) -> String {
    let tag = || operation.tags.first().cloned();
    let words = operation.resource.as_ref().map(|words| words.join("."));
    let names = || {
        let segments = operation.path.split('/');
        let names: Vec<&str> = segments.filter(|segment| !segment.contains('{')).collect();
        names.join("/")
    };
    format!("operations of {}", words.or_else(tag).unwrap_or_else(names))
}
