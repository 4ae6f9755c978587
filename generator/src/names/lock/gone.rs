//! What components were called that have left the document: what was one of them where it is written out is called so
//! still, with all that is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Lock;
use super::key::Key;

/// Their names by the places where they are written out.
#[derive(Default)]
pub(super) struct Gone(BTreeMap<String, String>);

impl Gone {
    /// Those that are not among the components that are there.
    pub(super) fn of(lock: &Lock, components: &BTreeSet<&str>) -> Self {
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
            // What is spelled as its name has no line.
            let name = lock.types.get(component).unwrap_or(component);
            names.insert(place.clone(), name.clone());
        }
        Self(names)
    }

    pub(super) fn name(&self, place: &Key) -> Option<&String> {
        place.find(&self.0)
    }
}
