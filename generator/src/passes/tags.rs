//! Which values of a discriminator mean a member of a union.

use std::collections::HashSet;

use super::discriminate::joined;
use crate::ir::{Kinds, Literal, Member, Union};

/// What values of a discriminator are called in a union.
pub(super) struct Names<'u> {
    mapped: HashSet<&'u str>,
    /// The members that only their names mean.
    implied: HashSet<&'u str>,
    has_default: bool,
}

impl<'u> Names<'u> {
    pub(super) fn of(union: &'u Union) -> Self {
        let members = || union.members.iter();
        let mapped = members().flat_map(|member| &member.tags);
        let implied = members().flat_map(|member| &member.implied_tags);
        Self {
            mapped: mapped.map(String::as_str).collect(),
            implied: implied.map(String::as_str).collect(),
            has_default: members().any(|member| member.is_default),
        }
    }

    /// Whether a server may use the name of a component although a value is mapped to it: where it has to
    /// use names of others, or would mean the default.
    fn are_used(&self) -> bool {
        self.has_default || !self.implied.is_empty()
    }
}

/// What is mapped to a member, and the one value that its schema gives; after those its name, where names are
/// used. Where nothing is mapped, the values that its schema lists, or the name of the component if there are
/// none, or if names of other members are among them as well.
pub(super) fn tags(
    member: &Member,
    kinds: Kinds,
    own: Vec<Literal>,
    names: &Names<'_>,
) -> Vec<Literal> {
    let values = |tags: &[String]| tags.iter().filter_map(|tag| value(tag, kinds)).collect();
    let mapped: Vec<Literal> = values(&member.tags);
    let implied: Vec<Literal> = values(&member.implied_tags);
    let name = || own_name(member, &own, names).and_then(|name| value(name, kinds));
    match (mapped.is_empty(), own.as_slice()) {
        (false, [only]) => joined(mapped, std::slice::from_ref(only)),
        (false, _) => joined(mapped, &name().into_iter().collect::<Vec<_>>()),
        (true, []) => implied,
        (true, _) if implied.is_empty() => Vec::new(),
        (true, own) if lists_its_name_and_others(&implied, own, &names.implied) => implied,
        (true, _) => own,
    }
}

/// The name of the component, if that is a value of the discriminator which means nothing else.
fn own_name<'m>(member: &'m Member, own: &[Literal], names: &Names<'_>) -> Option<&'m str> {
    let name = member.component.as_deref()?;
    let is_listed = own.is_empty() || own.contains(&Literal::Text(name.to_owned()));
    (is_listed && names.are_used() && !names.mapped.contains(name)).then_some(name)
}

/// What a key of a mapping, which is always text, is as a value of the discriminator.
fn value(tag: &str, kinds: Kinds) -> Option<Literal> {
    match kinds {
        Kinds { string: true, .. } => Some(Literal::Text(tag.to_owned())),
        Kinds { integer: true, .. } => tag.parse().ok().map(Literal::Integer),
        Kinds { boolean: true, .. } => tag.parse().ok().map(Literal::Boolean),
        _ => None,
    }
}

/// Whether values are those of all members together.
fn lists_its_name_and_others(implied: &[Literal], own: &[Literal], names: &HashSet<&str>) -> bool {
    let is_other = |value: &Literal| {
        !implied.contains(value)
            && matches!(value, Literal::Text(text) if names.contains(text.as_str()))
    };
    implied.iter().any(|name| own.contains(name)) && own.iter().any(is_other)
}
