//! Answers that have a cursor where a parameter asks for it.

use reqwest::Url;

use crate::runtime::http::Request;

use super::next;
use super::paging::Way;
use super::walk::query;

/// The query parameter that asks for a cursor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Switch {
    pub(super) parameter: &'static str,
    /// The parameter that counts items where it does not.
    pub(super) offset: Option<&'static str>,
}

impl Switch {
    /// Asks for a cursor, unless the request says whether it wants one, or counts items.
    pub(super) fn apply(self, request: &mut Request) {
        let mut own = [Some(self.parameter), self.offset].into_iter().flatten();
        if !own.any(|name| next::has(request, name)) {
            next::replace(request, self.parameter, "true");
        }
    }

    /// How a request to this URL goes on that asked for no cursor.
    pub(super) fn otherwise(self, url: &Url) -> Option<Way> {
        let is_on = query(url, self.parameter).is_some_and(|value| value == "true");
        self.offset.filter(|_| !is_on).map(Way::Offset)
    }
}
