//! Counts for up to 64 members at once: a bit a member, a word a binary digit.

/// How many of something each member has.
#[derive(Default)]
pub(super) struct Tally {
    low: [u64; 4],
    high: Vec<u64>,
}

impl Tally {
    /// Adds one for each of the members.
    pub(super) fn add(&mut self, members: u64) {
        let mut carry = members;
        for digit in &mut self.low {
            if carry == 0 {
                return;
            }
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
        self.add_high(carry);
    }

    #[cold]
    fn add_high(&mut self, mut carry: u64) {
        for digit in &mut self.high {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
        if carry != 0 {
            self.high.push(carry);
        }
    }

    /// Those of the members that have the most.
    pub(super) fn most(&self, among: u64) -> u64 {
        let digits = self.low.iter().chain(&self.high).rev();
        digits.fold(among, |among, digit| match among & digit {
            0 => among,
            more => more,
        })
    }

    /// How many one member has.
    pub(super) fn of(&self, member: usize) -> usize {
        let digits = self.low.iter().chain(&self.high).rev();
        digits.fold(0, |sum, digit| {
            sum << 1 | usize::from(digit >> member & 1 == 1)
        })
    }
}
