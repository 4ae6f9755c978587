//! Which methods unions had that read what their members have.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Lock;
use super::gone::Gone;
use crate::ir::{Api, Shape, TypeId, Union};
use crate::names::accessors;
use crate::summary::{self, Summary};

impl Lock {
    /// The keys of what methods of unions read before, by the lock or by the crate that was made last, of unions
    /// that would not have all of these methods any more.
    pub(crate) fn read_before(
        &self,
        api: &Api,
        last: Option<&Summary>,
    ) -> HashMap<TypeId, BTreeSet<String>> {
        let has_accessors = |ty: &summary::Type| !ty.accessors.is_empty();
        let had_any = last.is_some_and(|last| last.types.values().any(has_accessors));
        if self.read_of_some.is_empty() && !had_any {
            return HashMap::new();
        }
        let places = self.places(api, last);
        let gone = Gone::of(self, api);
        let read = api.types.ids().filter_map(|id| {
            let Shape::Union(union) = &api.types.get(id).shape else {
                return None;
            };
            let locked = places
                .keys(id)
                .filter_map(|key| key.find(&self.read_of_some));
            let mut keys: BTreeSet<String> = locked.flatten().cloned().collect();
            let component = api.types.get(id).component();
            let was = last.zip(self.name_before(places.keys(id), &gone, component));
            let was = was.and_then(|(last, name)| Some((last, last.types.get(&name)?)));
            if let Some((last, was)) = was.filter(|(_, was)| lacks_any(union, was)) {
                let read = accessors::keys(last, was).into_iter();
                keys.extend(read.map(str::to_owned));
            }
            Some((id, keys))
        });
        read.filter(|(_, keys)| !keys.is_empty()).collect()
    }
}

/// Whether a union has no method any more that it had.
fn lacks_any(union: &Union, was: &summary::Type) -> bool {
    let keys = union.common.iter().map(|common| common.key.as_str());
    let names: HashSet<String> = keys.flat_map(accessors::names).collect();
    !was.accessors.keys().all(|method| names.contains(method))
}
