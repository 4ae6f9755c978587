//! Notices what comes back, in bounded memory.

use std::hash::{DefaultHasher, Hash, Hasher};

/// As much as is remembered one by one.
const MOST: usize = 4096;

/// What was there before. Of the first ones, each is noticed when it comes again; of a longer walk,
/// that it goes round, by one that is marked anew whenever the walk has doubled.
#[derive(Debug)]
pub(super) struct Seen {
    /// In order; there are too few for a table of them to be worth its code.
    first: Vec<u64>,
    marked: Option<u64>,
    steps: u64,
    mark_at: u64,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self {
            first: Vec::new(),
            marked: None,
            steps: 0,
            mark_at: 1,
        }
    }

    /// Takes note of something; whether it was not there before.
    pub(super) fn is_new<T: Hash + ?Sized>(&mut self, value: &T) -> bool {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        let hash = hasher.finish();
        let Err(place) = self.first.binary_search(&hash) else {
            return false;
        };
        if self.marked == Some(hash) {
            return false;
        }
        if self.first.len() < MOST {
            self.first.insert(place, hash);
        }
        self.steps = self.steps.saturating_add(1);
        if self.steps >= self.mark_at {
            self.marked = Some(hash);
            self.mark_at = self.mark_at.saturating_mul(2);
        }
        true
    }
}
