//! How errors are made by this runtime, and by what is generated.

use std::fmt;
use std::sync::Arc;

use super::kind::Kind;
use super::{Error, Inner, report};
use crate::runtime::http::answer::Answer;
use crate::runtime::http::call::Call;
use crate::runtime::http::failure::{Failure, Reason};
use crate::runtime::http::operation::Operation;
use crate::runtime::http::{BoxError, message};
use crate::runtime::json::DecodeError;

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

    pub(in crate::runtime::http) fn transport(call: &Call, failure: Failure) -> Self {
        let (kind, what) = match failure.reason {
            Reason::Connect => (Kind::Connect, "could not connect"),
            Reason::ConnectTimeout => (Kind::ConnectTimeout, "could not connect"),
            Reason::Timeout => (Kind::Timeout, "timed out"),
            Reason::TooLarge => (Kind::TooLarge, "was refused"),
            Reason::WithoutTls => (Kind::Configuration, "could not connect"),
            Reason::Other => (Kind::Transport, "failed"),
        };
        let where_to = failure.unreached.map(|origin| format!(" to {origin}"));
        let where_to = call.secrets.text(&where_to.unwrap_or_default());
        let cause = report::cause(call, failure.error.as_ref());
        let source = match report::may_tell(call, failure.error.as_ref()) {
            true => cause.clone().into(),
            false => failure.error,
        };
        let answer = failure.answer.or_else(|| call.before.clone());
        Self::new(kind, format!("{what}{where_to}: {cause}"))
            .of(call)
            .with_answer_if_any(call, answer)
            .with_source(source)
    }

    /// What refuses a request before it is sent, or before it is sent again.
    pub(in crate::runtime::http) fn unsendable(mut self, call: &Call) -> Self {
        if call.attempts <= 1 && !call.is_sent {
            return self.with_operation(call.operation.clone());
        }
        self.0.reason = format!("could not be sent: {}", self.0.reason);
        self.of(call).with_answer_if_any(call, call.before.clone())
    }

    pub(in crate::runtime::http) fn answered(call: &Call, answer: Answer) -> Self {
        let reason = report::refusal(call, &answer);
        Self::new(Kind::Status, reason)
            .of(call)
            .with_answer(call, answer)
    }

    /// An answer of success whose envelope says that it is none.
    pub(in crate::runtime::http) fn unsuccessful(call: &Call, answer: Answer) -> Self {
        let reason = report::refusal(call, &answer);
        Self::new(Kind::Unsuccessful, reason)
            .of(call)
            .with_answer(call, answer)
    }

    /// An answer of success that is no stream: it mostly says what failed.
    pub(in crate::runtime::http) fn no_stream(call: &Call, answer: Answer) -> Self {
        let reason = report::no_stream(call, &answer);
        Self::new(Kind::Unsuccessful, reason)
            .of(call)
            .with_answer(call, answer)
    }

    /// An event in the midst of a stream that tells of a failure, and is none of its items.
    /// An event that tells of a failure, and why it could not be read as one of the others.
    pub(in crate::runtime::http) fn failed_event(
        call: &Call,
        answer: Answer,
        unread: Self,
    ) -> Self {
        let reason = report::failed_event(call, &answer);
        Self::new(Kind::Unsuccessful, reason)
            .of(call)
            .with_answer(call, answer)
            .with_source(unread)
    }

    pub(in crate::runtime::http) fn decode(
        call: &Call,
        answer: Answer,
        error: DecodeError,
    ) -> Self {
        let reason = report::unreadable(call, &answer, &error);
        Self::new(Kind::Decode, reason)
            .of(call)
            .with_answer(call, answer)
            .with_source(error.told_as(|reason| report::shown(call, reason)))
    }

    /// A text that cannot be read; its bytes are in the error.
    pub(in crate::runtime::http) fn unread_text(call: &Call, answer: Answer, reason: &str) -> Self {
        let reason = format!("{reason}: its bytes are in `body()`");
        Self::new(Kind::Decode, reason)
            .of(call)
            .with_answer(call, answer)
    }

    pub(in crate::runtime::http) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(Arc::new(source.into()));
        self
    }

    pub(in crate::runtime::http) fn with_operation(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    fn of(mut self, call: &Call) -> Self {
        self.0.attempts = call.attempts;
        self.0.is_sent = call.is_sent;
        self.0.is_done = call.is_done;
        self.with_operation(call.operation.clone())
    }

    fn with_answer_if_any(self, call: &Call, answer: Option<Box<Answer>>) -> Self {
        match answer {
            Some(answer) => self.with_answer(call, *answer),
            None => self,
        }
    }

    fn with_answer(mut self, call: &Call, answer: Answer) -> Self {
        self.0.request_id = answer.request_id(call.api.request_id_headers);
        let envelope = call.api.envelope.as_ref();
        let body = envelope.zip(serde_json::from_slice(answer.json_text()).ok());
        if let Some((envelope, mut body)) = body {
            call.secrets.json(&mut body);
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
            attempts: 0,
            is_sent: false,
            is_done: false,
            source: None,
        }))
    }
}
