//! What a generated crate tells this runtime about its API: data, no behaviour.

/// The alternatives that satisfy an operation: the ids of the schemes that go together, in the
/// document's order. An empty alternative, or none at all, means that no credential is needed.
pub type Security = &'static [&'static [&'static str]];

/// What holds for every operation of one API.
#[derive(Debug)]
pub struct Api {
    /// Where the API is; empty when the document names no server.
    pub base_url: &'static str,
    /// The variables of that URL, in braces there.
    pub server_variables: &'static [ServerVariable],
    /// The `User-Agent` of every request.
    pub user_agent: &'static str,
    /// The environment variable that replaces [`base_url`](Self::base_url).
    pub base_url_variable: Option<&'static str>,
    /// Every credential the API knows.
    pub schemes: &'static [Scheme],
    /// The schemes that complete each other, to find half a credential before anything is sent.
    pub alternatives: Security,
    /// The object that every JSON answer is wrapped in, if there is one.
    pub envelope: Option<Envelope>,
    /// The response headers that may hold the id of a request, the best first.
    pub request_id_headers: &'static [&'static str],
}

impl Api {
    pub(super) fn scheme(&self, id: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.id == id)
    }
}

/// A part of an API's URL that its user chooses.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: &'static str,
    /// What it is where nothing is said; itself in braces where it has to be said.
    pub default: &'static str,
    /// What it may be; anything where nothing is listed.
    pub values: &'static [&'static str],
}

impl ServerVariable {
    /// A variable that is one of these values, or anything where nothing is listed.
    #[must_use]
    pub const fn new(
        name: &'static str,
        default: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            default,
            values,
        }
    }
}

/// One credential of an API.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub id: &'static str,
    /// The environment variable it is read from.
    pub variable: Option<&'static str>,
    /// Where it goes in a request.
    pub place: Place,
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`, of a credential `user:password`, or of a user alone.
    Basic,
    /// The header of this name.
    Header(&'static str),
    /// The query parameter of this name.
    Query(&'static str),
    /// The cookie of this name.
    Cookie(&'static str),
}

/// The keys of the object that every JSON answer of an API is wrapped in, each empty where there is none.
#[derive(Clone, Copy, Debug)]
pub struct Envelope {
    /// Holds `false` when the request failed, whatever the status says.
    pub success: &'static str,
    /// Lists what went wrong.
    pub errors: &'static str,
    /// Lists what else there is to say.
    pub messages: &'static str,
    /// Holds what was asked for.
    pub result: &'static str,
    /// In one error: its number.
    pub code: &'static str,
    /// In one error: its text.
    pub message: &'static str,
}
