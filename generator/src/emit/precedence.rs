//! Which members of a union one value may be, so that it is read as the first of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Kind, Literal, Member, Shape, Type, Types, Union};

/// The variants that one value may be, each time several, in the order in which they are tried.
pub(super) fn precedence(types: &Types, union: &Union, variants: &[String]) -> Vec<Vec<String>> {
    let members = || union.members.iter().zip(variants);
    let named = |is_meant: fn(&Kind) -> bool| -> Vec<String> {
        let meant = members().filter(|(member, _)| is_meant(&member.ty.kind));
        meant.map(|(_, variant)| variant.clone()).collect()
    };
    let mut groups = vec![named(is_number), named(is_text)];
    // A discriminator tells objects whatever else they have.
    if union.discriminator.is_none() {
        groups.extend(alike(types, members()));
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer(_) | Kind::Number)
}

fn is_text(kind: &Kind) -> bool {
    let has_form = matches!(kind, Kind::DateTime | Kind::Date | Kind::Base64);
    has_form || *kind == Kind::String
}

/// What is asked of an object, in no order.
type Asked<'a> = (
    BTreeSet<&'a String>,
    BTreeMap<&'a String, BTreeSet<&'a Literal>>,
    BTreeMap<&'a String, Sort>,
);

/// Objects of which the same is asked and known, whatever stands between them; by the least of their names.
fn alike<'a>(
    types: &'a Types,
    members: impl Iterator<Item = (&'a Member, &'a String)>,
) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<Asked<'a>, Vec<String>> = BTreeMap::new();
    for (member, variant) in members {
        if let Some(asked) = asked(types, member) {
            groups.entry(asked).or_default().push(variant.clone());
        }
    }
    let mut groups: Vec<Vec<String>> = groups.into_values().collect();
    groups.sort_by(|one, other| one.iter().min().cmp(&other.iter().min()));
    groups
}

fn asked<'a>(types: &'a Types, member: &'a Member) -> Option<Asked<'a>> {
    let signature = &member.signature;
    let Shape::Object(object) = &types.get(member.ty.itself()?).shape else {
        return None;
    };
    let constants = signature.constants.iter();
    let constants = constants.map(|(key, values)| (key, values.iter().collect()));
    // What may be missing tells nothing apart.
    let required = object.fields.iter().filter(|field| field.required);
    let sorts = required.map(|field| (&field.key, sort(types, &field.ty)));
    Some((
        signature.known.iter().collect(),
        constants.collect(),
        sorts.collect(),
    ))
}

/// What sort of JSON a value is; sorts that differ have no value in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Boolean,
    Number,
    Text,
    List,
    Object,
    Other,
}

fn sort(types: &Types, ty: &Type) -> Sort {
    match &ty.kind {
        Kind::Boolean => Sort::Boolean,
        kind if is_number(kind) => Sort::Number,
        kind if is_text(kind) => Sort::Text,
        Kind::Array(_) => Sort::List,
        Kind::Map(_) => Sort::Object,
        Kind::Named(id) => match &types.get(*id).shape {
            Shape::Object(_) => Sort::Object,
            _ => Sort::Other,
        },
        _ => Sort::Other,
    }
}
