//! Schemas that are merged into what stands within themselves: the same set of parts is one type.

use std::collections::{HashMap, HashSet};

use super::bounds::{NESTED, PROPERTIES_MERGED, SETS};
use super::merge::Merged;
use crate::diagnostic::{Code, Pointer};
use crate::ir::{Origin, TypeId};
use crate::untyped::Why;

/// The places of all that a type is made of, in order.
type Places = Vec<Pointer>;

/// How many types that components are merged into may stand in each other, before those further within
/// are looked up as those in a circle are: written out, there would be more of them with each.
const WRITTEN_OUT: usize = 2;

/// What the types are made of, and what is being made.
#[derive(Default)]
pub(super) struct Circles<'d> {
    made: HashMap<TypeId, Made<'d>>,
    /// The types of circles by their parts.
    known: HashMap<Places, TypeId>,
    /// How many types of circles have more than one part.
    sets: usize,
    /// How many properties there are in types that components are merged into.
    properties: usize,
    /// Whether it was told that there are too many.
    is_told: bool,
    /// What has no name and is being made, with components merged in; none for what is made without.
    open: Vec<Option<Places>>,
    /// Components of which it was told that they are too far from what they are merged into.
    too_far: HashSet<&'d str>,
}

/// What a type with a name is made of.
pub(super) struct Made<'d> {
    around: Option<TypeId>,
    places: Places,
    /// Components that are merged in, or that it is.
    components: Vec<&'d str>,
    /// Whether components are merged into it, without being its own.
    merges: bool,
    /// How many such types it stands in, itself among them.
    depth: usize,
    /// Whether a component is merged into what stands within it, here or further out.
    in_circle: bool,
}

/// What to do for a type.
pub(super) enum Entry<'d> {
    Known(TypeId),
    New(Made<'d>),
    /// One more than may be; whether it is the first.
    TooMany(bool),
}

/// Why something is read as any JSON.
pub(super) struct Refusal {
    pub(super) code: Code,
    pub(super) message: &'static str,
    /// What to do about it.
    pub(super) help: &'static str,
    pub(super) why: Why,
}

impl<'d> Circles<'d> {
    /// The type of the parts, if they stand within a circle and have been met in it.
    pub(super) fn entry(&mut self, merged: &Merged<'d>, origin: &Origin) -> Entry<'d> {
        let made = self.describe(merged, origin);
        if made.in_circle {
            if let Some(known) = self.known.get(&made.places) {
                return Entry::Known(*known);
            }
            self.sets += usize::from(made.places.len() > 1);
        }
        if made.merges {
            self.properties += merged.properties.len();
        }
        if self.sets <= SETS && self.properties <= PROPERTIES_MERGED {
            return Entry::New(made);
        }
        Entry::TooMany(!std::mem::replace(&mut self.is_told, true))
    }

    fn describe(&mut self, merged: &Merged<'d>, origin: &Origin) -> Made<'d> {
        let around = around(origin);
        let outer = around.and_then(|id| self.made.get(&id));
        let outer_merges = outer.is_some_and(|outer| outer.merges);
        let components: Vec<&str> = match is_inline(origin) {
            true => merged.absorbed().collect(),
            false => merged.visited.iter().copied().collect(),
        };
        let depth = outer.map_or(0, |outer| outer.depth);
        let was_in_circle = outer.is_some_and(|outer| outer.in_circle);
        let places = merged.places();
        let in_circle = was_in_circle
            || depth >= WRITTEN_OUT
            || self.recurs(around, &components)
            || self.repeats(around, origin, &places);
        if in_circle && !was_in_circle {
            self.know_all(around);
        }
        let merges = is_inline(origin) && !components.is_empty();
        // The members of unions within unions are beside each other, not in each other.
        let is_inner_member = merged.inherited > 0 && outer_merges;
        Made {
            around,
            places,
            components,
            depth: depth + usize::from(merges && !is_inner_member),
            merges: merges || is_inner_member,
            in_circle,
        }
    }

    /// Whether one of the components is around already.
    fn recurs(&self, around: Option<TypeId>, components: &[&str]) -> bool {
        let is_there = |made: &Made<'_>| made.components.iter().any(|it| components.contains(it));
        !components.is_empty() && self.outwards(around).any(|(_, made)| is_there(made))
    }

    /// Whether one of the parts is around already: of a component that is merged into a list or a map, only
    /// what that holds has a name. A member of a union has the parts of that in any case.
    fn repeats(&self, around: Option<TypeId>, origin: &Origin, places: &Places) -> bool {
        let is_there = |made: &Made<'_>| made.places.iter().any(|place| places.contains(place));
        let is_member = matches!(origin, Origin::Member { .. });
        !is_member && self.outwards(around).any(|(_, made)| is_there(made))
    }

    /// Remembers all that a circle begins in.
    fn know_all(&mut self, around: Option<TypeId>) {
        let outer: Vec<(Places, TypeId)> = self
            .outwards(around)
            .map(|(id, made)| (made.places.clone(), id))
            .collect();
        for (places, id) in outer {
            self.known.entry(places).or_insert(id);
        }
    }

    fn outwards(&self, from: Option<TypeId>) -> impl Iterator<Item = (TypeId, &Made<'d>)> {
        let step = |id: TypeId| self.made.get(&id).map(|made| (id, made));
        std::iter::successors(from.and_then(step), move |(_, made)| {
            made.around.and_then(step)
        })
    }

    /// Takes down what a new type is made of.
    pub(super) fn add(&mut self, id: TypeId, made: Made<'d>) {
        if made.in_circle {
            self.known.insert(made.places.clone(), id);
        }
        self.made.insert(id, made);
    }

    /// Begins what may have no name, which is closed again unless it is refused.
    pub(super) fn open(&mut self, merged: &Merged<'d>) -> Result<(), Refusal> {
        let merges = merged.alias().is_none() && merged.absorbed().next().is_some();
        let places = merges.then(|| merged.places());
        if merges && self.open.contains(&places) {
            return Err(CIRCULAR);
        }
        if self.open.len() >= NESTED {
            return Err(TOO_DEEP);
        }
        self.open.push(places);
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Whether it has yet to be told that a component is too far, for what refers to it is merged more than once.
    pub(super) fn is_first_too_far(&mut self, component: &'d str) -> bool {
        self.too_far.insert(component)
    }
}

/// What is made of itself, with nothing in between that has a name.
pub(super) const CIRCULAR: Refusal = Refusal {
    code: Code::CircularReference,
    message: "the schema is made of itself without an object in between: read as any JSON",
    help: "let an object with properties stand between the schema and itself",
    why: Why::Circular,
};

const TOO_DEEP: Refusal = Refusal {
    code: Code::LimitExceeded,
    message: "schemas lie in each other more than 64 deep without an object in between: read as any JSON",
    help: "let an object with properties stand between them, or refer to the last of them",
    why: Why::TooLarge,
};

/// What is said of the first set of parts that is one too many.
pub(super) const TOO_MANY: Refusal = Refusal {
    code: Code::LimitExceeded,
    message: "schemas that are merged into themselves come to more than 1,000 sets of them, or \
              250,000 properties: this and what follows is read as any JSON",
    help: "put what they share into a schema of its own, and merge that in their place",
    why: Why::TooLarge,
};

impl<'d> Merged<'d> {
    /// The components that are merged in here: not itself, nor those of a union that it is a member of.
    pub(super) fn absorbed(&self) -> impl Iterator<Item = &'d str> {
        self.visited.iter().skip(self.inherited).copied()
    }

    /// The places of all parts: those that are the same, in whatever order, are one type.
    fn places(&self) -> Places {
        let mut places = Vec::with_capacity(1 + self.beside.len());
        places.push(self.place.clone());
        places.extend(self.beside.iter().cloned());
        places.sort();
        places.dedup();
        places
    }
}

fn is_inline(origin: &Origin) -> bool {
    !matches!(origin, Origin::Component(_))
}

/// The type that an origin is in.
fn around(origin: &Origin) -> Option<TypeId> {
    match origin {
        Origin::Property { of, .. } | Origin::Additional { of } | Origin::Member { of, .. } => {
            Some(*of)
        }
        Origin::Item(inner) => around(inner),
        Origin::Component(_)
        | Origin::Multipart { .. }
        | Origin::Parameter { .. }
        | Origin::RequestBody { .. }
        | Origin::ResponseBody { .. } => None,
    }
}
