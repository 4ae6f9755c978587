//! Up to 64 members of a union, a bit each.

use super::super::cursor::Cursor;
use super::super::keys::Keys;
use super::super::seen::Seen;
use super::super::tally::Tally;
use super::super::union::{Literal, Member, kind, kind_of};
use super::Fit;
use super::telling::{Candidates, Telling};

/// How many members have a bit in a word.
pub(super) const BITS: usize = u64::BITS as usize;

/// Up to 64 members, a bit each.
pub(super) struct Group {
    pub(super) members: &'static [Member],
    objects: u64,
    closed: u64,
    /// Those that a value which means another member does not mean.
    others: u64,
    /// The keys that some member requires or gives one value.
    pub(super) telling: Keys<Telling>,
    known: Keys<u64>,
    /// How many keys each member requires.
    required: Tally,
    /// Which members require a key, by the index of the key.
    requiring: Vec<(usize, u64)>,
}

impl Group {
    /// Arranges members; `others` is the key of which some of the union are for all other values.
    pub(super) fn of(members: &'static [Member], others: Option<&'static str>) -> Self {
        let mut group = Self {
            members,
            objects: 0,
            closed: 0,
            others: 0,
            telling: Keys::new(),
            known: Keys::new(),
            required: Tally::default(),
            requiring: Vec::new(),
        };
        for (index, member) in members.iter().enumerate() {
            group.insert(member, 1 << index);
        }
        if let Some(key) = others {
            group.telling.entry(key).has_others = true;
        }
        let telling = group.telling.values();
        let requiring = telling.map(|(key, telling)| (key, telling.required));
        group.requiring = requiring.filter(|(_, members)| *members != 0).collect();
        for (_, members) in &group.requiring {
            group.required.add(*members);
        }
        group
    }

    fn insert(&mut self, member: &'static Member, bit: u64) {
        let marked = |is_so: bool| if is_so { bit } else { 0 };
        self.objects |= marked(member.kinds & kind::OBJECT != 0);
        self.closed |= marked(member.closed);
        self.others |= marked(member.others.is_some());
        for key in member.known {
            *self.known.entry(key) |= bit;
        }
        for key in member.required {
            self.telling.entry(key).required |= bit;
        }
        for (key, allowed) in member.constants {
            self.telling.entry(key).allow_only(allowed, bit);
        }
        for (key, allowed) in member.usual {
            self.telling.entry(key).allow_usually(allowed, bit);
        }
        if let Some(key) = member.others {
            self.telling.entry(key).others |= bit;
        }
    }

    /// The most specific of these members alone, but that one which is closed may have to give way.
    #[inline]
    pub(super) fn best(&self, value: Cursor<'_>) -> Option<usize> {
        let mut candidates = self.candidates(value);
        let has_meant = candidates.has_meant;
        self.leave_out(&mut candidates, has_meant);
        let usual = candidates.usual();
        let members = if usual == 0 {
            candidates.members
        } else {
            usual
        };
        let mut best = candidates.constants.most(members);
        if best & best.wrapping_sub(1) != 0 && is_object(value) {
            best = self.required.most(self.known(value).most(best));
        }
        (best != 0).then_some(best.trailing_zeros() as usize)
    }

    pub(super) fn is_closed(&self, member: usize) -> bool {
        self.closed >> member & 1 == 1
    }

    /// Leaves out those for all other values where one is meant.
    pub(super) fn leave_out(&self, candidates: &mut Candidates, has_meant: bool) {
        if has_meant {
            candidates.members &= !self.others;
        }
    }

    /// How well some of the members fit a value.
    pub(super) fn fits(
        &self,
        value: Cursor<'_>,
        members: u64,
        constants: &Tally,
    ) -> Vec<(Fit, usize)> {
        let (known, required) = match is_object(value) {
            true => (self.known(value), &self.required),
            false => (Tally::default(), &Tally::default()),
        };
        (0..BITS)
            .filter(|member| members >> member & 1 == 1)
            .map(|member| {
                let fit = Fit {
                    gives_way: self.is_closed(member),
                    constants: constants.of(member),
                    known: known.of(member),
                    required: required.of(member),
                };
                (fit, member)
            })
            .collect()
    }

    #[inline]
    pub(super) fn candidates(&self, value: Cursor<'_>) -> Candidates {
        match is_object(value) {
            true => self.candidates_for_object(value),
            false => self.candidates_for_scalar(value),
        }
    }

    #[inline]
    fn candidates_for_object(&self, value: Cursor<'_>) -> Candidates {
        let mut seen = Seen::default();
        let mut candidates = self.by_constants(value, &mut seen);
        for (key, members) in &self.requiring {
            if !seen.has(*key) {
                candidates.members &= !members;
            }
        }
        candidates
    }

    /// The members that an object can be by its constants, with the keys that tell something.
    #[inline]
    pub(super) fn by_constants(&self, value: Cursor<'_>, seen: &mut Seen) -> Candidates {
        let mut candidates = Candidates::of(self.objects);
        value.each_entry(|key, value, text| {
            if let Some((index, telling)) = self.telling.get(key)
                // Of a key that stands there twice, the first value counts.
                && seen.insert(index)
            {
                telling.narrow(value, text, &mut candidates);
            }
        });
        candidates
    }

    fn candidates_for_scalar(&self, value: Cursor<'_>) -> Candidates {
        let mut candidates = Candidates::of(0);
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
