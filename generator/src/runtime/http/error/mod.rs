//! The one error of a generated crate: what failed, what the API said, what came back.

mod kind;
mod make;
mod report;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderName;

use crate::runtime::json::{self, Decode};

use super::answer::Answer;
use super::operation::Operation;
use super::retry_after;
use super::{BoxError, HeaderMap, Message, StatusCode};
use kind::Kind;

/// What went wrong with a request, before it was sent, on its way, or in its answer.
///
/// Printed, it is one line without any credential or parameter value; but the path of a request to
/// what the document does not describe is shown as it was written. What came back is kept whole:
/// [`status`](Self::status), [`headers`](Self::headers), [`body`](Self::body).
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: Kind,
    operation: Option<Operation>,
    reason: String,
    answer: Option<Answer>,
    request_id: Option<(HeaderName, String)>,
    messages: Vec<Message>,
    attempts: u32,
    /// Whether the API may know of the request by what came before this.
    is_sent: bool,
    /// Whether what failed is the `GET` of what came of the request.
    is_done: bool,
    source: Option<Arc<BoxError>>,
}

/// What came back.
impl Error {
    /// The status of the answer, if there was one; of the last one, if nothing came back to the
    /// last attempt.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The API's identifier of this request, for questions to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_ref().map(|(_, id)| id.as_str())
    }

    /// What the API says went wrong, as far as it says so; a credential of the client in it is
    /// replaced.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.0.messages
    }

    /// The body of the answer, as it came; what arrived of it when the connection broke. Of a
    /// failure, at most the first mebibyte.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.answer.as_ref().map(|answer| answer.body.as_ref())
    }

    /// The body of the answer as a type, if it is one.
    #[must_use]
    pub fn json<T: Decode>(&self) -> Option<T> {
        let answer = self.0.answer.as_ref()?;
        json::from_slice(answer.json_text())
            .ok()
            .map(|decoded| decoded.value)
    }

    /// How long the API asks to wait before the request is sent again: by the header
    /// `retry-after-ms`, or `Retry-After` in seconds or as a date; of a rate limit also by when it
    /// begins anew, `x-ratelimit-reset`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::wait(self.status()?, self.headers()?)
    }

    /// How often the request was sent, or was about to be; 0 when it was refused before.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &BoxError = self.0.source.as_deref()?;
        Some(source.as_ref())
    }
}
