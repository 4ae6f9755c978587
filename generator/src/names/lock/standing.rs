//! What types were in the last crate where they stand now, asked before any are merged.

use std::collections::HashMap;

use super::gone::Gone;
use super::previous_name::Source;
use super::{Lock, Places};
use crate::ir::{Api, TypeId};

/// What types were in the last crate, and by which words their places last.
#[derive(Default)]
pub(crate) struct Standing {
    /// The names that they had.
    pub(crate) names: HashMap<TypeId, String>,
    /// The components that they were, though they are written where they stand.
    pub(crate) components: HashMap<TypeId, String>,
    pub(crate) places: HashMap<TypeId, String>,
}

impl Lock {
    /// What types were where they stand.
    pub(crate) fn standing(&self, api: &Api) -> Standing {
        let places = Places::of_all(api);
        let gone = Gone::of_all(self, api);
        let mut standing = Standing::default();
        for id in api.types.ids() {
            // An older lock may have a name for that as well, of a type that nothing used.
            let is_written_out = places.keys(id).any(|key| self.is_written_out(key.words()));
            let mut names = self.names_before(places.keys(id), &gone);
            let name = names.find(|(_, source)| !is_written_out || *source == Source::Gone);
            let name = name.map(|(name, _)| (id, name.clone()));
            standing.names.extend(name);
            let mut keys = places.keys(id);
            let component = keys.find_map(|key| key.find(&self.components));
            let component = component.map(|name| (id, name.clone()));
            standing.components.extend(component);
            let place = places.keys(id).next();
            standing
                .places
                .extend(place.map(|key| (id, key.words().to_owned())));
        }
        standing
    }

    /// Whether what stands at a place was a component that is written out there, or was a part of one.
    fn is_written_out(&self, place: &str) -> bool {
        let ends = place.match_indices(['/', '|', '[']).map(|(end, _)| end);
        let mut around = ends.filter_map(|end| place.get(..end)).chain([place]);
        !self.components.is_empty() && around.any(|it| self.components.contains_key(it))
    }
}
