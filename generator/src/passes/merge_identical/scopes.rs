//! Which types may be one though they stand in parts of an API that have nothing to do with each other.
//!
//! The body of a failure that the document does not name is called by one word whatever its status, `ApiError`, so
//! the failure that most resources have in common is one type. What had a name keeps it: the type that was called
//! by the word stays the one when more come to be alike elsewhere or a component takes the word, and a failure that
//! was named after its operation does not become it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexSet;

use super::alike::Likeness;
use crate::ir::{Api, Definition, Operation, Origin, Root, TypeId, Types, Word};
use crate::names::CommonNames;
use crate::path_template::without_query;

/// Where types are used: within a component, or by the operations of one resource. A type that is used
/// in several scopes is called by the one word that these have for it, so of the types that are called
/// by a word only that which is in most scopes can be one: any other would be called after a stranger.
pub(super) struct Scopes {
    /// The resources of operations.
    resources: Vec<String>,
    /// Types of one shape and one number may become one, for as long as there are any.
    numbers: HashMap<TypeId, usize>,
}

/// A component, or a resource.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Scope<'a> {
    Resource(&'a str),
    Component(Root<'a>),
}

/// How far types of one shape may become one.
#[derive(PartialEq, Eq, Hash)]
enum Extent<'a> {
    /// Wherever they are called so.
    Common(&'a str),
    Within(Scope<'a>, Word<'a>),
}

/// A type that is no component, and how it is called.
struct Called<'a> {
    id: TypeId,
    word: Word<'a>,
    /// The name of all that is called so, if it is free.
    name: Option<String>,
    likeness: u64,
    scope: Scope<'a>,
    /// The name that a failure had in the last crate. Only failures: properties of one name often have equal types
    /// that were never one type, so their former name proves nothing.
    was: Option<&'a str>,
    /// Whether that is one for all that are called so.
    was_common: bool,
    is_failure: bool,
}

impl Scopes {
    pub(super) fn of(api: &Api, order: &[TypeId], kept: &HashMap<TypeId, String>) -> Self {
        let mut scopes = Self {
            resources: api.operations.iter().map(resource_of).collect(),
            numbers: HashMap::new(),
        };
        let called = scopes.called(api, order, kept);
        let (lasting, common) = (lasting(&called), in_most_scopes(&called));
        let mut extents = IndexSet::new();
        let numbers = called.iter().map(|it| {
            let name = it.name.as_deref().filter(|_| it.may_be_common());
            let common = || name.filter(|name| common.get(name) == Some(&it.likeness));
            let lasting = lasting.get(&(it.word, it.likeness)).copied();
            let lasting = lasting.filter(|_| it.is_failure);
            let lasting = lasting.filter(|name| it.was.is_none_or(|was| was == *name));
            let own = Extent::Within(it.scope, it.word);
            let shared = lasting.or_else(common);
            let extent = shared.map_or(own, Extent::Common);
            (it.id, extents.insert_full(extent).0)
        });
        let numbers = numbers.collect();
        scopes.numbers = numbers;
        scopes
    }

    /// What types have to share, beside their shape, to become one because of how they are called.
    pub(super) fn number(&self, id: TypeId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    /// Whether a type is used in several scopes.
    pub(super) fn are_several(&self, types: &Types, origins: &[Origin]) -> bool {
        let mut scopes = origins.iter().map(|origin| self.scope(types, origin));
        let first = scopes.next();
        scopes.any(|scope| first != Some(scope))
    }

    fn called<'a>(
        &'a self,
        api: &'a Api,
        order: &[TypeId],
        kept: &'a HashMap<TypeId, String>,
    ) -> Vec<Called<'a>> {
        let names = CommonNames::of(api);
        let likeness = Likeness::of_all(&api.types);
        let called = order.iter().filter_map(|id| {
            let Definition { origins, shape, .. } = api.types.get(*id);
            let origin = origins.first()?;
            let word = api.called(origin)?.word;
            let is_failure = api.is_unnamed_failure(origin);
            let was = kept.get(id).filter(|_| is_failure).map(String::as_str);
            Some(Called {
                id: *id,
                word,
                name: names.of_place(origin, shape),
                likeness: *likeness.get(id)?,
                scope: self.scope(&api.types, origin)?,
                was,
                was_common: was.is_some_and(|was| names.has(origin, shape, was)),
                is_failure,
            })
        });
        called.collect()
    }

    fn scope<'a>(&'a self, types: &'a Types, origin: &'a Origin) -> Option<Scope<'a>> {
        match types.root(origin)? {
            Root::Operation(index) => self.resources.get(index).map(|it| Scope::Resource(it)),
            root => Some(Scope::Component(root)),
        }
    }
}

impl Called<'_> {
    fn had_name(&self) -> bool {
        self.was.is_some() && self.was == self.name.as_deref()
    }

    /// Whether it may be one with those of other scopes: a failure that has a name of its own keeps it to itself.
    fn may_be_common(&self) -> bool {
        self.was.is_none() || self.had_name()
    }
}

/// What failures of each likeness were called in the last crate where they were one: an older lock has not all places
/// of a type, and those that it has not stay with the others.
fn lasting<'c>(called: &'c [Called<'_>]) -> HashMap<(Word<'c>, u64), &'c str> {
    let mut scopes: BTreeMap<(Word<'_>, u64, &str), (bool, BTreeSet<Scope<'_>>)> = BTreeMap::new();
    for it in called {
        if let Some(was) = it.was {
            let scopes = scopes.entry((it.word, it.likeness, was));
            let (was_common, scopes) = scopes.or_default();
            *was_common |= it.was_common;
            scopes.insert(it.scope);
        }
    }
    let shared = scopes.into_iter();
    let shared = shared.filter(|(_, (was_common, scopes))| *was_common || scopes.len() > 1);
    let mut sorted: Vec<_> = shared.collect();
    sorted.sort_by_key(|(_, (was_common, scopes))| (*was_common, scopes.len()));
    let sorted = sorted.into_iter();
    sorted
        .map(|((word, likeness, was), _)| ((word, likeness), was))
        .collect()
}

/// Of the types with each name the failures that had it, then those that are in most scopes, then those that
/// come first.
fn in_most_scopes<'c>(called: &'c [Called<'_>]) -> BTreeMap<&'c str, u64> {
    let mut alike: HashMap<(&str, u64), (BTreeSet<Scope<'_>>, usize, bool)> = HashMap::new();
    for (rank, it) in called.iter().enumerate() {
        if let Some(name) = &it.name {
            let scopes = alike.entry((name, it.likeness));
            let (scopes, _, had) = scopes.or_insert_with(|| (BTreeSet::new(), rank, false));
            scopes.insert(it.scope);
            *had |= it.had_name();
        }
    }
    let mut sorted: Vec<_> = alike.into_iter().collect();
    sorted.sort_by_key(|(_, (scopes, rank, had))| (!had, Reverse(scopes.len()), *rank));
    let mut common = BTreeMap::new();
    for ((name, likeness), _) in sorted {
        common.entry(name).or_insert(likeness);
    }
    common
}

/// The resource of an operation: by the configuration, by its tag, or by the names in its path.
pub(super) fn resource_of(operation: &Operation) -> String {
    let tag = || operation.resource_tag().cloned();
    let words = operation.resource.as_ref().map(|words| words.join("."));
    let names = || {
        let segments = without_query(&operation.path).split('/');
        let names: Vec<&str> = segments.filter(|segment| !segment.contains('{')).collect();
        names.join("/")
    };
    words.or_else(tag).unwrap_or_else(names)
}
