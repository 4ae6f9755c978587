//! Names an operation in errors: its method and path template, never the values sent.

use std::borrow::Cow;
use std::fmt;

use super::Method;

#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) method: Method,
    pub(super) path: Cow<'static, str>,
}

impl Operation {
    /// The path template, without the query that some documents write into it.
    pub(super) fn template(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.template())
    }
}
