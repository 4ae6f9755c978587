//! Finds what is kept for a key among few, and notes which keys were there.

use std::array;

/// Something for each of some keys, by their length.
pub(super) struct Keys<T>([Vec<Entry<T>>; LENGTHS]);

/// Keys of this length and longer ones are together.
const LENGTHS: usize = 48;

struct Entry<T> {
    key: &'static str,
    index: usize,
    value: T,
}

impl<T> Keys<T> {
    /// Nothing for any key.
    pub(super) fn new() -> Self {
        Self(array::from_fn(|_| Vec::new()))
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// What is kept for a key, which is there from now on; its index is how many came before it.
    pub(super) fn entry(&mut self, key: &'static str) -> &mut T
    where
        T: Default,
    {
        let index = self.len();
        let entries = &mut self.0[key.len().min(LENGTHS - 1)];
        let at = entries.iter().position(|entry| entry.key == key);
        let at = at.unwrap_or_else(|| {
            let value = T::default();
            entries.push(Entry { key, index, value });
            entries.len() - 1
        });
        &mut entries[at].value
    }

    /// Each index with what is kept there.
    pub(super) fn values(&self) -> impl Iterator<Item = (usize, &T)> {
        let entries = self.0.iter().flatten();
        entries.map(|entry| (entry.index, &entry.value))
    }

    /// The index of a key, and what is kept for it.
    pub(super) fn get(&self, key: &str) -> Option<(usize, &T)> {
        let entries = self.0.get(key.len().min(LENGTHS - 1))?;
        let found = entries.iter().find(|entry| entry.key == key)?;
        Some((found.index, &found.value))
    }
}

/// Which keys were there, by their indices.
#[derive(Default)]
pub(super) struct Seen {
    first: u64,
    others: Vec<u64>,
}

const BITS: usize = u64::BITS as usize;

impl Seen {
    /// Notes that a key is there; whether it was not before.
    pub(super) fn is_first(&mut self, index: usize) -> bool {
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
