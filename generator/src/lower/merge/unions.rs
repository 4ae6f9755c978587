//! What is left of unions beside all else that has to hold with them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{JsonType, Merged, Part, RawUnion, Source};
use crate::ir::Kind;
use crate::lower::Lowerer;
use crate::lower::classify::Class;

/// How far arrays are looked into for whether they are the same.
const DEEPEST: usize = 8;
/// How many pairs of members are compared: with more, time would grow with the square of the document.
const MOST_PAIRS: usize = 1 << 14;
/// How many unions are compared with each other, for the same reason: nobody means more.
const MOST_UNIONS: usize = 32;

/// What a schema says by which others may be impossible beside it.
struct Facts<'d> {
    ty: Option<JsonType>,
    nullable: bool,
    values: Option<Vec<Value>>,
    required: HashSet<&'d str>,
    /// The values of properties that list them.
    listed: HashMap<&'d str, Vec<Value>>,
}

/// What becomes of a member of one union beside another union.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// It is a member of the other as well.
    Same,
    /// No member of the other can hold with it.
    Impossible,
    Open,
}

impl<'d> Lowerer<'d> {
    /// Leaves out members that cannot hold beside what else is said, and unions that say nothing more.
    pub(in crate::lower) fn reduce(&mut self, merged: &mut Merged<'d>) {
        let mut unions = std::mem::take(&mut merged.unions);
        if unions.iter().any(|union| union.base.is_none()) {
            self.leave_impossible(merged, &mut unions);
            unions.retain(|union| !merged.implies(union, &self.targets(union)));
            self.leave_restated(merged, &mut unions);
        }
        merged.refines |= unions.iter().any(|it| it.is_own || it.is_narrowed);
        merged.unions = unions;
    }

    /// Where none can hold, all stay: which part of the document is the slip, nobody knows. A type that stands right
    /// beside a union leaves out none either: that is a slip wherever it has been seen, `type: object` most of all.
    fn leave_impossible(&mut self, merged: &Merged<'d>, unions: &mut [RawUnion<'d>]) {
        let is_bare = merged.ty.is_none() && merged.enumeration.is_none();
        if is_bare && merged.properties.is_empty() {
            return;
        }
        let mut beside = self.facts(merged);
        for union in unions {
            beside.ty = merged.ty.filter(|ty| union.ty != Some(*ty));
            let members = union.members.iter();
            let possible: Vec<Part<'d>> = members
                .filter(|member| !self.facts_of(member).excludes(&beside))
                .cloned()
                .collect();
            union.keep(possible);
        }
    }

    /// Of two unions of which one follows from the other, the other is all there is.
    fn leave_restated(&mut self, merged: &mut Merged<'d>, unions: &mut Vec<RawUnion<'d>>) {
        if unions.len() > MOST_UNIONS {
            return;
        }
        let mut first = 0;
        while first < unions.len() {
            let mut second = first + 1;
            while second < unions.len() {
                match self.follows(merged, unions, first, second) {
                    Some(index) => {
                        let gone = unions.remove(index);
                        merged.leave(&gone);
                        second = first + 1;
                    }
                    None => second += 1,
                }
            }
            first += 1;
        }
    }

    /// Which of two unions follows from the other, once members that cannot hold are left out.
    fn follows(
        &mut self,
        merged: &mut Merged<'d>,
        unions: &mut [RawUnion<'d>],
        first: usize,
        second: usize,
    ) -> Option<usize> {
        let [one, other] = unions.get_disjoint_mut([first, second]).ok()?;
        if one.members.len() * other.members.len() > MOST_PAIRS {
            return None;
        }
        let of_one = self.beside(one, other);
        let of_other = self.beside(other, one);
        one.keep(possible(one, &of_one));
        other.keep(possible(other, &of_other));
        let is_open = |fates: &[Beside]| {
            fates.contains(&Beside::Open) || fates.iter().all(|it| *it == Beside::Impossible)
        };
        match (is_open(&of_one), is_open(&of_other)) {
            // They are the same: a component has a name for it.
            (false, false) if one.component.is_none() && other.component.is_some() => {
                merged.take_over(other, one);
                Some(first)
            }
            (false, _) => {
                merged.take_over(one, other);
                Some(second)
            }
            (true, false) => {
                merged.take_over(other, one);
                Some(first)
            }
            (true, true) => None,
        }
    }

    fn beside(&mut self, union: &RawUnion<'d>, other: &RawUnion<'d>) -> Vec<Beside> {
        let others: Vec<Facts<'d>> = other.members.iter().map(|it| self.facts_of(it)).collect();
        let members = union.members.iter();
        let fates = members.map(|member| {
            if other.members.iter().any(|it| self.is_same(member, it, 0)) {
                return Beside::Same;
            }
            let facts = self.facts_of(member);
            match others.iter().all(|other| facts.excludes(other)) {
                true => Beside::Impossible,
                false => Beside::Open,
            }
        });
        fates.collect()
    }

    /// Whether two members are the same component, or would be the same type.
    fn is_same(&mut self, one: &Part<'d>, other: &Part<'d>, depth: usize) -> bool {
        match (self.target(one), self.target(other)) {
            (Some(one), Some(other)) => return one == other,
            (None, None) => {}
            _ => return false,
        }
        if let (Source::Schema(one), Source::Schema(other)) = (one.source, other.source)
            && one.schema_kind == other.schema_kind
        {
            return true;
        }
        let one = self.gather(std::slice::from_ref(one), None);
        let other = self.gather(std::slice::from_ref(other), None);
        let is_plain = |it: &Merged<'_>| it.unions.is_empty() && it.enumeration.is_none();
        if !is_plain(&one) || !is_plain(&other) {
            return false;
        }
        match (self.classify_plain(&one), self.classify_plain(&other)) {
            (Class::Plain(Kind::Any), _) | (_, Class::Plain(Kind::Any)) => false,
            (Class::Plain(one), Class::Plain(other)) => one == other,
            (Class::Array(one), Class::Array(other)) => match (&*one, &*other) {
                ([one], [other]) => depth < DEEPEST && self.is_same(one, other, depth + 1),
                (one, other) => one.is_empty() && other.is_empty(),
            },
            _ => false,
        }
    }

    /// The components that the members of a union are.
    fn targets(&self, union: &RawUnion<'d>) -> Vec<Option<&'d str>> {
        union.members.iter().map(|it| self.target(it)).collect()
    }

    /// The component that a part is, at the end of its references.
    fn target(&self, part: &Part<'d>) -> Option<&'d str> {
        let (mut name, mut schema) = self.named(part.source)?;
        for _ in 0..DEEPEST {
            let part = Part::new(schema, part.place.clone());
            match self.named(part.source) {
                Some(next) => (name, schema) = next,
                None => break,
            }
        }
        Some(name)
    }

    fn facts_of(&mut self, part: &Part<'d>) -> Facts<'d> {
        let merged = self.gather(std::slice::from_ref(part), None);
        self.facts(&merged)
    }

    fn facts(&mut self, merged: &Merged<'d>) -> Facts<'d> {
        let mut listed = HashMap::new();
        for (key, parts) in &merged.properties {
            let property = self.gather(parts, None);
            let values = property.enumeration.filter(|_| !property.nullable);
            // Whether it was a success tells no members apart: documents copy that into failures.
            let values = values.filter(|values| !values.iter().any(Value::is_boolean));
            listed.extend(values.map(|values| (*key, values)));
        }
        Facts {
            ty: merged.ty,
            nullable: merged.nullable,
            values: merged.enumeration.clone(),
            required: merged.required.iter().copied().collect(),
            listed,
        }
    }
}

impl Facts<'_> {
    /// Whether no value but null can be of both.
    fn excludes(&self, other: &Self) -> bool {
        let is_apart = |one: &Option<Vec<Value>>, other: &Option<Vec<Value>>| {
            let both = one.as_ref().zip(other.as_ref());
            both.is_some_and(|(one, other)| share_nothing(one, other))
        };
        let types = self.ty.zip(other.ty);
        if types.is_some_and(|(one, other)| !one.may_be(other)) {
            return true;
        }
        if is_apart(&self.values, &other.values) && !(self.nullable && other.nullable) {
            return true;
        }
        self.listed.iter().any(|(key, values)| {
            let others = other.listed.get(key);
            let is_required = self.required.contains(key) || other.required.contains(key);
            is_required && others.is_some_and(|others| share_nothing(values, others))
        })
    }
}

impl JsonType {
    fn may_be(self, other: Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Integer, Self::Number) | (Self::Number, Self::Integer)
            )
    }
}

impl<'d> Merged<'d> {
    /// Whether a union holds anyway, for one of its members is merged in. A union that stands beside its own
    /// member is taken for what may be added to that, unless nothing else is left of it.
    fn implies(&mut self, union: &RawUnion<'d>, targets: &[Option<&'d str>]) -> bool {
        let absorbed: HashSet<&str> = self.absorbed().collect();
        let mut merged = targets.iter();
        let is_merged = |target: &Option<&str>| target.is_some_and(|name| absorbed.contains(name));
        let is_implied = union.base.is_none()
            && match union.is_own {
                true => merged.all(is_merged),
                false => merged.any(is_merged),
            };
        if is_implied {
            self.leave(union);
        }
        is_implied
    }

    /// Keeps what only the union says that is left out. Where null is all that it adds to a component, it would say
    /// nothing at all to the letter, for both have to take it.
    fn take_over(&mut self, union: &mut RawUnion<'d>, other: &RawUnion<'d>) {
        union.discriminator = union.discriminator.or(other.discriminator);
        self.nullable |= other.takes_null && other.is_own && union.component.is_some();
    }

    /// Leaves out a union that says nothing more, and with it the component that is nothing else.
    fn leave(&mut self, union: &RawUnion<'d>) {
        if let Some(component) = union.component {
            self.references.retain(|name| *name != component);
        }
    }
}

impl<'d> RawUnion<'d> {
    /// Leaves the members that are possible, if there are any.
    fn keep(&mut self, possible: Vec<Part<'d>>) {
        if !possible.is_empty() && possible.len() < self.members.len() && self.base.is_none() {
            self.members = possible;
            self.is_narrowed = true;
        }
    }
}

fn possible<'d>(union: &RawUnion<'d>, fates: &[Beside]) -> Vec<Part<'d>> {
    let members = union.members.iter().zip(fates);
    let possible = members.filter(|(_, fate)| **fate != Beside::Impossible);
    possible.map(|(member, _)| member.clone()).collect()
}

fn share_nothing(one: &[Value], other: &[Value]) -> bool {
    !one.iter().any(|value| other.contains(value))
}
