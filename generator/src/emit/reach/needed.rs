//! Which features need what: it is followed from the types that operations name.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::ResourceFeatures;
use crate::emit::Context;
use crate::ir::{Operation, Type, TypeId};
use crate::names::Resource;

/// The longest list of features that is written at a file. What more resources have in common is always
/// there: of GitHub's 1,093 files 23, with a twentieth of the lines.
const MOST_LISTED: usize = 8;

/// Who needs something.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Users<'a> {
    /// These features.
    Few(BTreeSet<&'a str>),
    /// More than are listed, or somebody whom no feature stands for.
    Everyone,
}

impl<'a> Users<'a> {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Few(mut all), Self::Few(more)) => {
                all.extend(more);
                match all.len() {
                    ..=MOST_LISTED => Self::Few(all),
                    _ => Self::Everyone,
                }
            }
            _ => Self::Everyone,
        }
    }
}

/// Who needs each of several things.
#[derive(Debug)]
pub(super) struct Needed<'a, K>(BTreeMap<K, Users<'a>>);

impl<K> Default for Needed<'_, K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

/// What each thing names.
type Names<K> = BTreeMap<K, BTreeSet<K>>;

impl<'a, K: Copy + Ord> Needed<'a, K> {
    /// What the operations of each resource name, as the place of a type says; none where resources are no
    /// features.
    pub(super) fn by_features(
        context: Context<'a>,
        place: impl Fn(TypeId) -> Option<K>,
    ) -> Option<Self> {
        if context.symbols.resource_features == ResourceFeatures::None {
            return None;
        }
        let mut needed = Self::default();
        for resource in &context.symbols.resources.children {
            let users = Users::Few(BTreeSet::from([resource.feature.as_deref()?]));
            for thing in starts(context, resource).into_iter().filter_map(&place) {
                needed.add(thing, users.clone());
            }
        }
        Some(needed)
    }

    pub(super) fn users(&self, thing: &K) -> Option<&Users<'a>> {
        self.0.get(thing)
    }

    /// The features that need something; none where it is always there.
    pub(super) fn features(&self, thing: &K) -> BTreeSet<String> {
        match self.users(thing) {
            None | Some(Users::Everyone) => BTreeSet::new(),
            Some(Users::Few(users)) => users.iter().map(|&user| user.to_owned()).collect(),
        }
    }

    /// Who needs something needs what it names.
    pub(super) fn spread(&mut self, names: &Names<K>) {
        self.spread_from(names, self.0.keys().copied().collect());
    }

    /// What nobody needs is always there, and so is what it names.
    pub(super) fn leave_the_rest_to_everyone(&mut self, names: &Names<K>) {
        let rest = names.keys().filter(|thing| !self.0.contains_key(thing));
        let rest: Vec<K> = rest.copied().collect();
        for thing in &rest {
            self.add(*thing, Users::Everyone);
        }
        self.spread_from(names, rest);
    }

    /// The users of something change only a few times, so this ends soon however many features and things
    /// there are.
    fn spread_from(&mut self, names: &Names<K>, mut open: Vec<K>) {
        while let Some(thing) = open.pop() {
            let Some(users) = self.0.get(&thing).cloned() else {
                continue;
            };
            for named in names.get(&thing).into_iter().flatten() {
                if self.add(*named, users.clone()) {
                    open.push(*named);
                }
            }
        }
    }

    /// Adds to the users of something; whether that makes a difference.
    fn add(&mut self, thing: K, users: Users<'a>) -> bool {
        let before = self.0.get(&thing);
        let all = match before {
            Some(before) => before.clone().with(users),
            None => users,
        };
        let differs = before != Some(&all);
        self.0.insert(thing, all);
        differs
    }
}

/// The named types that the operations of a resource name.
fn starts(context: Context<'_>, resource: &Resource) -> Vec<TypeId> {
    let operations = resource.operations.iter();
    let operations = operations.filter_map(|index| context.api.operations.get(*index));
    let own = operations.flat_map(types).filter_map(Type::named);
    let within = resource.children.iter();
    own.chain(within.flat_map(|child| starts(context, child)))
        .collect()
}

/// The types that an operation names.
fn types(operation: &Operation) -> impl Iterator<Item = &Type> {
    let items = operation.pagination.iter().map(|pages| &pages.item);
    operation.sent().chain(operation.received()).chain(items)
}
