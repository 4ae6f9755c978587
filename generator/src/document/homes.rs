//! Where components stood that the document does not name: something referred into what was around them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::source::Sources;
use crate::diagnostic::{Pointer, push_token};

/// How often what was moved may lie in what was moved.
const DEEPEST: usize = 16;

/// The places of such components, by where they are now.
#[derive(Default)]
pub(crate) struct Homes<'d>(HashMap<&'d str, &'d str>);

impl<'d> Homes<'d> {
    pub(super) fn of(sources: &'d Sources) -> Self {
        Self(sources.moves().collect())
    }

    /// Whether a place is where the component stood.
    pub(crate) fn is_home(&self, component: &str, place: &Pointer) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let mut now = "/components/schemas".to_owned();
        push_token(&mut now, component);
        let home = self.0.get(now.as_str());
        home.is_some_and(|home| self.then(home) == self.then(place.as_str()))
    }

    /// Whether the place has always been given up to what stood there: a schema in a component that was moved nowhere.
    pub(crate) fn was_given_up_before(&self, place: &Pointer) -> bool {
        let place = place.as_str();
        place.starts_with("/components/schemas/") && self.then(place) == place
    }

    /// Where something was before anything was moved.
    fn then<'p>(&self, place: &'p str) -> Cow<'p, str> {
        let mut place = Cow::Borrowed(place);
        for _ in 0..DEEPEST {
            let ends = place.match_indices('/').map(|(end, _)| end);
            let ends = std::iter::once(place.len()).chain(ends.rev());
            let mut parts = ends.filter_map(|end| place.split_at_checked(end));
            let moved = parts.find_map(|(now, rest)| Some((self.0.get(now)?, rest)));
            let Some((then, rest)) = moved else { break };
            let before = format!("{then}{rest}");
            if before == place {
                break;
            }
            place = Cow::Owned(before);
        }
        place
    }
}
