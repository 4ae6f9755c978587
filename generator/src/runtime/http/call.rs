//! What is known of a request when its answer is read, and how it is read.

use reqwest::Url;

use crate::runtime::json::{self, DecodeError, Drift, Renewable};

use super::answer::Answer;
use super::api::Api;
use super::attempt::{Reply, Stop};
use super::operation::Operation;
use super::redact::Redactor;
use super::trace;

/// The request that an answer or an error belongs to.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) api: &'static Api,
    pub(super) operation: Operation,
    pub(super) secrets: Redactor,
    /// Whether what drifted from the document is an error.
    pub(super) strict: bool,
    /// How often the request was sent.
    pub(super) attempts: u32,
    /// Whether the API may know of it by an earlier attempt, or by a redirect that was followed.
    pub(super) is_sent: bool,
    /// Whether an answer said that it was done, and where to read what came of it.
    pub(super) is_done: bool,
    /// The answer to the latest attempt that had one, when there is another.
    pub(super) before: Option<Box<Answer>>,
    /// Where the last redirect that was followed led.
    pub(super) landed: Option<Box<Url>>,
}

impl Call {
    /// Keeps what an attempt came to that is not the last.
    pub(super) fn keep(&mut self, attempt: Result<Reply, Stop>) {
        let answer = match attempt {
            Ok(Reply::Whole(answer)) => Some(Box::new(answer)),
            Err(Stop::Failed(failure)) if failure.is_connect() => return,
            Err(Stop::Failed(failure)) => failure.answer,
            Ok(Reply::Open(_)) | Err(Stop::Unsendable(_)) => None,
        };
        self.is_sent = true;
        self.before = answer.or(self.before.take());
    }

    /// Reads JSON into what the document promises.
    pub(super) fn read(
        &self,
        text: &[u8],
        value: &mut dyn Renewable,
    ) -> Result<Vec<Drift>, DecodeError> {
        self.told(json::leniently(text, value)?)
    }

    /// Those who watch are told of what drifted; to a strict client it is an error.
    pub(super) fn told(&self, drifts: Vec<Drift>) -> Result<Vec<Drift>, DecodeError> {
        for drift in &drifts {
            trace::drifted(self, drift);
        }
        match drifts.first() {
            Some(drift) if self.strict => Err(drift.into()),
            _ => Ok(drifts),
        }
    }
}
