//! The one error of a generated crate: what failed, what the API said, what came back.

use std::error::Error as StdError;
use std::fmt;

use crate::runtime::json::{self, DecodeError, DecodeOwned};

use super::answer::Answer;
use super::api::Api;
use super::operation::Operation;
use super::transport::{Failure, Reason};
use super::{HeaderMap, Message, StatusCode, message, report};

type Source = Box<dyn StdError + Send + Sync>;

/// What went wrong with a request, before it was sent, on its way, or in its answer.
///
/// Printed, it is one line without any credential or parameter value. What came back is kept
/// whole: [`status`](Self::status), [`headers`](Self::headers), [`body`](Self::body).
pub struct Error(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) kind: Kind,
    pub(super) operation: Option<Operation>,
    pub(super) reason: String,
    pub(super) answer: Option<Answer>,
    pub(super) request_id: Option<(&'static str, String)>,
    pub(super) messages: Vec<Message>,
    pub(super) source: Option<Source>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    InvalidArgument,
    Configuration,
    Connect,
    ConnectTimeout,
    Timeout,
    Transport,
    Status,
    Unsuccessful,
    Decode,
}

/// Made by this runtime.
impl Error {
    /// An argument that must not be sent. The problem names no value: "must not be empty".
    #[doc(hidden)]
    #[must_use]
    pub fn invalid_argument(parameter: &str, problem: impl fmt::Display) -> Self {
        Self::new(Kind::InvalidArgument, format!("{parameter} {problem}"))
    }

    /// A client that cannot work as it is set up.
    #[doc(hidden)]
    #[must_use]
    pub fn configuration(reason: impl Into<String>) -> Self {
        Self::new(Kind::Configuration, reason.into())
    }

    pub(super) fn transport(api: &Api, operation: Operation, failure: Failure) -> Self {
        let (kind, what) = match failure.reason {
            Reason::Connect => (Kind::Connect, "could not connect"),
            Reason::ConnectTimeout => (Kind::ConnectTimeout, "could not connect"),
            Reason::Timeout => (Kind::Timeout, "timed out"),
            Reason::Other => (Kind::Transport, "failed"),
        };
        let error = Self::new(kind, format!("{what}: {}", report::cause(&failure.error)));
        let error = match failure.answer {
            Some(answer) => error.with_answer(api, answer),
            None => error,
        };
        error.with_operation(operation).with_source(failure.error)
    }

    pub(super) fn answered(api: &Api, operation: Operation, answer: Answer) -> Self {
        let reason = report::refusal(&answer);
        Self::new(Kind::Status, reason)
            .with_operation(operation)
            .with_answer(api, answer)
    }

    /// An answer of success whose envelope says that it is none.
    pub(super) fn unsuccessful(api: &Api, operation: Operation, answer: Answer) -> Self {
        let reason = report::refusal(&answer);
        Self::new(Kind::Unsuccessful, reason)
            .with_operation(operation)
            .with_answer(api, answer)
    }

    pub(super) fn decode(
        api: &Api,
        operation: Operation,
        answer: Answer,
        error: DecodeError,
    ) -> Self {
        let reason = report::unreadable(&answer, &error);
        let error = Self::new(Kind::Decode, reason).with_source(error);
        error.with_operation(operation).with_answer(api, answer)
    }

    pub(super) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(super) fn with_operation(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    fn with_answer(mut self, api: &Api, answer: Answer) -> Self {
        self.0.request_id = answer.request_id(api.request_id_headers);
        let body = api
            .envelope
            .as_ref()
            .zip(serde_json::from_slice(answer.json_text()).ok());
        if let Some((envelope, body)) = body {
            self.0.messages = message::of_answer(envelope, &body);
        }
        self.0.answer = Some(answer);
        self
    }

    fn new(kind: Kind, reason: String) -> Self {
        Self(Box::new(Inner {
            kind,
            operation: None,
            reason,
            answer: None,
            request_id: None,
            messages: Vec::new(),
            source: None,
        }))
    }
}

/// What kind of failure it is.
impl Error {
    /// An argument was refused; nothing was sent.
    #[must_use]
    pub fn is_invalid_argument(&self) -> bool {
        self.0.kind == Kind::InvalidArgument
    }

    /// The client is not set up for this: a credential is missing or malformed, or the base URL is
    /// wrong; nothing was sent.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.0.kind == Kind::Configuration
    }

    /// No connection came about; nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.0.kind, Kind::Connect | Kind::ConnectTimeout)
    }

    /// It took too long, by this client's measure or, with status 408, the API's. Unless it is
    /// also [`is_connect`](Self::is_connect), the API may have done what it was asked.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::Timeout | Kind::ConnectTimeout)
            || self.status() == Some(StatusCode::REQUEST_TIMEOUT)
    }

    /// The API answered with a failure: by its status, or by what its answer says of itself.
    #[must_use]
    pub fn is_api(&self) -> bool {
        matches!(self.0.kind, Kind::Status | Kind::Unsuccessful)
    }

    /// The answer was a success, but not of the form the document promises.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// The API did not accept the credential, or does not allow it this: status 401 or 403.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        matches!(
            self.status(),
            Some(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
        )
    }

    /// What was asked for is not there: status 404 or 410.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(
            self.status(),
            Some(StatusCode::NOT_FOUND | StatusCode::GONE)
        )
    }

    /// Too many requests: status 429.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The API failed: a status from 500.
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status.is_server_error())
    }
}

/// What came back.
impl Error {
    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// What the API calls this request, to ask its makers about it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_ref().map(|(_, id)| id.as_str())
    }

    /// What the API says went wrong, as far as it says so.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.0.messages
    }

    /// The body of the answer, as it came; empty when the connection broke before its end.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.answer.as_ref().map(|answer| answer.body.as_ref())
    }

    /// The body of the answer as a type, if it is one.
    #[must_use]
    pub fn json<T: DecodeOwned>(&self) -> Option<T> {
        let answer = self.0.answer.as_ref()?;
        json::from_slice(answer.json_text())
            .ok()
            .map(|decoded| decoded.value)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
