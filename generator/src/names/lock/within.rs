//! What is known within the properties of an object, now and in the crate that was made last.

use std::collections::BTreeSet;

use super::likeness::named;
use crate::ir::{Shape, Type, Types};
use crate::summary::{self, Summary};

/// How many objects within each other are looked into.
const DEEPEST: usize = 3;
/// The most that is compared of a member; of what has more, nothing is.
const MOST: usize = 256;

/// Keys by the properties that they are in, and constants with their values.
#[derive(Default)]
struct Within {
    known: BTreeSet<String>,
    is_too_much: bool,
}

/// What is known within a type.
pub(super) fn of(types: &Types, ty: &Type) -> BTreeSet<String> {
    let mut within = Within::default();
    within.take(types, ty, "", DEEPEST);
    within.all()
}

/// What was known within a type in the crate that was made last.
pub(super) fn told(last: &Summary, ty: &str) -> BTreeSet<String> {
    let mut within = Within::default();
    within.take_told(last, ty, "", DEEPEST);
    within.all()
}

impl Within {
    fn take(&mut self, types: &Types, ty: &Type, around: &str, depth: usize) {
        let Some(Shape::Object(object)) = ty.named().map(|id| &types.get(id).shape) else {
            return;
        };
        for field in &object.fields {
            if let Some(place) = self.know(around, &field.key, depth) {
                self.take(types, &field.ty, &place, depth - 1);
            }
        }
        for constant in &object.constants {
            self.fix(around, &constant.key, &constant.value.told());
        }
    }

    fn take_told(&mut self, last: &Summary, ty: &str, around: &str, depth: usize) {
        let shape = named(ty).and_then(|(_, name)| Some(&last.types.get(name)?.shape));
        let Some(summary::Shape::Struct(object)) = shape else {
            return;
        };
        for (key, field) in &object.fields {
            if let Some(place) = self.know(around, key, depth) {
                self.take_told(last, &field.ty, &place, depth - 1);
            }
        }
        for (key, value) in &object.constants {
            self.fix(around, key, value);
        }
    }

    /// Notes a key; where it stands, if it is to be looked into.
    fn know(&mut self, around: &str, key: &str, depth: usize) -> Option<String> {
        let place = format!("{around}/{key}");
        self.add(place.clone());
        (!self.is_too_much && depth > 1).then_some(place)
    }

    fn fix(&mut self, around: &str, key: &str, value: &str) {
        self.add(format!("{around}/{key}={value}"));
    }

    fn add(&mut self, what: String) {
        match self.known.len() < MOST {
            true => _ = self.known.insert(what),
            false => self.is_too_much = true,
        }
    }

    fn all(self) -> BTreeSet<String> {
        match self.is_too_much {
            true => BTreeSet::new(),
            false => self.known,
        }
    }
}
