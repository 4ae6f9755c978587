//! One attempt: a request, its redirects, and as much of the answer as is wanted.

use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::body_stream::Pieces;
use super::call::Call;
use super::failure::Failure;
use super::prepare::{Draft, prepare};
use super::redirect::{self, Leg, Next};
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
        let attempt = async {
            let (leg, draft) = self.draft(request).await?;
            call.secrets.add(&draft.secrets);
            self.follow(request, leg, &draft, extent, deadline).await
        };
        match (within(limit, attempt).await, limit) {
            (Some(outcome), _) => outcome,
            (None, limit) => Err(Failure::timed_out(limit.unwrap_or_default()).into()),
        }
    }

    async fn follow(
        &self,
        request: &Request,
        mut leg: Leg,
        draft: &Draft,
        extent: Extent,
        deadline: Deadline,
    ) -> Result<Reply, Stop> {
        for hop in 0.. {
            let prepared = prepare(request, draft, &leg).await?;
            let sent = self.inner().transport.execute(prepared).await;
            let response = sent.map_err(Failure::new)?;
            let refused = match redirect::next(&leg, response.status(), response.headers()) {
                Next::Follow(next) if hop < redirect::MOST => {
                    leg = next;
                    continue;
                }
                Next::Follow(_) => Some("more redirects than are followed".to_owned()),
                Next::Refuse(reason) => Some(reason),
                Next::Stay => None,
            };
            return self.read(response, refused, extent, deadline).await;
        }
        Err(Failure::timed_out(Duration::ZERO).into())
    }

    async fn read(
        &self,
        response: reqwest::Response,
        refused: Option<String>,
        extent: Extent,
        deadline: Deadline,
    ) -> Result<Reply, Stop> {
        let limits = &self.inner().limits;
        let (status, headers) = (response.status(), response.headers().clone());
        let pieces = Pieces::new(response, limits.read_timeout, deadline);
        if extent == Extent::Head && status.is_success() {
            return Ok(Reply::Open(status, headers, pieces));
        }
        let mut answer = Answer {
            status,
            headers,
            body: Bytes::new(),
            refused,
        };
        let most = limits.max_response_size;
        if status.is_success() {
            let (body, failure) = pieces.read(most).await;
            answer.body = body;
            return whole(answer, failure);
        }
        let (body, failure) = pieces.read(most.min(FAILURE)).await;
        answer.body = body;
        // A failure is told by its status: the end of a long page does not matter.
        whole(answer, failure.filter(|failure| !failure.is_too_large()))
    }
}

fn whole(answer: Answer, failure: Option<Failure>) -> Result<Reply, Stop> {
    match failure {
        None => Ok(Reply::Whole(answer)),
        Some(failure) => Err(failure.with_answer(answer).into()),
    }
}
