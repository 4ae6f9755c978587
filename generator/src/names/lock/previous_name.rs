//! Which names types had before, and what a component was called that has no line.

use super::Lock;
use super::gone::Gone;
use super::key::Key;
use crate::names::words::pascal;

/// Where a name is from that a type had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// It was named there.
    Place,
    /// It stood there as well.
    Twin,
    /// It was a component, or in one, that has left the document.
    Gone,
}

impl Lock {
    /// The names that what is known by these keys had: first those where it was named, one for each place.
    pub(super) fn names_before<'l, 'k>(
        &'l self,
        keys: impl Iterator<Item = &'k Key> + Clone,
        gone: &'l Gone,
    ) -> impl Iterator<Item = (&'l String, Source)> {
        let tables = [
            (&self.types, Source::Place),
            (&self.twins, Source::Twin),
            (gone.names(), Source::Gone),
        ];
        tables.into_iter().flat_map(move |(table, source)| {
            let names = keys.clone().filter_map(|key| key.find(table));
            names.map(move |name| (name, source))
        })
    }

    /// The name that a type most likely had, which may be that of a component.
    pub(super) fn name_before<'k>(
        &self,
        keys: impl Iterator<Item = &'k Key> + Clone,
        gone: &Gone,
        component: Option<&str>,
    ) -> Option<String> {
        let kept = self.names_before(keys, gone).next();
        kept.map(|(name, _)| name.clone())
            .or_else(|| component.map(of_component))
    }

    /// The name that what stands at a place had.
    pub(super) fn name_at(&self, place: &str) -> Option<&String> {
        let twin = || self.twins.get(place);
        self.types.get(place).or_else(twin)
    }
}

/// What a component is called that has no line, now or in the last crate: what is spelled as its name needs none.
pub(crate) fn of_component(key: &str) -> String {
    pascal(key)
}
