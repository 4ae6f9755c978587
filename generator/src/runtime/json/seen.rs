//! Which keys of an object were there.

/// Which keys were there, by their indices.
#[derive(Default)]
pub(super) struct Seen {
    first: u64,
    others: Vec<u64>,
}

const BITS: usize = u64::BITS as usize;

impl Seen {
    /// Notes that a key is there; whether it was not before.
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % BITS);
        let word = match index / BITS {
            0 => &mut self.first,
            word => self.other(word - 1),
        };
        let is_first = *word & bit == 0;
        *word |= bit;
        is_first
    }

    #[cold]
    fn other(&mut self, word: usize) -> &mut u64 {
        if self.others.len() <= word {
            self.others.resize(word + 1, 0);
        }
        // There is one now.
        self.others.get_mut(word).unwrap_or(&mut self.first)
    }

    pub(super) fn has(&self, index: usize) -> bool {
        let word = match index / BITS {
            0 => self.first,
            word => self.others.get(word - 1).copied().unwrap_or_default(),
        };
        word >> (index % BITS) & 1 == 1
    }
}
