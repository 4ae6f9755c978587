//! A few values by name, in a list: a tree of them would cost each crate more to compile.

use std::fmt;

#[derive(Clone)]
pub(super) struct Named<T>(Vec<(&'static str, T)>);

impl<T> Named<T> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Sets a value, in place of the one that had its name.
    pub(super) fn insert(&mut self, name: &'static str, value: T) {
        self.0.retain(|(other, _)| *other != name);
        self.0.push((name, value));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&T> {
        let found = self.0.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

impl<T: fmt::Debug> fmt::Debug for Named<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
