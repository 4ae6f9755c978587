//! What sort of type a merged schema is, before any of its parts is lowered.

use std::collections::HashSet;

use serde_json::Value;

use super::Lowerer;
use super::enumeration::{self, Listed};
use super::merge::{Additional, JsonType, Merged, Part, RawUnion};
use crate::config::Format;
use crate::ir::{self, Integer, Kind};

/// The sorts of types.
pub(super) enum Class<'d> {
    /// The same as a named schema.
    Alias(&'d str),
    /// A type without a name or parts.
    Plain(Kind),
    Array(Vec<Part<'d>>),
    Map(Option<Vec<Part<'d>>>),
    Enumeration(Listed),
    Object,
    Union(RawUnion<'d>),
    /// More than is made a type of: what is read instead, and what is said about it.
    TooLarge(Kind, &'static str),
}

/// How many components, one within the other, may be listed out in an enumeration.
const MOST_NESTED: usize = 8;

impl<'d> Lowerer<'d> {
    pub(super) fn classify(&mut self, merged: &Merged<'d>) -> Class<'d> {
        self.classify_unbounded(merged).bounded(merged)
    }

    fn classify_unbounded(&mut self, merged: &Merged<'d>) -> Class<'d> {
        if let Some(name) = merged.alias() {
            return Class::Alias(name);
        }
        if let Some(listed) = enumeration::listed(merged) {
            return match listed {
                Listed::Booleans => Class::Plain(Kind::Boolean),
                Listed::Numbers => Class::Plain(Kind::Number),
                Listed::Mixed => Class::Plain(Kind::Any),
                listed => Class::Enumeration(listed),
            };
        }
        match merged.unions.as_slice() {
            [] => self.classify_plain(merged),
            [union] => self.classify_union(merged, union.clone()),
            _ => Class::Union(merged.first_union()),
        }
    }

    pub(super) fn classify_plain(&self, merged: &Merged<'d>) -> Class<'d> {
        match merged.ty {
            Some(JsonType::String) => Class::Plain(self.string(merged.format)),
            Some(JsonType::Number) => Class::Plain(Kind::Number),
            Some(JsonType::Integer) => Class::Plain(Kind::Integer(integer(merged))),
            Some(JsonType::Boolean) => Class::Plain(Kind::Boolean),
            Some(JsonType::Array) => Class::Array(merged.items.clone()),
            Some(JsonType::Object) => object(merged),
            None if merged.properties.is_empty() => Class::Plain(Kind::Any),
            None => Class::Object,
        }
    }

    fn string(&self, format: Option<&str>) -> Kind {
        match format.map_or(Format::String, |format| self.config.format(format)) {
            Format::String => Kind::String,
            Format::DateTime => Kind::DateTime,
            Format::Date => Kind::Date,
            Format::Base64 => Kind::Base64,
        }
    }

    /// Strings and listed strings together are one open enumeration, and so are listed integers. A
    /// named schema alone, mostly beside null, stays that schema.
    fn classify_union(&mut self, merged: &Merged<'d>, union: RawUnion<'d>) -> Class<'d> {
        let is_named = self.only_reference(&union.members).is_some();
        match merged.properties.is_empty() && !is_named {
            true => self.classify_values(&union).unwrap_or(Class::Union(union)),
            false => Class::Union(union),
        }
    }

    /// What members that are all strings, or all listed integers, are together. What is a union of such
    /// itself is its members.
    fn classify_values(&mut self, union: &RawUnion<'d>) -> Option<Class<'d>> {
        let mut values = Values::default();
        let mut met = HashSet::new();
        let mut open: Vec<Part<'d>> = union.members.iter().rev().cloned().collect();
        while let Some(part) = open.pop() {
            let member = self.merge(&[part], None);
            match member.unions.as_slice() {
                [] => {
                    let is_text = self.is_text(&member);
                    values.take(&member, is_text)?;
                }
                [inner] if member.enumeration.is_none() && member.properties.is_empty() => {
                    // Each component once: they may lead back to themselves.
                    if member.references.iter().all(|name| met.insert(*name)) {
                        if met.len() > MOST_NESTED {
                            return None;
                        }
                        open.extend(inner.members.iter().rev().cloned());
                    }
                }
                _ => return None,
            }
        }
        values.class()
    }

    fn is_text(&self, merged: &Merged<'d>) -> bool {
        matches!(self.string(merged.format), Kind::String)
    }
}

/// What members of a union list.
#[derive(Default)]
struct Values {
    strings: Vec<ir::Value<String>>,
    integers: Vec<ir::Value<i64>>,
    /// Whether any other text is a member as well.
    is_text: bool,
}

impl Values {
    /// Adds the values of a member; none if it has others than strings and listed integers.
    fn take(&mut self, member: &Merged<'_>, is_text: bool) -> Option<()> {
        let listed = enumeration::listed(member).map(|listed| listed.of_member(member));
        match (listed, member.ty) {
            (Some(Listed::Strings(listed)), Some(JsonType::String) | None) => {
                self.strings.extend(listed);
            }
            (Some(Listed::Integers(listed)), Some(JsonType::Integer | JsonType::Number) | None) => {
                self.integers.extend(listed)
            }
            (None, Some(JsonType::String)) if is_text => self.is_text = true,
            _ => return None,
        }
        Some(())
    }

    fn class<'d>(mut self) -> Option<Class<'d>> {
        enumeration::distinct(&mut self.strings);
        enumeration::distinct(&mut self.integers);
        match (self.strings.is_empty(), self.integers.is_empty()) {
            (false, true) => Some(Class::Enumeration(Listed::Strings(self.strings))),
            (true, false) if !self.is_text => {
                Some(Class::Enumeration(Listed::Integers(self.integers)))
            }
            (true, true) if self.is_text => Some(Class::Plain(Kind::String)),
            _ => None,
        }
    }
}

impl<'d> Merged<'d> {
    /// The named schema that it is another name of.
    pub(super) fn alias(&self) -> Option<&'d str> {
        match self.references.as_slice() {
            [name] if !self.refines && self.is_of_referred_type() => Some(name),
            _ => None,
        }
    }

    /// Whether the type that it names, if it does, is that of its references; a union beside `type: object`
    /// is one of objects.
    fn is_of_referred_type(&self) -> bool {
        match (self.own_type, self.referred_type) {
            (None, _) => true,
            (Some(JsonType::Object), None) => !self.unions.is_empty(),
            (Some(_), None) => false,
            (Some(own), Some(referred)) => own == referred && self.contradiction.is_none(),
        }
    }

    /// The first of the unions; the others are left for its members.
    fn first_union(&self) -> RawUnion<'d> {
        self.unions.first().cloned().unwrap_or_default()
    }
}

fn integer(merged: &Merged<'_>) -> Integer {
    match merged.format {
        Some("int32") => Integer::Signed32,
        Some("uint64") => Integer::Unsigned64,
        _ if merged.minimum.is_some_and(|minimum| minimum >= 0.0) => Integer::Unsigned64,
        _ => Integer::Signed64,
    }
}

fn object<'d>(merged: &Merged<'d>) -> Class<'d> {
    if !merged.properties.is_empty() || !merged.required.is_empty() {
        return Class::Object;
    }
    match &merged.additional {
        Some(Additional::Schema(parts)) => Class::Map(Some(parts.clone())),
        Some(Additional::Anything | Additional::Nothing) | None => Class::Map(None),
    }
}

/// Whether null is among listed values, or all there is.
pub(super) fn lists_null(values: Option<&Vec<Value>>) -> bool {
    values.is_some_and(|values| values.contains(&Value::Null))
}
