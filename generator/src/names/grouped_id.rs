//! Resources that an operationId names: `projects.zones.list` is `list` of `zones` of `projects`, and
//! `VirtualMachines_Start` is `start` of `virtual_machines`.

use super::verbs::VERBS;
use super::words::{parts, snake};
use crate::ir::{DEEPEST_RESOURCE, Operation};

/// The resources down to the operation, and what it is called there.
pub(super) fn resources(operation: &Operation) -> Option<(Vec<&str>, &str)> {
    let id = operation.id.as_deref()?;
    match operation.tags.first() {
        Some(tag) if id.contains('.') => below(&snake(tag), id),
        Some(_) => None,
        None => grouped(id),
    }
}

/// With dots, if the first resource is the tag. The name of the API may stand before.
fn below<'i>(tag: &str, id: &'i str) -> Option<(Vec<&'i str>, &'i str)> {
    let mut words: Vec<&str> = id.split('.').collect();
    let name = words.pop()?;
    let is_tag = |word: &&str| snake(word) == tag;
    let first = words.iter().take(2).position(is_tag)?;
    let resources = words.split_off(first);
    let are_words = |word: &&str| word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_nested = (2..=DEEPEST_RESOURCE).contains(&resources.len());
    (is_nested && resources.iter().chain([&name]).all(are_words)).then_some((resources, name))
}

/// As AutoRest wants them.
fn grouped(id: &str) -> Option<(Vec<&str>, &str)> {
    let (group, name) = id.split_once('_')?;
    let is_capitalized = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        first && letters.all(|c| c.is_ascii_alphanumeric())
    };
    let is_word = group.contains(|c: char| c.is_ascii_lowercase());
    let says_what = parts(&snake(group))
        .first()
        .is_some_and(|word| VERBS.contains(word));
    let is_grouped = is_capitalized(group) && is_capitalized(name) && is_word && !says_what;
    is_grouped.then(|| (vec![group], name))
}
