//! The members of a union by the keys of an object, so that a look at each key tells them apart.

mod group;
mod named;
mod telling;

use std::cmp::Reverse;

use super::cursor::Cursor;
use super::union::Member;
use group::{BITS, Group};

/// The members of a union.
pub struct Table(Vec<Group>);

/// How specific a member is for a value.
#[derive(Clone, Copy)]
struct Fit {
    /// Whether it may have no key that it does not know, has one, and another member knows them all.
    gives_way: bool,
    constants: usize,
    known: usize,
    required: usize,
}

impl Fit {
    /// The most specific first.
    fn order(self) -> impl Ord {
        let Self {
            gives_way,
            constants,
            known,
            required,
        } = self;
        (gives_way, Reverse((constants, known, required)))
    }
}

impl Table {
    /// Arranges the members by their keys.
    pub fn of(members: &'static [Member]) -> Self {
        let others = members.iter().find_map(|member| member.others);
        let groups = members.chunks(BITS);
        Self(groups.map(|group| Group::of(group, others)).collect())
    }

    /// The most specific of the members that a value can be; of equals the first.
    #[inline]
    pub(crate) fn best(&self, value: Cursor<'_>) -> Option<usize> {
        if let [group] = self.0.as_slice() {
            let best = group.best(value)?;
            if !group.is_closed(best) {
                return Some(best);
            }
        }
        self.ranked(value).first().map(|(_, member)| *member)
    }

    /// The others, the most specific first.
    ///
    /// A constant says which member is meant: another one is tried in its place only if it knows as
    /// much of the object, or a field that drifted would turn one member into another.
    pub(crate) fn after_the_best(&self, value: Cursor<'_>) -> Vec<usize> {
        let ranked = self.ranked(value);
        let Some(((best, _), others)) = ranked.split_first() else {
            return Vec::new();
        };
        others
            .iter()
            .filter(|(fit, _)| fit.constants >= best.constants || fit.known >= best.known)
            .map(|(_, member)| *member)
            .collect()
    }

    /// All members that a value can be, the most specific first.
    fn ranked(&self, value: Cursor<'_>) -> Vec<(Fit, usize)> {
        let candidates = self.0.iter().map(|group| group.candidates(value));
        let mut candidates: Vec<_> = candidates.collect();
        let has_meant = candidates.iter().any(|group| group.has_meant);
        for (group, candidates) in self.0.iter().zip(&mut candidates) {
            group.leave_out(candidates, has_meant);
        }
        let has_usual = candidates.iter().any(|group| group.usual() != 0);
        let groups = self.0.iter().zip(&candidates).zip((0..).step_by(BITS));
        let fits = groups.flat_map(|((group, candidates), start)| {
            let members = match has_usual {
                true => candidates.usual(),
                false => candidates.members,
            };
            let fits = group.fits(value, members, &candidates.constants);
            fits.into_iter()
                .map(move |(fit, member)| (fit, start + member))
        });
        let mut ranked: Vec<_> = fits.collect();
        give_way(&mut ranked, value);
        ranked.sort_by_key(|(fit, _)| fit.order());
        ranked
    }
}

/// Of the closed members, those alone give way that do not know a key of the value, and only to one that knows all.
fn give_way(fits: &mut [(Fit, usize)], value: Cursor<'_>) {
    if !fits.iter().any(|(fit, _)| fit.gives_way) {
        return;
    }
    let mut keys = 0;
    value.each_entry(|_, _, _| keys += 1);
    let is_whole = fits.iter().any(|(fit, _)| fit.known == keys);
    for (fit, _) in fits {
        fit.gives_way &= is_whole && fit.known < keys;
    }
}
