//! Security schemes.

/// A way to prove who is asking.
#[derive(Clone, Debug)]
pub(crate) struct SecurityScheme {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) description: Option<String>,
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
