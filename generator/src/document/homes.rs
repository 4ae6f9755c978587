//! Where components stood that the document does not name: something referred into what was around them.

use super::moves::Moves;
use crate::diagnostic::{Pointer, push_token};

/// The places of such components.
#[derive(Clone, Copy)]
pub(crate) struct Homes<'d>(pub(super) &'d Moves);

impl Homes<'_> {
    /// Whether a place is where the component stood.
    pub(crate) fn is_home(&self, component: &str, place: &Pointer) -> bool {
        let mut now = "/components/schemas".to_owned();
        push_token(&mut now, component);
        let moved = self.0.to(&now).filter(|moved| moved.file.is_none());
        moved.is_some_and(|it| self.0.before(&it.then) == self.0.before(place.as_str()))
    }

    /// Whether the place has always been given up to what stood there: a schema in a component that was moved nowhere.
    pub(crate) fn was_given_up_before(&self, place: &Pointer) -> bool {
        let place = place.as_str();
        place.starts_with("/components/schemas/") && self.0.before(place) == place
    }
}
