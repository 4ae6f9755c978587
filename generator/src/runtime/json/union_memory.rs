//! What a union turned out to be is found out once, though trials that lie in each other ask again.

use super::Reader;
use super::reader::{Asked, Found, Outcome, Trials};
use super::union_table::Table;

/// How many bytes a trial counts for beside those that it reads.
const TRIAL: usize = 16;

impl Trials {
    /// Notes so many bytes that were read in vain.
    pub(super) const fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes.saturating_add(TRIAL));
    }

    /// Whether no more members are to be tried.
    pub(super) const fn are_over(&self) -> bool {
        self.left == 0
    }

    /// What a union turned out to be when it was asked for before.
    #[inline]
    pub(super) fn recall(&mut self, asked: &Asked) -> Option<Found> {
        if self.found.is_empty() {
            return None;
        }
        self.recall_one(asked)
    }

    #[cold]
    fn recall_one(&mut self, asked: &Asked) -> Option<Found> {
        if self.open == 0 {
            // What lies within the next one is found elsewhere.
            self.found.clear();
        }
        let found = self.found.get(asked).cloned()?;
        self.inexact += usize::from(found.refused);
        Some(found)
    }

    /// Notes what a union turned out to be, if anything may ask again.
    pub(super) fn remember(&mut self, asked: Asked, outcome: Outcome, refused_before: usize) {
        if self.open > 0 {
            if self.found.len() >= self.most_found {
                // What is nested deep is asked for again soon, what was read long ago a few times at most.
                self.found.clear();
            }
            let refused = self.inexact > refused_before;
            self.found.insert(asked, Found { outcome, refused });
        }
    }
}

impl Asked {
    /// What is asked for where the reader stands.
    #[inline]
    pub(super) fn of(table: &Table, reader: &mut Reader<'_>) -> Self {
        reader.cursor.peek();
        Self {
            offset: reader.cursor.offset(),
            table: std::ptr::from_ref(table).addr(),
            exact: reader.trials.exact,
            lenient: reader.is_lenient(),
        }
    }
}
