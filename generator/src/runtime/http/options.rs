//! What a caller adds to one request, whatever its operation is.

use std::fmt;
use std::time::Duration;

use reqwest::header::HeaderName;
use serde_json::{Map, Value};

use super::header::header;
use super::idempotency::IDEMPOTENCY_KEY;
use super::{Error, HeaderMap};

/// What one request has beyond what its operation says. Its `Debug` shows names, never values.
#[derive(Clone, Default)]
pub struct Options {
    pub(super) headers: HeaderMap,
    pub(super) query: Vec<(String, String)>,
    pub(super) members: Map<String, Value>,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) read_timeout: Option<Duration>,
    pub(super) max_retries: Option<u32>,
    /// Whether no idempotency key is made.
    pub(super) is_without_key: bool,
    /// The headers that cannot be sent: the first is reported when the request is.
    refused: Vec<(String, &'static str)>,
}

impl Options {
    /// Sets a header, in place of the operation's own if it has one of this name. What cannot be
    /// sent as a header is reported when the request is sent, unless it is set anew.
    pub fn header(&mut self, name: &str, value: &str) {
        self.refused
            .retain(|(refused, _)| !refused.eq_ignore_ascii_case(name));
        match header(name, value) {
            Ok((key, value)) => {
                self.headers.insert(key, value);
            }
            Err(problem) => self.refused.push((name.to_owned(), problem)),
        }
    }

    /// Adds a query parameter.
    pub fn query(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.query.push((name.into(), value.into()));
    }

    /// Sets a member of the JSON object that is sent as the body, a field of the form, or a part.
    pub fn body_member(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.members.insert(name.into(), value.into());
    }

    /// Sets how long the request may take in all: every attempt, the waits between them, and the
    /// answer's body.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sets how long one attempt may take, the time to send its body included.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.attempt_timeout = Some(timeout);
    }

    /// Sets how long to wait for the next piece of the answer's body.
    pub fn read_timeout(&mut self, timeout: Duration) {
        self.read_timeout = Some(timeout);
    }

    /// Sets how often the request is sent again when it fails in a way that may pass.
    pub fn max_retries(&mut self, retries: u32) {
        self.max_retries = Some(retries);
    }

    /// Sets the header `Idempotency-Key`: the API then does the same request once, so that it may
    /// be sent again whatever its method is.
    pub fn idempotency_key(&mut self, key: &str) {
        self.header(IDEMPOTENCY_KEY.as_str(), key);
    }

    /// Sends no header `Idempotency-Key` but one that is given, also where the document has one.
    pub fn without_idempotency_key(&mut self) {
        self.is_without_key = true;
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        match self.refused.first() {
            Some((name, problem)) => Err(Error::invalid_argument(name, problem)),
            None => Ok(()),
        }
    }
}

/// Names headers, query parameters and members; any value may be a secret.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.keys().map(HeaderName::as_str).collect();
        let query: Vec<_> = self.query.iter().map(|(name, _)| name).collect();
        let members: Vec<_> = self.members.keys().collect();
        f.debug_struct("Options")
            .field("headers", &headers)
            .field("query", &query)
            .field("body_members", &members)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("max_retries", &self.max_retries)
            .field("without_idempotency_key", &self.is_without_key)
            .finish()
    }
}
