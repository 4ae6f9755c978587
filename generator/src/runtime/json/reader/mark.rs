//! Where a reading stands, what it notes there, and how it comes back.

use serde_json::Value;

use super::super::Decode;
use super::super::cursor::Cursor;
use super::super::misfit::Misfit;
use super::{MISFIT, Reader};

/// A place to come back to.
#[derive(Clone, Copy)]
pub struct Mark<'a> {
    cursor: Cursor<'a>,
    depth: usize,
    /// How much was taken that the document does not say.
    misfits: usize,
    drift_was_kept: bool,
    /// How many steps there are in the path, and how many drifts.
    noted: [usize; 2],
}

impl<'a> Reader<'a> {
    /// Where the reading stands.
    #[inline]
    pub fn mark(&self) -> Mark<'a> {
        Mark {
            cursor: self.cursor,
            depth: self.depth,
            misfits: self.trials.misfits,
            drift_was_kept: self.drift_was_kept,
            noted: self.notes.as_ref().map_or([0; 2], |notes| notes.mark()),
        }
    }

    /// Comes back to a place, and forgets what was noted since.
    pub fn back_to(&mut self, mark: Mark<'a>) {
        (self.cursor, self.depth) = (mark.cursor, mark.depth);
        self.trials.misfits = mark.misfits;
        self.drift_was_kept = mark.drift_was_kept;
        if let Some(notes) = &mut self.notes {
            notes.back_to(mark.noted);
        }
    }

    /// Goes one step deeper, where there is a path.
    #[inline]
    pub fn step(&mut self, name: &str) {
        if let Some(notes) = &mut self.notes {
            notes.step(name);
        }
    }

    /// Goes to an item of an array, where there is a path.
    #[inline]
    pub fn step_to(&mut self, index: usize) {
        if let Some(notes) = &mut self.notes {
            notes.step_to(index);
        }
    }

    /// Comes back from the last step.
    #[inline]
    pub fn step_back(&mut self) {
        if let Some(notes) = &mut self.notes {
            notes.step_back();
        }
    }

    /// Notes that something else stood under a key than the document says, and is kept.
    #[cold]
    pub fn other_kept(&mut self, key: &str, place: Cursor<'_>, expected: &str) {
        self.drift_was_kept = true;
        self.step(key);
        let misfit = self.misfit_at(place, expected);
        self.step_back();
        self.drifted(&misfit);
    }

    /// What the document says stands somewhere in the place of a null, in the second reading.
    #[cold]
    pub fn expected_at(&mut self, place: Cursor<'a>, slot: &mut dyn Decode) -> Option<String> {
        self.notes.as_ref()?;
        let mark = self.mark();
        self.cursor = place;
        self.refuses_null = true;
        let outcome = slot.decode(self);
        self.refuses_null = false;
        self.back_to(mark);
        // What takes any value is vacant again.
        slot.take_null(true);
        outcome.err()?.0.map(|drift| drift.expected)
    }

    /// The value of a key that stood there before, of which the first counts. It says nothing of which member of a
    /// union is meant, so no trial fails for it.
    ///
    /// # Errors
    /// What drifts is an error.
    #[cold]
    pub fn repeated(&mut self) -> Result<Value, Misfit> {
        let misfit = self.misfit("a key that stands there once");
        if self.is_strict {
            return Err(misfit);
        }
        self.drift_was_kept = true;
        self.drifted(&misfit);
        self.value()
    }

    /// Notes that an object lacks a key that it must have, and is kept.
    #[cold]
    pub fn key_missed(&mut self, key: &'static str) {
        self.drift_was_kept = true;
        if let Some(notes) = &mut self.notes {
            notes.drifts.push(notes.absent(key));
        }
    }

    /// Whether a field may be missing that the document requires, and allows to be null.
    ///
    /// # Errors
    /// It may not, or another member of a union may be meant.
    #[cold]
    pub fn may_miss(&mut self, key: &'static str) -> Result<(), Misfit> {
        if self.is_strict || self.trials.exact {
            self.trials.inexact += usize::from(!self.is_strict);
            return Err(self.missing(key));
        }
        self.trials.misfits += MISFIT;
        self.key_missed(key);
        Ok(())
    }

    /// Notes what does not fit, and is kept.
    pub fn drifted(&mut self, misfit: &Misfit) {
        if let Some(notes) = &mut self.notes {
            notes.drifted(misfit.0.as_deref());
        }
    }

    /// Whether what does not fit is kept raw.
    pub fn is_lenient(&self) -> bool {
        self.notes.as_ref().is_some_and(|notes| notes.salvage)
    }
}
