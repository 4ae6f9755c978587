//! Names that must differ from one another.

use std::collections::{BTreeMap, BTreeSet};

/// The names that are taken in one place.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// The number that is tried next for a name, so that many alike are not counted anew each time.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope in which some names are taken from the start.
    pub(super) fn with(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
            next: BTreeMap::new(),
        }
    }

    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes a name if it is free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Gives a name back.
    pub(super) fn release(&mut self, name: &str) {
        self.taken.remove(name);
    }

    /// The first of the candidates that is free, or the last of them with a number.
    pub(super) fn choose(&mut self, candidates: &[String]) -> String {
        for candidate in candidates {
            if self.take(candidate) {
                return candidate.clone();
            }
        }
        let base = candidates.last().map_or("Value", String::as_str);
        let is_pascal = base.starts_with(char::is_uppercase) && !base.contains('_');
        let between = match (base.ends_with(|c: char| c.is_ascii_digit()), is_pascal) {
            (false, _) => "",
            (true, true) => "N",
            (true, false) => "_",
        };
        let mut number = self.next.get(base).copied().unwrap_or(2);
        loop {
            let numbered = format!("{base}{between}{number}");
            number += 1;
            if self.take(&numbered) {
                self.next.insert(base.to_owned(), number);
                return numbered;
            }
        }
    }

    /// A name for each word: those that are spelled as their name come first, so that what else
    /// comes to the same name makes way for them.
    pub(super) fn choose_all<'w>(
        &mut self,
        words: impl Iterator<Item = &'w str>,
        name: impl Fn(&str) -> Vec<String>,
    ) -> Vec<String> {
        let words: Vec<&str> = words.collect();
        let candidates: Vec<Vec<String>> = words.iter().map(|word| name(word)).collect();
        let firsts = candidates
            .iter()
            .map(|names| names.first().map(String::as_str));
        let exact = words.iter().zip(firsts);
        let exact = exact.map(|(word, first)| first.filter(|first| first == word));
        let mut chosen = vec![None; words.len()];
        self.offer(exact, &mut chosen);
        self.fill(chosen, candidates.iter().map(Vec::as_slice))
    }

    /// Gives each that has no name yet the one that is offered to it, if that is free.
    pub(super) fn offer<'n>(
        &mut self,
        offered: impl Iterator<Item = Option<&'n str>>,
        chosen: &mut [Option<String>],
    ) {
        for (name, slot) in offered.zip(chosen) {
            if slot.is_none() {
                *slot = name.filter(|name| self.take(name)).map(str::to_owned);
            }
        }
    }

    /// All names: what has none gets one of its candidates.
    pub(super) fn fill<'c>(
        &mut self,
        chosen: Vec<Option<String>>,
        candidates: impl Iterator<Item = &'c [String]>,
    ) -> Vec<String> {
        let named = chosen.into_iter().zip(candidates);
        named
            .map(|(name, candidates)| name.unwrap_or_else(|| self.choose(candidates)))
            .collect()
    }
}
