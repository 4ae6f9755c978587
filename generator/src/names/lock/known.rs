//! Which components the last crate knew.

use std::collections::BTreeMap;

use super::Lock;
use super::previous_name::of_component;
use crate::ir::IN_PARTS;
use crate::summary::Summary;

impl Lock {
    /// Whether a component that the document does not name was one in the last crate. What is spelled as its name has no
    /// line.
    pub(crate) fn knows_made(&self, name: &str, last: Option<&Summary>) -> bool {
        let is_type = last.is_some_and(|last| last.types.contains_key(name));
        let is_placed = || self.types.values().any(|it| it == name);
        self.knows_component(name, None) || (is_type && !is_placed())
    }

    /// Whether a component, or what stands in it, was known by that name in the last crate.
    pub(crate) fn knows_component(&self, name: &str, last: Option<&Summary>) -> bool {
        let is_type = |last: &Summary| last.types.contains_key(&of_component(name));
        let is_of_it = |words: &str| {
            let rest = words.strip_prefix(name);
            let is_in_parts = rest.is_some_and(|rest| rest.starts_with(IN_PARTS));
            is_in_parts
                || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '|', '[']))
        };
        let mut tables = [&self.types, &self.twins, &self.variants].into_iter();
        let knows = |table: &BTreeMap<String, String>| {
            let words = table.range(name.to_owned()..).map(|(words, _)| words);
            let mut alike = words.take_while(|words| words.starts_with(name));
            alike.any(|words| is_of_it(words))
        };
        last.is_some_and(is_type) || tables.any(knows)
    }
}
