//! Which values of a discriminator mean a member of a union.

use std::collections::HashSet;

use super::discriminate::joined;
use crate::ir::{Kinds, Literal, Member};

/// What is mapped to a member, and the one value that its schema gives. Where nothing is mapped, the values
/// that its schema lists, or the name of the component if there are none, or if names of other members are
/// among them as well. No server sends other names of components.
pub(super) fn tags(
    member: &Member,
    kinds: Kinds,
    own: Vec<Literal>,
    names: &HashSet<&str>,
) -> Vec<Literal> {
    let values = |tags: &[String]| tags.iter().filter_map(|tag| value(tag, kinds)).collect();
    let mapped: Vec<Literal> = values(&member.tags);
    let implied: Vec<Literal> = values(&member.implied_tags);
    match (mapped.is_empty(), own.as_slice()) {
        (false, [only]) => joined(mapped, std::slice::from_ref(only)),
        (false, _) => mapped,
        (true, []) => implied,
        (true, _) if implied.is_empty() => Vec::new(),
        (true, own) if lists_its_name_and_others(&implied, own, names) => implied,
        (true, _) => own,
    }
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
