//! Components that the document does not name: what stands in a schema, and is referred to from elsewhere, is called by
//! where it stands, as it is without the reference.

use std::collections::BTreeMap;

use super::Lowerer;
use crate::config::Config;
use crate::diagnostic::Pointer;
use crate::ir::{Api, Origin, Shape};

/// How many of them may lie in each other.
const DEEPEST: usize = 64;

/// Where components stand, by their names.
pub(super) type Homes<'d> = BTreeMap<&'d str, Origin>;

impl<'d> Lowerer<'d> {
    /// Whether a component stands here and had another type beside it in the last crate, which is kept.
    pub(super) fn is_apart(&self, name: &str, place: &Pointer) -> bool {
        let lock = &self.config.lock;
        self.homes.is_home(name, place)
            && !self.homes.was_given_up_before(place)
            && lock.knows_made(name, self.config.last.as_ref())
    }

    /// Notes that a component is met where it stands.
    pub(super) fn meet(&mut self, name: &'d str, place: &Pointer, origin: &Origin) {
        if !self.met.contains_key(name) && self.homes.is_home(name, place) {
            self.met.insert(name, origin.clone());
        }
    }
}

/// Lets the types of such components stand where they do; those stay components that have been some before.
pub(super) fn apply(api: &mut Api, mut homes: Homes<'_>, config: &Config) {
    homes.retain(|name, _| !config.lock.knows_made(name, config.last.as_ref()));
    if homes.is_empty() {
        return;
    }
    let ids: Vec<_> = api.types.ids().collect();
    for id in ids {
        let definition = api.types.get_mut(id);
        let origins = definition.origins.iter_mut();
        origins.for_each(|origin| settle(origin, &homes, 0));
        let Shape::Union(union) = &mut definition.shape else {
            continue;
        };
        for member in &mut union.members {
            let is_home = |name: &mut String| homes.contains_key(name.as_str());
            if let Some(name) = member.component.take_if(is_home) {
                member.implied_tags.retain(|tag| *tag != name);
            }
        }
    }
}

fn settle(origin: &mut Origin, homes: &Homes<'_>, depth: usize) {
    match origin {
        Origin::Component(name) => {
            if let Some(home) = homes.get(name.as_str()) {
                *origin = home.clone();
                if depth < DEEPEST {
                    settle(origin, homes, depth + 1);
                }
            }
        }
        Origin::Item(inner) => settle(inner, homes, depth),
        _ => {}
    }
}
