//! Variants do not repeat the name of their enumeration.

use std::collections::HashSet;

use crate::ir::Member;

/// The shortest word that says something without the name of the enumeration before it.
const SHORTEST: usize = 3;

/// Leaves the name of the enumeration out of the first candidates of its variants, if that is how all its components
/// are called, and words are left that tell all variants apart. What it has beside names that were given with it is
/// named like them.
pub(super) fn leave_out(
    own: &str,
    kept: &[Option<&String>],
    members: &[Member],
    candidates: &mut [Vec<String>],
) {
    if kept
        .iter()
        .flatten()
        .any(|name| without(own, name).is_some())
    {
        return;
    }
    let firsts = candidates.iter().zip(members).map(|(names, member)| {
        let name = names.first()?;
        let rest = without(own, name).filter(|rest| is_word(rest));
        let may_be_whole = || (member.component.is_none() || name == own).then_some(name.as_str());
        rest.or_else(may_be_whole).map(str::to_owned)
    });
    let firsts: Vec<Option<String>> = firsts.collect();
    let mut seen = HashSet::new();
    if !firsts
        .iter()
        .all(|first| first.is_some() && seen.insert(first))
    {
        return;
    }
    for (names, first) in candidates.iter_mut().zip(firsts) {
        let first = first.filter(|first| names.first() != Some(first));
        names.splice(0..0, first);
    }
}

/// What comes after the name of the enumeration, if anything does.
fn without<'n>(own: &str, name: &'n str) -> Option<&'n str> {
    let rest = name.strip_prefix(own)?;
    let begins_word = rest.starts_with(|c: char| !c.is_ascii_lowercase());
    begins_word.then_some(rest)
}

fn is_word(name: &str) -> bool {
    name.len() >= SHORTEST
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !matches!(name, "Unknown" | "Self" | "Value" | "Type" | "Base")
}
