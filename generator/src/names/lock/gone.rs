//! What components were called that have left the document: what was one of them where it is written out is called so
//! still, with all that is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Lock;
use super::previous_name::of_component;
use crate::ir::{Api, Definition};

/// Their names by the places where they are written out.
#[derive(Default)]
pub(super) struct Gone(BTreeMap<String, String>);

impl Gone {
    /// Those of which no type gets a name.
    pub(super) fn of(lock: &Lock, api: &Api) -> Self {
        Self::among(lock, api, |it| it.direction.is_any())
    }

    /// Those that the document does not have, also before it is known which types get a name.
    pub(super) fn of_all(lock: &Lock, api: &Api) -> Self {
        Self::among(lock, api, |_| true)
    }

    fn among(lock: &Lock, api: &Api, is_there: fn(&Definition) -> bool) -> Self {
        let there = api.types.iter().filter(|(_, it)| is_there(it));
        let components: BTreeSet<&str> = there.filter_map(|(_, it)| it.component()).collect();
        let mut names = BTreeMap::new();
        let written_out = lock.components.iter();
        let gone = written_out.filter(|(_, component)| !components.contains(component.as_str()));
        for (place, component) in gone {
            for table in [&lock.twins, &lock.types] {
                let lines = table.range(component.clone()..);
                let lines = lines.map_while(|(at, name)| Some((at.strip_prefix(component)?, name)));
                let within = lines.filter(|(rest, _)| rest.starts_with(['/', '|', '[']));
                names.extend(within.map(|(rest, name)| (format!("{place}{rest}"), name.clone())));
            }
            let name = lock.types.get(component).cloned();
            let name = name.unwrap_or_else(|| of_component(component));
            names.insert(place.clone(), name);
        }
        Self(names)
    }

    pub(super) fn names(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}
