//! Which types may be one though they stand in parts of an API that have nothing to do with each other.
//!
//! The body of a failure that the document does not name is called by one word whatever its status, `ApiError`, so
//! the failure that most resources have in common is one type. What had a name keeps it: the type that was called
//! by the word stays the one when more come to be alike elsewhere or a component takes the word, and a failure that
//! was named after its operation does not become it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::alike::Likeness;
use super::place::last_word;
use crate::ir::{Api, Definition, Operation, Origin, Root, TypeId, Types};
use crate::names::CommonNames;
use crate::path_template::without_query;

/// Where types are at home: in a component, or in the operations of one resource. A type that is at home
/// in several places is called by the one word that these have for it, so of the types that are called
/// by a word only that which is in most places can be one: any other would be called after a stranger.
pub(super) struct Homes {
    of_operations: Vec<String>,
    /// What types have to share, beside their shape, to become one; that stays while they do.
    contexts: HashMap<TypeId, String>,
}

/// A type that is no component, and how it is called.
struct Called<'a> {
    id: TypeId,
    word: &'a str,
    /// The name of all that is called so, if it is free.
    name: Option<String>,
    likeness: u64,
    home: String,
    /// The name that a failure had in the last crate: of properties that are called by one word more are alike
    /// than ever were one.
    was: Option<&'a str>,
    /// Whether that is one for all that are called so.
    was_common: bool,
    is_failure: bool,
}

impl Homes {
    pub(super) fn of(api: &Api, order: &[TypeId], kept: &HashMap<TypeId, String>) -> Self {
        let mut homes = Self {
            of_operations: api.operations.iter().map(home_of).collect(),
            contexts: HashMap::new(),
        };
        let called = homes.called(api, order, kept);
        let (lasting, common) = (lasting(&called), in_most_homes(&called));
        let contexts = called.iter().map(|it| {
            let name = it.name.as_deref().filter(|_| it.may_be_common());
            let common = || name.filter(|name| common.get(name) == Some(&it.likeness));
            let lasting = lasting.get(&(it.word, it.likeness)).copied();
            let lasting = lasting.filter(|_| it.is_failure);
            let lasting = lasting.filter(|name| it.was.is_none_or(|was| was == *name));
            let own = || format!("{} of {}", it.word, it.home);
            let shared = lasting.or_else(common);
            (it.id, shared.map_or_else(own, str::to_owned))
        });
        homes.contexts = contexts.collect();
        homes
    }

    pub(super) fn context(&self, id: TypeId) -> Option<String> {
        self.contexts.get(&id).cloned()
    }

    /// Whether a type is at home in several places.
    pub(super) fn are_several(&self, types: &Types, origins: &[Origin]) -> bool {
        let mut homes = origins.iter().map(|origin| self.home(types, origin));
        let first = homes.next();
        homes.any(|home| first.as_ref() != Some(&home))
    }

    fn called<'a>(
        &self,
        api: &'a Api,
        order: &[TypeId],
        kept: &'a HashMap<TypeId, String>,
    ) -> Vec<Called<'a>> {
        let names = CommonNames::of(api);
        let likeness = Likeness::of_all(&api.types);
        let called = order.iter().filter_map(|id| {
            let Definition { origins, shape, .. } = api.types.get(*id);
            let origin = origins.first()?;
            let word = last_word(api, origin)?;
            let name = names.of_place(origin, shape);
            let is_failure = api.is_unnamed_failure(origin);
            let was = kept.get(id).filter(|_| is_failure).map(String::as_str);
            Some(Called {
                id: *id,
                word,
                was,
                was_common: was.is_some_and(|was| names.has(origin, shape, was)),
                is_failure,
                name,
                likeness: *likeness.get(id)?,
                home: self.home(&api.types, origin)?,
            })
        });
        called.collect()
    }

    fn home(&self, types: &Types, origin: &Origin) -> Option<String> {
        match types.root(origin)? {
            Root::Operation(index) => self.of_operations.get(index).cloned(),
            root => Some(format!("{root:?}")),
        }
    }
}

impl Called<'_> {
    fn had_name(&self) -> bool {
        self.was.is_some() && self.was == self.name.as_deref()
    }

    /// Whether it may be one with those of other homes: a failure that has a name of its own keeps it to itself.
    fn may_be_common(&self) -> bool {
        self.was.is_none() || self.had_name()
    }
}

/// What failures of each likeness were called in the last crate where they were one: an older lock has not all places
/// of a type, and those that it has not stay with the others.
fn lasting<'c>(called: &'c [Called<'_>]) -> HashMap<(&'c str, u64), &'c str> {
    let mut homes: BTreeMap<(&str, u64, &str), (bool, BTreeSet<&str>)> = BTreeMap::new();
    for it in called {
        if let Some(was) = it.was {
            let (was_common, homes) = homes.entry((it.word, it.likeness, was)).or_default();
            *was_common |= it.was_common;
            homes.insert(&it.home);
        }
    }
    let shared = homes.into_iter();
    let shared = shared.filter(|(_, (was_common, homes))| *was_common || homes.len() > 1);
    let mut sorted: Vec<_> = shared.collect();
    sorted.sort_by_key(|(_, (was_common, homes))| (*was_common, homes.len()));
    let sorted = sorted.into_iter();
    sorted
        .map(|((word, likeness, was), _)| ((word, likeness), was))
        .collect()
}

/// Of the types with each name the failures that had it, then those that are in most homes, then those that
/// come first.
fn in_most_homes<'c>(called: &'c [Called<'_>]) -> BTreeMap<&'c str, u64> {
    let mut alike: HashMap<(&str, u64), (BTreeSet<&str>, usize, bool)> = HashMap::new();
    for (rank, it) in called.iter().enumerate() {
        if let Some(name) = &it.name {
            let homes = alike.entry((name, it.likeness));
            let (homes, _, had) = homes.or_insert_with(|| (BTreeSet::new(), rank, false));
            homes.insert(&it.home);
            *had |= it.had_name();
        }
    }
    let mut sorted: Vec<_> = alike.into_iter().collect();
    sorted.sort_by_key(|(_, (homes, rank, had))| (!had, Reverse(homes.len()), *rank));
    let mut common = BTreeMap::new();
    for ((name, likeness), _) in sorted {
        common.entry(name).or_insert(likeness);
    }
    common
}

/// What an operation shares with those of its resource.
pub(super) fn home_of(operation: &Operation) -> String {
    let tag = || operation.resource_tag().cloned();
    let words = operation.resource.as_ref().map(|words| words.join("."));
    let names = || {
        let segments = without_query(&operation.path).split('/');
        let names: Vec<&str> = segments.filter(|segment| !segment.contains('{')).collect();
        names.join("/")
    };
    format!("operations of {}", words.or_else(tag).unwrap_or_else(names))
}
