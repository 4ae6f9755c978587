//! Finds what is kept for a key among few.

use std::array;

use super::cursor::RawString;

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
    #[inline]
    pub(super) fn get(&self, key: RawString<'_>) -> Option<(usize, &T)> {
        key.find(|key| {
            let entries = self.0.get(key.len().min(LENGTHS - 1))?;
            let found = entries.iter().find(|entry| entry.key.as_bytes() == key)?;
            Some((found.index, &found.value))
        })
    }
}
