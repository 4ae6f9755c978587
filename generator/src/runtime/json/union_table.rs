//! The members of a union by the keys of an object, so that a look at each key tells them apart.

mod group;
mod lacking;
mod named;
mod telling;

use std::cmp::Reverse;

use super::cursor::{Cursor, RawString};
use super::union::{Member, kind, kind_of};
use group::{BITS, Group};
pub(crate) use lacking::Lacking;
use telling::Candidates;

/// The members of a union.
pub struct Table(Vec<Group>);

impl Member {
    /// The keys of a value that it does not know.
    fn unknown_of<'a>(&self, value: Cursor<'a>) -> Vec<RawString<'a>> {
        let mut unknown = Vec::new();
        value.each_entry(|key, _, _| {
            if !self.known.iter().any(|known| key.is(known)) {
                unknown.push(key);
            }
        });
        unknown
    }

    /// Whether it requires a key that another one does not know, and knows all that the other knows of a value: that
    /// knows none of the keys which are `strays` here. One that takes others than it lists is for any object.
    fn is_told_from(&self, other: &Self, strays: &[RawString<'_>]) -> bool {
        let knows = |stray: &RawString<'_>| other.known.iter().any(|key| stray.is(key));
        let is_for_any = other.open || other.known.is_empty();
        let is_more = |key: &&str| !other.known.contains(key);
        !is_for_any && self.required.iter().any(is_more) && !strays.iter().any(knows)
    }
}

/// The members that a value can be beside the best.
#[derive(Default)]
pub(crate) struct Others {
    /// The most specific first.
    pub(crate) members: Vec<usize>,
    /// Whether some have as many constants as the best, and know as many keys, so that what is within the value tells
    /// them apart.
    pub(crate) are_alike: bool,
}

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
    /// What the best one is known by says which member is meant: another one is tried in its place only if it
    /// knows as much of the object, or a field that drifted would turn one member into another. Where nothing may
    /// drift, what another one takes is its value.
    pub(crate) fn after_the_best(&self, value: Cursor<'_>, may_drift: bool) -> Others {
        let ranked = self.ranked(value);
        let Some(((best, first), others)) = ranked.split_first() else {
            return Others::default();
        };
        let first = self.member(*first).unwrap_or(&Member::OBJECT);
        let strays = first.unknown_of(value);
        let is_object = kind_of(value) == kind::OBJECT;
        let others = others.iter().filter(|(fit, member)| {
            let other = self.member(*member);
            // A constant of its own tells more than a key that the best one requires.
            let may_be_told = may_drift && is_object && fit.constants <= best.constants;
            let is_told =
                may_be_told && other.is_some_and(|other| first.is_told_from(other, &strays));
            (fit.constants >= best.constants || fit.known >= best.known) && !is_told
        });
        let others: Vec<_> = others.collect();
        Others {
            are_alike: others
                .iter()
                .any(|(fit, _)| fit.constants >= best.constants && fit.known >= best.known),
            members: others.into_iter().map(|(_, member)| *member).collect(),
        }
    }

    fn member(&self, index: usize) -> Option<&'static Member> {
        let group = self.0.get(index / BITS)?;
        group.members.get(index % BITS)
    }

    /// All members that a value can be, the most specific first.
    fn ranked(&self, value: Cursor<'_>) -> Vec<(Fit, usize)> {
        let candidates = self.0.iter().map(|group| group.candidates(value));
        self.ranked_of(candidates.collect(), value)
    }

    /// The candidates of all groups, the most specific first.
    fn ranked_of(&self, mut candidates: Vec<Candidates>, value: Cursor<'_>) -> Vec<(Fit, usize)> {
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
    let keys = keys_of(value);
    let is_whole = fits.iter().any(|(fit, _)| fit.known == keys);
    for (fit, _) in fits {
        fit.gives_way &= is_whole && fit.known < keys;
    }
}

/// How many keys an object has.
fn keys_of(object: Cursor<'_>) -> usize {
    let mut keys = 0;
    object.each_entry(|_, _, _| keys += 1);
    keys
}
