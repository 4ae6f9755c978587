//! Types of one shape that become one where they share something else as well.

use std::collections::HashMap;

use super::alike::{Essence, essence, essence_in_any_order, outline};
use super::body::PlaceInBody;
use super::is_component;
use super::scopes::Scopes;
use super::survivors::Survivors;
use crate::ir::{Docs, Origin, Root, Shape, TypeId, Types};

/// What types have to share, beside their shape, to become one.
#[derive(Clone, Copy)]
enum Sharing {
    /// The name that they had.
    Name,
    /// The word that they are called by, and where.
    Word,
    /// The name that the document gives them: wherever it stands, what it calls the same is the same.
    GivenName,
    /// Of enumerations, what all their places stand in.
    Root,
    /// The place in a body: one may be sent in several media types, and answered with several statuses.
    Body,
}

const ALL: [Sharing; 5] = [
    Sharing::Name,
    Sharing::Word,
    Sharing::GivenName,
    Sharing::Root,
    Sharing::Body,
];

impl Sharing {
    /// Types that shared a name stay merged even if their values are now listed in another order. Types without a
    /// recorded name merge only in the same order, which decides how variants compare.
    fn essence(self) -> Essence {
        match self {
            Self::Name => essence_in_any_order,
            _ => essence,
        }
    }
}

/// What a type shares with others.
#[derive(PartialEq, Eq, Hash)]
enum Shared<'a> {
    Name(&'a str),
    /// By the number that [`Scopes`] gives it.
    Word(usize),
    GivenName(&'a str),
    Root(Root<'a>),
    Body(PlaceInBody<'a>),
}

/// Merges types that are no components.
pub(super) struct Twins<'a> {
    /// Of twins the first stays.
    pub(super) order: &'a [TypeId],
    pub(super) scopes: &'a Scopes,
    /// The names that types had.
    pub(super) had: &'a HashMap<TypeId, String>,
    /// The same, with those that types have of what was merged into them.
    pub(super) names: HashMap<TypeId, String>,
}

impl<'a> Twins<'a> {
    /// Merges all that are the same; says whether there were any.
    pub(super) fn merge(&mut self, types: &mut Types, survivors: &mut Survivors) -> bool {
        let mut are_any = false;
        for sharing in ALL {
            let found = self.find(types, survivors, sharing);
            are_any |= !found.is_empty();
            for (id, twin) in found {
                survivors.merge(id, twin);
                absorb(types, id, twin);
            }
        }
        are_any
    }

    /// Types that are the same as one that comes before them, each with that one.
    fn find(
        &mut self,
        types: &Types,
        survivors: &Survivors,
        sharing: Sharing,
    ) -> Vec<(TypeId, TypeId)> {
        let essence = sharing.essence();
        let mut known: HashMap<(Shared<'_>, u64), Vec<TypeId>> = HashMap::new();
        let mut found = Vec::new();
        for id in self.order.iter().copied() {
            if !survivors.stays(id) || is_component(types, id) {
                continue;
            }
            let Some(shared) = self.shared(types, id, sharing) else {
                continue;
            };
            let shape = &types.get(id).shape;
            let alike = known.entry((shared, outline(shape))).or_default();
            let own = (!alike.is_empty()).then(|| essence(shape));
            let is_twin = |twin: &&TypeId| {
                !self.are_named_apart(**twin, id)
                    && own.as_ref() == Some(&essence(&types.get(**twin).shape))
            };
            let Some(twin) = alike.iter().find(is_twin).copied() else {
                alike.push(id);
                continue;
            };
            if let Some(name) = self.names.get(&id).cloned() {
                self.names.insert(twin, name);
            }
            found.push((id, twin));
        }
        found
    }

    fn are_named_apart(&self, one: TypeId, other: TypeId) -> bool {
        let names = self.names.get(&one).zip(self.names.get(&other));
        names.is_some_and(|(one, other)| one != other)
    }

    fn shared<'t>(&self, types: &'t Types, id: TypeId, sharing: Sharing) -> Option<Shared<'t>>
    where
        'a: 't,
    {
        let definition = types.get(id);
        match sharing {
            Sharing::Name => self.had.get(&id).map(|name| Shared::Name(name)),
            Sharing::Word => self.scopes.number(id).map(Shared::Word),
            Sharing::GivenName => definition.given_name().map(Shared::GivenName),
            Sharing::Root => match definition.shape {
                Shape::Enumeration(_) => only_root(types, &definition.origins).map(Shared::Root),
                _ => None,
            },
            Sharing::Body => {
                let place = PlaceInBody::of(types, definition.origins.first()?);
                place.map(Shared::Body)
            }
        }
    }
}

/// What all places of a type stand in.
fn only_root<'t>(types: &'t Types, origins: &'t [Origin]) -> Option<Root<'t>> {
    let mut roots = origins.iter().map(|origin| types.root(origin));
    let first = roots.next()??;
    roots.all(|other| other == Some(first)).then_some(first)
}

/// Gives a type what another has beside its shape.
fn absorb(types: &mut Types, id: TypeId, into: TypeId) {
    let merged = types.get(id);
    let is_said_alike = types.get(into).docs == merged.docs;
    let origins = merged.origins.clone();
    let given_names = merged.given_names.clone();
    let survivor = types.get_mut(into);
    survivor.origins.extend(origins);
    survivor.given_names.extend(given_names);
    // What is said of one place is not true of all.
    if !is_said_alike {
        survivor.docs = Docs::default();
    }
}
