//! The versions of the format: what a summary of an earlier one lacks may have been there.

use std::borrow::Cow;

use super::Summary;

/// The version that what operations send by themselves came with.
const CONSTANTS: u32 = 1;
/// The version that streams beside an answer came with.
const STREAMS: u32 = 2;
/// The version that is written.
pub(super) const LATEST: u32 = STREAMS;

impl Summary {
    /// What a summary of this version of the format tells of the same crate.
    pub(crate) fn as_told_by(&self, format: u32) -> Cow<'_, Self> {
        if format >= LATEST {
            return Cow::Borrowed(self);
        }
        let mut told = self.clone();
        for operation in told.operations.values_mut() {
            if format < CONSTANTS {
                operation.constants.clear();
            }
            if format < STREAMS {
                operation.streams.clear();
            }
        }
        Cow::Owned(told)
    }
}
