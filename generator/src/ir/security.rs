//! Security schemes.

/// A way to prove who is asking.
#[derive(Clone, Debug)]
pub(crate) struct SecurityScheme {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
}

/// Where the credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
}

impl Place {
    /// Whether only one of two credentials can be sent.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self.header(), other.header()) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            _ => self == other,
        }
    }

    /// The header that it is sent in, if it is sent in one.
    pub(crate) fn header(&self) -> Option<&str> {
        match self {
            Self::Bearer | Self::Basic => Some("authorization"),
            Self::Header(name) => Some(name),
            Self::Query(_) | Self::Cookie(_) => None,
        }
    }
}
