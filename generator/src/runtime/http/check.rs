//! Limits the document sets on parameters, checked before a request is sent.

use std::ops::{Bound, RangeBounds};

use super::request::Location;
use super::{Error, Request};

/// A text of more or fewer Unicode characters than are allowed is refused, with an error that does not show it.
impl Request {
    /// Checks the text of a parameter of the path.
    pub fn path_length(&mut self, name: &str, text: &str, allowed: impl RangeBounds<u64>) {
        self.length(Location::Path, name, text, &Lengths::of(allowed));
    }

    /// Checks the text of a parameter of the query.
    pub fn query_length(&mut self, name: &str, text: &str, allowed: impl RangeBounds<u64>) {
        self.length(Location::Query, name, text, &Lengths::of(allowed));
    }

    /// Checks the text of a header.
    pub fn header_length(&mut self, name: &str, text: &str, allowed: impl RangeBounds<u64>) {
        self.length(Location::Header, name, text, &Lengths::of(allowed));
    }

    /// Checks the text of a cookie.
    pub fn cookie_length(&mut self, name: &str, text: &str, allowed: impl RangeBounds<u64>) {
        self.length(Location::Cookie, name, text, &Lengths::of(allowed));
    }

    fn length(&mut self, location: Location, name: &str, text: &str, allowed: &Lengths) {
        self.unless_refused(location, name, allowed.check(name, text));
    }
}

/// How many characters a text may have.
pub(super) struct Lengths {
    least: u64,
    most: u64,
}

impl Lengths {
    pub(super) fn of(allowed: impl RangeBounds<u64>) -> Self {
        let least = match allowed.start_bound() {
            Bound::Included(least) => *least,
            Bound::Excluded(below) => below.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let most = match allowed.end_bound() {
            Bound::Included(most) => *most,
            Bound::Excluded(above) => above.saturating_sub(1),
            Bound::Unbounded => u64::MAX,
        };
        Self { least, most }
    }

    pub(super) fn check(&self, parameter: &str, text: &str) -> Result<(), Error> {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let bound = match length {
            _ if length < self.least => format!("least {}", characters(self.least)),
            _ if length > self.most => format!("most {}", characters(self.most)),
            _ => return Ok(()),
        };
        let problem = format!("must be at {bound} long");
        Err(Error::invalid_argument(parameter, problem))
    }
}

fn characters(limit: u64) -> String {
    let plural = if limit == 1 { "" } else { "s" };
    format!("{limit} character{plural}")
}
