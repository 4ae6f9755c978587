//! Resources that an operationId names: `projects.zones.list` is `list` of `zones` of `projects`, and
//! `VirtualMachines_Start` is `start` of `virtual_machines`.

use super::method::without_format;
use super::stems::are_alike;
use super::verbs::VERBS;
use super::versions::Versions;
use super::words::{parts, snake};
use crate::ir::{DEEPEST_RESOURCE, Operation};
use crate::path_template::without_query;

/// What a framework calls a class whose methods are operations, which groups them for itself.
const CLASS: &str = "Controller";

/// The resources down to the operation, and what it is called there.
pub(super) fn resources<'o>(
    operation: &'o Operation,
    versions: &Versions,
) -> Option<(Vec<&'o str>, &'o str)> {
    let id = operation.id.as_deref()?;
    match operation.tags.first().map(|tag| snake(tag)) {
        Some(tag) if id.contains('.') => {
            below(&tag, id).or_else(|| in_module(&tag, versions.behind(id)))
        }
        Some(_) => None,
        None if id.contains('.') => named_by_path(operation, versions.behind(id), versions),
        None => grouped(id),
    }
}

/// With dots, if the first resource is the tag. The name of the API may stand before.
fn below<'i>(tag: &str, id: &'i str) -> Option<(Vec<&'i str>, &'i str)> {
    let (mut words, name) = dotted(id)?;
    let is_tag = |word: &&str| snake(word) == tag;
    let first = words.iter().take(2).position(is_tag)?;
    let resources = words.split_off(first);
    (is_nested(&resources) && are_words(&resources, name)).then_some((resources, name))
}

/// What a function is called in a module that has the name of the tag: `ban` of `handlers.users.ban`.
fn in_module<'i>(tag: &str, id: &'i str) -> Option<(Vec<&'i str>, &'i str)> {
    let (words, name) = dotted(id)?;
    let (module, outer) = words.split_last()?;
    let is_inner = !outer.is_empty() && snake(module) == tag && are_words(&words, name);
    is_inner.then(|| (vec![*module], name))
}

/// With dots and without a tag, if the path names the same resources one after the other.
fn named_by_path<'i>(
    operation: &Operation,
    id: &'i str,
    versions: &Versions,
) -> Option<(Vec<&'i str>, &'i str)> {
    let (resources, name) = dotted(id)?;
    let segments = versions.segments(without_format(without_query(&operation.path)));
    let mut nouns = segments.iter().map(|segment| snake(segment));
    let mut is_next = |word: &&str| {
        let word = snake(word);
        nouns.any(|noun| are_alike(&parts(&noun), &parts(&word)))
    };
    let is_named = is_nested(&resources) && resources.iter().all(&mut is_next);
    (is_named && are_words(&resources, name)).then_some((resources, name))
}

fn is_nested(resources: &[&str]) -> bool {
    (2..=DEEPEST_RESOURCE).contains(&resources.len())
}

/// The words before the last, and that.
fn dotted(id: &str) -> Option<(Vec<&str>, &str)> {
    let mut words: Vec<&str> = id.split('.').collect();
    let name = words.pop()?;
    Some((words, name))
}

fn are_words(resources: &[&str], name: &str) -> bool {
    let is_word = |word: &&str| word.starts_with(|c: char| c.is_ascii_alphabetic());
    resources.iter().chain([&name]).all(is_word)
}

/// As AutoRest wants them, or TypeSpec writes them: `Gadgets_createOrReplace`.
fn grouped(id: &str) -> Option<(Vec<&str>, &str)> {
    let (group, name) = id.split_once('_')?;
    let is_capitalized = group.starts_with(|c: char| c.is_ascii_uppercase());
    let is_class = group.ends_with(CLASS) && name.starts_with(|c: char| c.is_ascii_lowercase());
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let are_plain = [group, name]
        .iter()
        .all(|word| word.chars().all(|c| c.is_ascii_alphanumeric()));
    let is_word = group.contains(|c: char| c.is_ascii_lowercase());
    let says_what = parts(&snake(group))
        .first()
        .is_some_and(|word| VERBS.contains(word));
    let is_group = is_capitalized && is_word && !is_class && !says_what;
    (is_group && begins && are_plain).then(|| (vec![group], name))
}
