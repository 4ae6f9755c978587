//! Resources within resources, as dots in an operationId tell: `list` of `zones` of `projects` is
//! `projects.zones.list`.

use super::words::snake;
use crate::ir::Operation;

/// A resource lies no deeper.
const DEEPEST: usize = 6;

/// The resources down to the operation, and what it is called there, if the first is its tag. The name of
/// the API may stand before.
pub(super) fn within(operation: &Operation) -> Option<(Vec<&str>, &str)> {
    let mut words: Vec<&str> = operation.id.as_ref()?.split('.').collect();
    let name = words.pop()?;
    let tag = snake(operation.tags.first()?);
    let is_tag = |word: &&str| snake(word) == tag;
    let first = words.iter().take(2).position(is_tag)?;
    let resources = words.split_off(first);
    let are_words = |word: &&str| word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_nested = (2..=DEEPEST).contains(&resources.len());
    (is_nested && resources.iter().chain([&name]).all(are_words)).then_some((resources, name))
}
