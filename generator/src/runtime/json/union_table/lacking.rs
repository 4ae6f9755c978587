//! The members that an object would be if it had the keys that it lacks.

use std::cmp::Reverse;

use super::super::cursor::Cursor;
use super::super::seen::Seen;
use super::{Table, keys_of};

/// How many of them are tried.
const MOST: usize = 8;

/// The members that lack nothing but keys, the most specific first.
pub(crate) struct Lacking {
    pub(crate) members: Vec<usize>,
    /// How many of them, at the beginning, have constants that agree.
    pub(crate) named: usize,
}

impl Table {
    /// Members whose constants agree, or that know all keys.
    #[cold]
    pub(crate) fn lacking(&self, object: Cursor<'_>) -> Lacking {
        let keys = keys_of(object);
        let groups = self.0.iter();
        let candidates = groups.map(|group| group.by_constants(object, &mut Seen::default()));
        let mut lacking = self.ranked_of(candidates.collect(), object);
        lacking.retain(|(fit, _)| fit.constants > 0 || (keys > 0 && fit.known == keys));
        lacking.sort_by_key(|(fit, _)| (Reverse((fit.constants, fit.known)), fit.required));
        lacking.truncate(MOST);
        Lacking {
            named: lacking.iter().filter(|(fit, _)| fit.constants > 0).count(),
            members: lacking.into_iter().map(|(_, member)| member).collect(),
        }
    }
}
