//! One attempt: a request, its redirects, and as much of the answer as is wanted.

use std::mem;
use std::pin::pin;

use bytes::Bytes;

use super::answer::Answer;
use super::body_stream::Pieces;
use super::failure::Failure;
use super::limits::Patience;
use super::redirect::{self, Leg, Next};
use super::sending::Sending;
use super::timer::{Deadline, End};
use super::{Error, HeaderMap, StatusCode, payload};

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

impl Reply {
    /// The answer; its head alone where the body is left for the caller.
    pub(super) fn answer(self) -> Answer {
        match self {
            Self::Whole(answer) => answer,
            Self::Open(opened) => opened.parts().0,
        }
    }
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

impl Sending<'_> {
    /// Sends the request once, within a time.
    pub(super) async fn attempt(&mut self) -> Result<Reply, Stop> {
        let end = End::new(self.timing);
        let attempt = pin!(self.follow(&end));
        match end.bound(attempt).await {
            Some(outcome) => outcome,
            None => Err(end.failure().into()),
        }
    }

    async fn follow(&mut self, end: &End) -> Result<Reply, Stop> {
        self.leg = None;
        self.call.landed = None;
        let mut followed = 0;
        let (mut opened, refused) = loop {
            let response = self.exchange(end).await?;
            match self.next(&response, followed) {
                Next::Follow(leg) => self.go(leg),
                Next::Refuse(reason) => break (self.open(response), Some(reason)),
                Next::Stay => break (self.open(response), None),
            }
            followed += 1;
        };
        let is_success = opened.status.is_success();
        if is_success && self.extent == Extent::Head {
            return Ok(Reply::Open(opened));
        }
        let most = self.http.inner().limits.max_response_size;
        if is_success && opened.pieces.say_more_than(most) {
            let refusal = Failure::too_large(most);
            return read(opened.with(Bytes::new(), refused), Some(refusal));
        }
        let most = if is_success { most } else { most.min(FAILURE) };
        let (body, failure) = opened.pieces.read(most, end).await;
        read(opened.with(body, refused), failure)
    }

    /// Sends one leg, to the head of its answer.
    async fn exchange(&mut self, end: &End) -> Result<reqwest::Response, Stop> {
        let credentials = match self.leg.as_ref().is_some_and(|leg| leg.is_foreign) {
            true => Vec::new(),
            false => self.http.inner().credentials.gather(self.request).await?,
        };
        // A block of its own: what still stands while the answer is waited for makes every future larger.
        let sent = {
            let mut prepared = self.prepare(credentials)?;
            let with_body = self.leg.as_ref().is_some_and(|leg| leg.with_body);
            if let (Some(body), true) = (&self.request.body, with_body) {
                body.attach(&mut prepared).await?;
                end.allow_for(payload::length(&prepared));
            }
            self.http.inner().transport.execute(prepared)
        };
        sent.await.map_err(|error| {
            let failure = Failure::new(error);
            match &self.leg {
                Some(leg) => failure.to(&leg.url).into(),
                None => failure.into(),
            }
        })
    }

    /// Where an answer leads, after so many redirects.
    fn next(&self, response: &reqwest::Response, followed: usize) -> Next {
        let Some(leg) = &self.leg else {
            return Next::Stay;
        };
        match redirect::next(leg, response.status(), response.headers()) {
            Next::Follow(leg) if leg.with_body && self.request.is_spent() => {
                Next::Refuse("a redirect of what can be sent once, and was".to_owned())
            }
            Next::Follow(_) if followed >= redirect::MOST => {
                Next::Refuse("more redirects than are followed".to_owned())
            }
            next => next,
        }
    }

    fn go(&mut self, leg: Leg) {
        self.call.is_sent = true;
        self.call.is_done |= leg.method != self.request.operation.method;
        // What another origin says of pages is none of the API's.
        if !leg.is_foreign {
            self.call.landed = Some(Box::new(leg.url.clone()));
        }
        self.leg = Some(leg);
    }

    fn open(&self, response: reqwest::Response) -> Opened {
        let read_timeout = self.request.options.read_timeout;
        let patience = Patience::new(read_timeout.or(self.http.inner().limits.read_timeout));
        Opened::new(response, patience, self.timing.deadline)
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
