//! The words that types are known by; what would be said of two is said of the first of them.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Api, Definition, MemberWords, TypeId, quoted_name};

/// What a place is known by.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) words: String,
    /// By what it was known before something was told from it, if nothing else is known by that.
    pub(super) short: Option<String>,
}

/// The keys of all types that get a name.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// By type, in the order of its places; none for those that do not last or are another's.
    keys: HashMap<TypeId, Vec<Option<Key>>>,
    members: MemberWords,
}

impl Places {
    pub(crate) fn of(api: &Api) -> Self {
        Self::among(api, |it| it.direction.is_any())
    }

    /// Those of all types, also before it is known which get a name.
    pub(super) fn of_all(api: &Api) -> Self {
        Self::among(api, |_| true)
    }

    fn among(api: &Api, is_wanted: fn(&Definition) -> bool) -> Self {
        let spelling = api.spelling();
        let place_of = |origin| spelling.place_of(origin);
        let wanted = api.types.iter().filter(|(_, it)| is_wanted(it));
        let places = wanted.flat_map(|(id, definition)| {
            let origins = definition.origins.iter();
            origins.map(move |origin| (id, place_of(origin)))
        });
        let places: Vec<_> = places.collect();
        let mut known: HashMap<&str, TypeId> = HashMap::new();
        let mut short: HashMap<&str, Option<TypeId>> = HashMap::new();
        for (id, place) in places.iter().filter(|(_, place)| place.lasts) {
            known.entry(&place.words).or_insert(*id);
            if let Some(words) = &place.short {
                let owner = short.entry(words).or_insert(Some(*id));
                *owner = owner.filter(|owner| owner == id);
            }
        }
        let mut keys: HashMap<TypeId, Vec<Option<Key>>> = HashMap::new();
        for (id, place) in &places {
            let is_own = place.lasts && known.get(place.words.as_str()) == Some(id);
            let is_alone = |words: &&String| {
                let words = words.as_str();
                !known.contains_key(words) && short.get(words) == Some(&Some(*id))
            };
            let key = is_own.then(|| Key {
                words: place.words.clone(),
                short: place.short.as_ref().filter(is_alone).cloned(),
            });
            keys.entry(*id).or_default().push(key);
        }
        Self {
            keys,
            members: spelling.into_members(),
        }
    }

    /// By what a type is known.
    pub(super) fn keys(&self, id: TypeId) -> impl Iterator<Item = &Key> {
        self.keys.get(&id).into_iter().flatten().flatten()
    }

    /// By what a field of an object is known: by each place of the object.
    pub(super) fn field(&self, object: TypeId, key: &str) -> Vec<Key> {
        self.keys(object)
            .map(|around| around.property(key))
            .collect()
    }

    /// By what the members of a union are known: by each place of the union and what each is.
    pub(super) fn members(&self, union: TypeId) -> Vec<Vec<Key>> {
        let words = self.members.get(&union).into_iter().flatten();
        let keys = |word: &Option<String>| {
            let within = |around: &Key| Some(around.member(word.as_ref()?));
            self.keys(union).filter_map(within).collect()
        };
        words.map(keys).collect()
    }
}

impl Key {
    /// The key of a property of what this is the key of.
    fn property(&self, name: &str) -> Self {
        let within = |around: &String| format!("{around}/{}", quoted_name(name));
        Self {
            words: within(&self.words),
            short: self.short.as_ref().map(within),
        }
    }

    /// What a table says of it.
    pub(super) fn find<'t, T>(&self, table: &'t BTreeMap<String, T>) -> Option<&'t T> {
        let short = || table.get(self.short.as_ref()?);
        table.get(&self.words).or_else(short)
    }

    /// The key of a member of what this is the key of.
    fn member(&self, word: &str) -> Self {
        let within = |around: &String| format!("{around}|{word}");
        Self {
            words: within(&self.words),
            short: self.short.as_ref().map(within),
        }
    }
}
