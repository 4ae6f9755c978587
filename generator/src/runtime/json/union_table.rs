//! The members of a union by the keys of an object, so that a look at each key tells them apart.

mod named;

use std::cmp::Reverse;

use super::cursor::{Cursor, RawString};
use super::keys::Keys;
use super::seen::Seen;
use super::tally::Tally;
use super::union::{Literal, Member, kind, kind_of};

/// The members of a union.
pub struct Table(Vec<Group>);

/// How specific a member is for a value: compared from the first field to the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    constants: usize,
    known: usize,
    required: usize,
}

impl Table {
    /// Arranges the members by their keys.
    pub fn of(members: &'static [Member]) -> Self {
        Self(members.chunks(BITS).map(Group::of).collect())
    }

    /// The most specific of the members that a value can be; of equals the first.
    #[inline]
    pub(crate) fn best(&self, value: Cursor<'_>) -> Option<usize> {
        match self.0.as_slice() {
            [group] => group.best(value),
            _ => self.ranked(value).first().map(|(_, member)| *member),
        }
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
            .filter(|(fit, _)| fit.constants == best.constants || fit.known >= best.known)
            .map(|(_, member)| *member)
            .collect()
    }

    /// All members that a value can be, the most specific first.
    fn ranked(&self, value: Cursor<'_>) -> Vec<(Fit, usize)> {
        let groups = self.0.iter().zip((0..).step_by(BITS));
        let fits = groups.flat_map(|(group, start)| {
            let fits = group.fits(value).into_iter();
            fits.map(move |(fit, member)| (fit, start + member))
        });
        let mut ranked: Vec<_> = fits.collect();
        ranked.sort_by_key(|(fit, _)| Reverse(*fit));
        ranked
    }
}

/// How many members have a bit in a word.
const BITS: usize = u64::BITS as usize;

/// Up to 64 members, a bit each.
struct Group {
    members: &'static [Member],
    objects: u64,
    /// The keys that some member requires or gives one value.
    telling: Keys<Telling>,
    known: Keys<u64>,
    /// How many keys each member requires.
    required: Tally,
    /// Which members require a key, by the index of the key.
    requiring: Vec<(usize, u64)>,
}

/// What a key says about the members.
#[derive(Default)]
struct Telling {
    required: u64,
    /// What its value must be, and for which members.
    constants: Vec<(&'static [Literal], u64)>,
}

/// The members that a value can be, and how many constants agree with it.
struct Candidates {
    members: u64,
    constants: Tally,
    /// Those for which a key that can only be null has a value: left out if there are others.
    past_null: u64,
}

impl Group {
    fn of(members: &'static [Member]) -> Self {
        let mut objects = 0;
        let mut known = Keys::<u64>::new();
        let mut telling = Keys::<Telling>::new();
        for (index, member) in members.iter().enumerate() {
            let bit = 1 << index;
            if member.kinds & kind::OBJECT != 0 {
                objects |= bit;
            }
            for key in member.known {
                *known.entry(key) |= bit;
            }
            for key in member.required {
                telling.entry(key).required |= bit;
            }
            for (key, allowed) in member.constants {
                telling.entry(key).allow(allowed, bit);
            }
        }
        let mut required = Tally::default();
        let requiring = telling
            .values()
            .map(|(key, telling)| (key, telling.required));
        let requiring: Vec<_> = requiring.filter(|(_, members)| *members != 0).collect();
        requiring
            .iter()
            .for_each(|(_, members)| required.add(*members));
        Self {
            members,
            objects,
            telling,
            known,
            required,
            requiring,
        }
    }

    #[inline]
    fn best(&self, value: Cursor<'_>) -> Option<usize> {
        let candidates = self.candidates(value);
        let mut best = candidates.constants.most(candidates.members);
        if best & best.wrapping_sub(1) != 0 && is_object(value) {
            best = self.required.most(self.known(value).most(best));
        }
        (best != 0).then_some(best.trailing_zeros() as usize)
    }

    fn fits(&self, value: Cursor<'_>) -> Vec<(Fit, usize)> {
        let candidates = self.candidates(value);
        let (known, required) = match is_object(value) {
            true => (self.known(value), &self.required),
            false => (Tally::default(), &Tally::default()),
        };
        (0..BITS)
            .filter(|member| candidates.members >> member & 1 == 1)
            .map(|member| {
                let fit = Fit {
                    constants: candidates.constants.of(member),
                    known: known.of(member),
                    required: required.of(member),
                };
                (fit, member)
            })
            .collect()
    }

    #[inline]
    fn candidates(&self, value: Cursor<'_>) -> Candidates {
        match is_object(value) {
            true => self.candidates_for_object(value),
            false => self.candidates_for_scalar(value),
        }
    }

    #[inline]
    fn candidates_for_object(&self, value: Cursor<'_>) -> Candidates {
        let mut candidates = Candidates {
            members: self.objects,
            constants: Tally::default(),
            past_null: 0,
        };
        let mut seen = Seen::default();
        value.each_entry(|key, value, text| {
            if let Some((index, telling)) = self.telling.get(key)
                // Of a key that stands there twice, the first value counts.
                && seen.insert(index)
            {
                telling.narrow(value, text, &mut candidates);
            }
        });
        for (key, members) in &self.requiring {
            if !seen.has(*key) {
                candidates.members &= !members;
            }
        }
        match candidates.members & !candidates.past_null {
            0 => {}
            others => candidates.members = others,
        }
        candidates
    }

    fn candidates_for_scalar(&self, value: Cursor<'_>) -> Candidates {
        let mut candidates = Candidates {
            members: 0,
            constants: Tally::default(),
            past_null: 0,
        };
        let found = kind_of(value);
        let text = value.string_here();
        for (index, member) in self.members.iter().enumerate() {
            if found & member.kinds != 0 {
                candidates.members |= 1 << index;
            }
            // A number of any sort would keep fewer digits.
            if found == kind::INTEGER && member.kinds & kind::NUMBER == kind::INTEGER {
                candidates.constants.add(1 << index);
            }
            if Literal::any(member.listed, text, value) {
                candidates.constants.add(1 << index);
            }
        }
        candidates
    }

    /// How many of the keys each member knows.
    fn known(&self, object: Cursor<'_>) -> Tally {
        let mut tally = Tally::default();
        object.each_entry(|key, _, _| {
            if let Some((_, members)) = self.known.get(key) {
                tally.add(*members);
            }
        });
        tally
    }
}

fn is_object(mut value: Cursor<'_>) -> bool {
    value.peek() == Some(b'{')
}

impl Telling {
    fn allow(&mut self, allowed: &'static [Literal], member: u64) {
        let same = self
            .constants
            .iter_mut()
            .find(|(other, _)| *other == allowed);
        match same {
            Some((_, members)) => *members |= member,
            None => self.constants.push((allowed, member)),
        }
    }

    /// Counts the constants that agree with a value, and leaves out the members whose does not. `text`
    /// is the value if it is a string.
    #[inline]
    fn narrow(&self, value: Cursor<'_>, text: Option<RawString<'_>>, candidates: &mut Candidates) {
        for (allowed, members) in &self.constants {
            if Literal::any(allowed, text, value) {
                candidates.constants.add(*members);
            } else if *allowed == [Literal::Null] {
                candidates.past_null |= members;
            } else {
                candidates.members &= !members;
            }
        }
    }
}
