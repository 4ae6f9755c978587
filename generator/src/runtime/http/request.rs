//! One request as an operation describes it, before it has a base URL and credentials.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::Value;

use crate::runtime::json::{self, Encode};

use super::api::Security;
use super::idempotency::Key;
use super::operation::Operation;
use super::payload::Payload;
use super::server::Server;
use super::target::PathParameter;
use super::unset_body::UnsetBody;
use super::{Error, HeaderMap, Method, Options};

/// A request to one operation. Its parameters are encoded as they are given, and one that is given again
/// replaces what it was; the first that cannot be sent is the error of sending the request.
#[derive(Clone)]
pub struct Request {
    pub(super) operation: Operation,
    pub(super) security: Security,
    /// Whether to send it also when no credential is there.
    pub(super) credentials_are_optional: bool,
    /// The operation's own server.
    pub(super) server: Option<Server>,
    /// Where it goes whatever its path says: what an answer from there named.
    pub(super) url: Option<Url>,
    pub(super) path: Vec<PathParameter>,
    pub(super) query: Vec<Given>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<Given>,
    pub(super) options: Options,
    pub(super) key: Key,
    pub(super) body: Option<Payload>,
    pub(super) unset_body: UnsetBody,
    /// Why it cannot be sent, and what of it is to blame.
    refused: Vec<Refused>,
}

/// Where in a request something goes: what is called the same in another place is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Method,
    Path,
    Query,
    Header,
    Cookie,
    Body,
}

/// What cannot be sent.
#[derive(Clone)]
struct Refused {
    location: Location,
    name: String,
    error: Error,
}

/// A parameter of the query, or a cookie, as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) name: &'static str,
    /// `name=value`, as often as its style says.
    pub(super) pairs: String,
}

impl Request {
    /// A request to a path template such as `/accounts/{account_id}`, below the base URL.
    #[must_use]
    pub fn new(method: Method, path: impl Into<Cow<'static, str>>, security: Security) -> Self {
        Self {
            operation: Operation {
                method,
                path: path.into(),
            },
            security,
            credentials_are_optional: false,
            server: None,
            url: None,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            unset_body: UnsetBody::Json("application/json"),
            options: Options::default(),
            key: Key::None,
            refused: Vec::new(),
        }
    }

    /// Sends the request to the operation's own server, which may be relative to the API's.
    pub fn server(&mut self, server: Server) {
        self.server = Some(server);
    }

    /// Names the media types wanted in return.
    pub fn accept(&mut self, media_types: &'static str) {
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(media_types.as_bytes()));
        let value = value.map_err(|_| unsendable_media_type(media_types));
        if let Some(value) = self.unless_refused(Location::Header, "the answer", value) {
            self.headers.insert(ACCEPT, value);
        }
    }

    /// What a caller adds to it.
    pub fn options(&mut self) -> &mut Options {
        &mut self.options
    }

    /// What is given for a part of it; unless that can be sent, or is given anew, nothing is.
    pub(super) fn given<T>(
        &mut self,
        location: Location,
        name: &str,
        outcome: Result<T, Error>,
    ) -> Option<T> {
        self.refused
            .retain(|refused| refused.location != location || refused.name != name);
        self.unless_refused(location, name, outcome)
    }

    /// What comes of a step; if that failed, the request will not be sent.
    pub(super) fn unless_refused<T>(
        &mut self,
        location: Location,
        name: &str,
        outcome: Result<T, Error>,
    ) -> Option<T> {
        let refused = |error| Refused {
            location,
            name: name.to_owned(),
            error,
        };
        outcome
            .map_err(|error| self.refused.push(refused(error)))
            .ok()
    }

    /// Whether all steps went well.
    pub(super) fn check(&self) -> Result<(), Error> {
        match self.refused.first() {
            Some(refused) => Err(refused.error.clone()),
            None => Ok(()),
        }
    }
}

/// Names the operation; parameters and body may hold secrets, and are left out.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.operation.method)
            .field("path", &self.operation.template())
            .finish_non_exhaustive()
    }
}

pub(super) fn media_type(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| unsendable_media_type(text))
}

fn unsendable_media_type(text: &str) -> Error {
    Error::invalid_argument(
        &format!("the media type {text:?}"),
        "cannot be sent in a header",
    )
}

pub(super) fn to_value(name: &str, value: &dyn Encode) -> Result<Value, Error> {
    json::to_value(value).map_err(|error| unwritable(name, error))
}

pub(super) fn unwritable(name: &str, error: serde_json::Error) -> Error {
    Error::invalid_argument(name, format!("cannot be written as JSON: {error}")).with_source(error)
}
