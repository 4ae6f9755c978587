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
        let mut chosen: Vec<Option<String>> = words
            .iter()
            .map(|word| {
                let exact = name(word).into_iter().next()?;
                (exact == *word && self.take(&exact)).then_some(exact)
            })
            .collect();
        for (word, slot) in words.iter().zip(&mut chosen) {
            if slot.is_none() {
                *slot = Some(self.choose(&name(word)));
            }
        }
        chosen.into_iter().flatten().collect()
    }
}
