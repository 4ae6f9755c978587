//! One attempt: a request, its redirects, and as much of the answer as is wanted.

use std::mem;
use std::pin::pin;

use super::answer::Answer;
use super::body_stream::Pieces;
use super::call::Call;
use super::failure::Failure;
use super::prepare::prepare;
use super::redirect::{self, Next};
use super::timer::{Deadline, Timing, within};
use super::{Error, HeaderMap, Http, Request, StatusCode};

/// As much of a failure's body as is kept.
const FAILURE: u64 = 1024 * 1024;

/// How much of an answer is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// The body of a success is left for the caller.
    Head,
}

/// What came back.
pub(super) enum Reply {
    Whole(Answer),
    Open(StatusCode, HeaderMap, Pieces),
}

impl Reply {
    /// The answer with its body.
    pub(super) async fn whole(self, most: u64) -> Result<Answer, Failure> {
        match self {
            Self::Whole(answer) => Ok(answer),
            Self::Open(status, headers, mut pieces) => {
                let (body, failure) = pieces.read(most).await;
                let answer = Answer {
                    status,
                    headers,
                    body,
                    refused: None,
                };
                match failure {
                    None => Ok(answer),
                    Some(failure) => Err(failure.with_answer(answer)),
                }
            }
        }
    }
}

/// Why nothing came back.
pub(super) enum Stop {
    /// The request cannot be made; it was not sent.
    Unsendable(Error),
    Failed(Failure),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Unsendable(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Http {
    /// Sends a request once, within a time.
    pub(super) async fn attempt(
        &self,
        request: &Request,
        call: &mut Call,
        extent: Extent,
        timing: Timing,
    ) -> Result<Reply, Stop> {
        let (limit, deadline) = (timing.attempt(), timing.deadline);
        let attempt = pin!(self.follow(request, call, extent, deadline));
        match (within(limit, attempt).await, limit) {
            (Some(outcome), _) => outcome,
            (None, limit) => Err(Failure::timed_out(limit.unwrap_or_default()).into()),
        }
    }

    async fn follow(
        &self,
        request: &Request,
        call: &mut Call,
        extent: Extent,
        deadline: Deadline,
    ) -> Result<Reply, Stop> {
        let (mut followed, mut redirected) = (0, None);
        loop {
            let draft = self.draft(request).await?;
            call.secrets.add(&draft.secrets);
            let leg = match redirected.take() {
                Some(leg) => leg,
                None => self.first(request, &draft)?,
            };
            let prepared = prepare(request, draft.headers, &leg).await?;
            let sent = self.inner().transport.execute(prepared).await;
            let response = sent.map_err(Failure::new)?;
            let refused = match redirect::next(&leg, response.status(), response.headers()) {
                Next::Follow(next) if followed < redirect::MOST => {
                    redirected = Some(next);
                    followed += 1;
                    continue;
                }
                Next::Follow(_) => Some("more redirects than are followed".to_owned()),
                Next::Refuse(reason) => Some(reason),
                Next::Stay => None,
            };
            return self.read(response, refused, extent, deadline).await;
        }
    }

    async fn read(
        &self,
        mut response: reqwest::Response,
        refused: Option<String>,
        extent: Extent,
        deadline: Deadline,
    ) -> Result<Reply, Stop> {
        let limits = &self.inner().limits;
        let (status, headers) = (response.status(), mem::take(response.headers_mut()));
        let mut pieces = Pieces::new(response, limits.read_timeout, deadline);
        let is_success = status.is_success();
        if is_success && extent == Extent::Head {
            return Ok(Reply::Open(status, headers, pieces));
        }
        let most = limits.max_response_size;
        let most = if is_success { most } else { most.min(FAILURE) };
        let (body, failure) = pieces.read(most).await;
        let answer = Answer {
            status,
            headers,
            body,
            refused,
        };
        match failure {
            None => Ok(Reply::Whole(answer)),
            // A failure is told by its status: the end of a long page does not matter.
            Some(failure) if !is_success && failure.is_too_large() => Ok(Reply::Whole(answer)),
            Some(failure) => Err(failure.with_answer(answer).into()),
        }
    }
}
