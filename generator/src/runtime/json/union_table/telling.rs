//! What a key says about the members of a union.

use super::super::cursor::{Cursor, RawString};
use super::super::tally::Tally;
use super::super::union::Literal;

/// What a key says about the members.
#[derive(Default)]
pub(super) struct Telling {
    pub(super) required: u64,
    /// The members that are not meant where the value means another.
    pub(super) others: u64,
    /// Whether some member of the union is among those.
    pub(super) has_others: bool,
    /// What its value must be, and for which members.
    constants: Vec<Constant>,
}

struct Constant {
    allowed: &'static [Literal],
    members: u64,
    /// Those that another value leaves out only where another member is left.
    usually: u64,
}

/// The members that a value can be, and how many constants agree with it.
pub(super) struct Candidates {
    pub(super) members: u64,
    pub(super) constants: Tally,
    /// Those whose usual values it has not: left out if there are others.
    pub(super) unusual: u64,
    /// Whether a member is meant by a value that leaves out those for all others.
    pub(super) has_meant: bool,
}

impl Candidates {
    pub(super) fn of(members: u64) -> Self {
        Self {
            members,
            constants: Tally::default(),
            unusual: 0,
            has_meant: false,
        }
    }

    /// Those that have their usual values.
    pub(super) fn usual(&self) -> u64 {
        self.members & !self.unusual
    }
}

impl Telling {
    /// A value that is not one of these leaves the member out.
    pub(super) fn allow_only(&mut self, allowed: &'static [Literal], member: u64) {
        self.allow(allowed, member);
    }

    /// A value that is not one of these leaves the member out where another member is left.
    pub(super) fn allow_usually(&mut self, allowed: &'static [Literal], member: u64) {
        if let Some(constant) = self.allow(allowed, member) {
            constant.usually |= member;
        }
    }

    fn allow(&mut self, allowed: &'static [Literal], member: u64) -> Option<&mut Constant> {
        let known = self.constants.iter();
        let at = known.take_while(|it| it.allowed != allowed).count();
        if at == self.constants.len() {
            self.constants.push(Constant {
                allowed,
                members: 0,
                usually: 0,
            });
        }
        let constant = self.constants.get_mut(at)?;
        constant.members |= member;
        Some(constant)
    }

    /// Counts the constants that agree with a value, and leaves out the members whose does not. `text`
    /// is the value if it is a string.
    #[inline]
    pub(super) fn narrow(
        &self,
        value: Cursor<'_>,
        text: Option<RawString<'_>>,
        candidates: &mut Candidates,
    ) {
        for constant in &self.constants {
            if Literal::any(constant.allowed, text, value) {
                candidates.constants.add(constant.members);
                candidates.has_meant |= self.has_others && constant.members & !self.others != 0;
            } else {
                candidates.members &= !constant.members | constant.usually;
                candidates.unusual |= constant.usually;
            }
        }
    }

    /// The members for which the value must be a certain one.
    pub(super) fn constrained(&self) -> u64 {
        let constants = self.constants.iter();
        constants.fold(0, |all, one| all | one.members & !one.usually)
    }

    /// Those for which it is one that the document gives.
    pub(super) fn agreeing(&self, value: Cursor<'_>, text: Option<RawString<'_>>) -> u64 {
        let constants = self.constants.iter();
        let agreeing = constants.filter(|one| Literal::any(one.allowed, text, value));
        agreeing.fold(0, |all, one| all | one.members)
    }
}
