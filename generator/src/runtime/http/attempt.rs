//! One attempt: a request, its redirects, and as much of the answer as is wanted.

use std::mem;
use std::pin::pin;

use bytes::Bytes;

use super::answer::Answer;
use super::body_stream::Pieces;
use super::call::Call;
use super::failure::Failure;
use super::limits::Patience;
use super::redirect::{self, Next};
use super::timer::{Deadline, End, Timing};
use super::{Error, HeaderMap, Http, Request, StatusCode, payload};

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
    Open(Opened),
}

/// An answer whose body is still to come.
pub(super) struct Opened {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) pieces: Pieces,
}

impl Opened {
    fn new(mut response: reqwest::Response, patience: Patience, deadline: Deadline) -> Self {
        Self {
            status: response.status(),
            headers: mem::take(response.headers_mut()),
            pieces: Pieces::new(response, patience, deadline),
        }
    }

    /// The answer with this body, or this much of it.
    pub(super) fn with(self, body: Bytes, refused: Option<String>) -> Answer {
        let (head, _) = self.parts();
        Answer {
            body,
            refused,
            ..head
        }
    }

    /// The answer without its body, and that.
    pub(super) fn parts(self) -> (Answer, Pieces) {
        let head = Answer {
            status: self.status,
            headers: self.headers,
            body: Bytes::new(),
            refused: None,
        };
        (head, self.pieces)
    }
}

/// Why nothing came back.
pub(super) enum Stop {
    /// The request cannot be made; this time it was not sent.
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
        let end = End::new(timing);
        let attempt = pin!(self.follow(request, call, extent, timing.deadline, &end));
        match end.bound(attempt).await {
            Some(outcome) => outcome,
            None => Err(end.failure().into()),
        }
    }

    async fn follow(
        &self,
        request: &Request,
        call: &mut Call,
        extent: Extent,
        deadline: Deadline,
        end: &End,
    ) -> Result<Reply, Stop> {
        let (mut followed, mut next) = (0, None);
        call.landed = None;
        loop {
            let (leg, mut prepared) = self.prepare(request, call, next.take()).await?;
            if let (Some(body), true) = (&request.body, leg.with_body) {
                body.attach(&mut prepared).await?;
                end.allow_for(payload::length(&prepared));
            }
            let sent = self.inner().transport.execute(prepared).await;
            let response = sent.map_err(Failure::new)?;
            let refused = match redirect::next(&leg, response.status(), response.headers()) {
                Next::Follow(leg) if leg.with_body && request.is_spent() => {
                    Some("a redirect of what can be sent once, and was".to_owned())
                }
                Next::Follow(leg) if followed < redirect::MOST => {
                    call.is_sent = true;
                    call.is_done |= leg.method != request.operation.method;
                    // What another origin says of pages is none of the API's.
                    if !leg.is_foreign {
                        call.landed = Some(Box::new(leg.url.clone()));
                    }
                    next = Some(leg);
                    followed += 1;
                    continue;
                }
                Next::Follow(_) => Some("more redirects than are followed".to_owned()),
                Next::Refuse(reason) => Some(reason),
                Next::Stay => None,
            };
            let read_timeout = request.options.read_timeout;
            let patience = Patience::new(read_timeout.or(self.inner().limits.read_timeout));
            let mut opened = Opened::new(response, patience, deadline);
            let is_success = opened.status.is_success();
            if is_success && extent == Extent::Head {
                return Ok(Reply::Open(opened));
            }
            let most = self.inner().limits.max_response_size;
            let (body, failure) = match is_success {
                true => opened.pieces.read_all(most, end).await,
                false => opened.pieces.read(most.min(FAILURE), end).await,
            };
            return read(opened.with(body, refused), failure);
        }
    }
}

/// What to make of an answer that was read to its end, or to a failure.
fn read(answer: Answer, failure: Option<Failure>) -> Result<Reply, Stop> {
    match failure {
        None => Ok(Reply::Whole(answer)),
        // A failure is told by its status: the end of a long page does not matter.
        Some(failure) if !answer.status.is_success() && failure.is_too_large() => {
            Ok(Reply::Whole(answer))
        }
        Some(failure) => Err(failure.with_answer(answer).into()),
    }
}
