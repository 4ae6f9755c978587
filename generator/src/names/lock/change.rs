//! What has become of a type that had a name in the last crate: of several that had it as one, it is for the one that
//! is as it was.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use crate::ir::{Definition, Field, Kind, Object, Shape, Type, TypeId, Types, Values};
use crate::summary::{self, Struct, Summary};

/// How far types are followed into each other.
const DEEPEST: usize = 32;

/// What a type is beside what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    None,
    /// It holds more, and breaks nobody.
    Grown,
    Broken,
}

/// Compares types with those that the last crate had.
pub(super) struct Changes<'a> {
    types: &'a Types,
    last: Option<&'a Summary>,
    known: RefCell<HashMap<(TypeId, &'a str), Change>>,
}

impl<'a> Changes<'a> {
    pub(super) fn of(types: &'a Types, last: Option<&'a Summary>) -> Self {
        Self {
            types,
            last,
            known: RefCell::default(),
        }
    }

    /// What has become of what had the name, if the type is that. What the last crate does not tell is no change.
    pub(super) fn since(&self, name: &str, id: TypeId) -> Change {
        let change = self.named(name, id, 0);
        // What was found may rest on the provisional `Change::None` of a type that was still being compared: it is
        // valid within this query only.
        self.known.borrow_mut().clear();
        change
    }

    fn named(&self, name: &str, id: TypeId, depth: usize) -> Change {
        let was = self.last.and_then(|last| last.types.get_key_value(name));
        let Some((name, was)) = was.filter(|_| depth < DEEPEST) else {
            return Change::None;
        };
        let key = (id, name.as_str());
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        // What holds itself is what it was unless something else in it is not, which the outermost one learns.
        self.known.borrow_mut().insert(key, Change::None);
        let change = self.shape(&was.shape, self.types.get(id), depth + 1);
        self.known.borrow_mut().insert(key, change);
        change
    }

    fn shape(&self, was: &summary::Shape, is: &Definition, depth: usize) -> Change {
        match (was, &is.shape) {
            (summary::Shape::Union(was), Shape::Union(is)) => {
                let members = || is.members.iter();
                let like = |was: &String| {
                    let like = members().map(|it| self.kind(was, &it.ty.kind, depth));
                    like.min().unwrap_or(Change::Broken)
                };
                let parts = was.values().map(like);
                parts.fold(size(was.len(), members().len()), Change::max)
            }
            (summary::Shape::Values(was), Shape::Enumeration(is)) => match &is.values {
                Values::Strings(is) => values(was.keys(), is.iter().map(|it| it.value.clone())),
                Values::Integers(_) => Change::Broken,
            },
            (summary::Shape::Integers(was), Shape::Enumeration(is)) => match &is.values {
                Values::Integers(is) => {
                    values(was.keys(), is.iter().map(|it| it.value.to_string()))
                }
                Values::Strings(_) => Change::Broken,
            },
            (summary::Shape::Struct(was), shape) => match shape.object() {
                Some(object) => self.object(was, object, (is.direction.sent, depth)),
                None => Change::Broken,
            },
            _ => Change::Broken,
        }
    }

    /// What is sent may not ask for more.
    fn object(&self, was: &Struct, is: &Object, (is_sent, depth): (bool, usize)) -> Change {
        let fields = is.fields.iter().map(|it| (it.key.as_str(), it));
        let fields: HashMap<&str, &Field> = fields.collect();
        let known = was.fields.iter().map(|(key, was)| {
            let is = fields.get(key.as_str());
            is.map_or(Change::Broken, |is| self.field(was, is, depth))
        });
        let constants = is.constants.iter();
        let constants: HashMap<_, _> = constants.map(|it| (&it.key, it.value.told())).collect();
        let constants = was
            .constants
            .iter()
            .map(|(key, value)| unless(constants.get(key) == Some(value)));
        let asks =
            |field: &Field| is_sent && field.required && !was.fields.contains_key(&field.key);
        let added = match is.fields.iter().any(asks) {
            true => Change::Broken,
            false => {
                let count = was.fields.len() + was.constants.len();
                size(count, is.fields.len() + is.constants.len())
            }
        };
        let additional = match (&was.additional, &is.additional) {
            (None, None) => Change::None,
            (None, Some(_)) => Change::Grown,
            (Some(_), None) => Change::Broken,
            (Some(was), Some(is)) => self.value(was, is, depth),
        };
        known
            .chain(constants)
            .fold(added.max(additional), Change::max)
    }

    fn field(&self, was: &summary::Field, is: &Field, depth: usize) -> Change {
        let around = if was.required { "Option" } else { "Nullable" };
        let is_nullable = between_brackets(&was.ty, around).is_some();
        if (was.required, is_nullable) != (is.required, is.ty.nullable) {
            return Change::Broken;
        }
        let mut around = ["Option", "Nullable"].into_iter();
        let inner = around.find_map(|around| between_brackets(&was.ty, around));
        self.kind(inner.unwrap_or(&was.ty), &is.ty.kind, depth)
    }

    fn value(&self, was: &str, is: &Type, depth: usize) -> Change {
        let inner = between_brackets(was, "Option");
        match inner.is_some() == is.nullable {
            true => self.kind(inner.unwrap_or(was), &is.kind, depth),
            false => Change::Broken,
        }
    }

    fn kind(&self, was: &str, is: &Kind, depth: usize) -> Change {
        let was = between_brackets(was, "Box").unwrap_or(was);
        let inner = match is {
            Kind::Array(item) => between_brackets(was, "Vec").zip(Some(item)),
            Kind::Map(value) => between_brackets(was, "BTreeMap")
                .and_then(|it| it.strip_prefix("String, "))
                .zip(Some(value)),
            Kind::Named(id) => {
                let name = was.strip_prefix("types::");
                return name.map_or(Change::Broken, |name| self.named(name, *id, depth));
            }
            plain => {
                return unless(was.rsplit("::").next() == Some(word(plain)));
            }
        };
        inner.map_or(Change::Broken, |(was, is)| self.value(was, is, depth))
    }
}

/// What cannot have grown is broken unless it is the same.
fn unless(is_same: bool) -> Change {
    match is_same {
        true => Change::None,
        false => Change::Broken,
    }
}

/// What stands between angle brackets.
fn between_brackets<'t>(ty: &'t str, outer: &str) -> Option<&'t str> {
    let rest = ty.strip_prefix(outer)?;
    rest.strip_prefix('<')?.strip_suffix('>')
}

/// The last word of a type that has no parts.
fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::DateTime => "OffsetDateTime",
        Kind::Date => "Date",
        Kind::Base64 => "Base64",
        Kind::File => "Upload",
        kind => kind.scalar().unwrap_or("Value"),
    }
}

/// Of what holds all that it held.
fn size(was: usize, is: usize) -> Change {
    match was == is {
        true => Change::None,
        false => Change::Grown,
    }
}

fn values<'w>(
    mut was: impl Iterator<Item = &'w String>,
    is: impl Iterator<Item = String>,
) -> Change {
    let is: BTreeSet<String> = is.collect();
    let count = was.size_hint().0;
    match was.all(|value| is.contains(value)) {
        true => size(count, is.len()),
        false => Change::Broken,
    }
}
