//! Sends a request: the ways to have its answer.

use std::borrow::BorrowMut;
use std::time::Duration;

use super::attempt::{Extent, Reply, Stop};
use super::call::Call;
use super::platform::sleep;
use super::retry::{self, Outcome};
use super::timer::{Deadline, End, Timing};
use super::trace::Span;
use super::{Error, Http, RawResponse, Request, Response, Streaming};

impl Http {
    /// Sends a request with the credentials its operation asks for, and reads the whole answer.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, the answer is too
    /// large, or it is not one of success.
    pub async fn send(&self, request: impl BorrowMut<Request>) -> Result<Response, Error> {
        self.send_raw(request).await?.into_response()
    }

    /// As [`send`](Self::send), but the body of a success is left to be read piece by piece.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub async fn stream(&self, mut request: impl BorrowMut<Request>) -> Result<Streaming, Error> {
        match self.run(request.borrow_mut(), Extent::Head).await? {
            (call, Reply::Open(opened)) => Ok(Streaming { call, opened }),
            (call, Reply::Whole(answer)) => Err(Error::answered(&call, answer)),
        }
    }

    /// As [`send`](Self::send), but an answer of any status is no error.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, or the answer is too
    /// large.
    pub async fn send_raw(
        &self,
        mut request: impl BorrowMut<Request>,
    ) -> Result<RawResponse, Error> {
        match self.run(request.borrow_mut(), Extent::Whole).await? {
            (call, Reply::Whole(answer)) => Ok(RawResponse::new(call, answer)),
            (call, Reply::Open(mut opened)) => {
                let most = self.inner().limits.max_response_size;
                let (body, failure) = opened.pieces.read_all(most, &End::never()).await;
                let answer = opened.with(body, None);
                match failure {
                    None => Ok(RawResponse::new(call, answer)),
                    Some(failure) => Err(Error::transport(&call, failure.with_answer(answer))),
                }
            }
        }
    }

    async fn run(&self, request: &mut Request, extent: Extent) -> Result<(Call, Reply), Error> {
        let mut call = self.call(request);
        let limits = &self.inner().limits;
        request
            .apply_options()
            .map_err(|error| error.with_operation(call.operation.clone()))?;
        request.renew_key(self.inner().makes_keys);
        let total = request.options.timeout.or(limits.timeout);
        let each = limits.each(request.options.attempt_timeout, total);
        let timing = Timing {
            deadline: Deadline::new(total),
            each,
        };
        let span = Span::new(&call.operation, || self.server(request));
        let attempts = self.attempts(request, &mut call, extent, timing, &span);
        match span.around(attempts).await {
            Ok(reply) => {
                call.before = None;
                Ok((call, reply))
            }
            Err(Stop::Failed(failure)) => Err(Error::transport(&call, failure)),
            Err(Stop::Unsendable(error)) => Err(error.unsendable(&call)),
        }
    }

    /// Attempts until one succeeds, or none is left.
    async fn attempts(
        &self,
        request: &Request,
        call: &mut Call,
        extent: Extent,
        timing: Timing,
        span: &Span,
    ) -> Result<Reply, Stop> {
        loop {
            call.attempts = call.attempts.saturating_add(1);
            let outcome = self.attempt(request, call, extent, timing).await;
            match self.wait(request, call, &outcome, timing, span) {
                Some(wait) => {
                    call.keep(outcome);
                    sleep(wait).await;
                }
                None => return outcome,
            }
        }
    }

    /// How long to wait for the next attempt, if there is one.
    fn wait(
        &self,
        request: &Request,
        call: &Call,
        attempt: &Result<Reply, Stop>,
        timing: Timing,
        span: &Span,
    ) -> Option<Duration> {
        let (limits, budget) = (&self.inner().limits, &self.inner().budget);
        let outcome = Outcome::of(attempt)?;
        let attempts = call.attempts;
        span.attempted(outcome, attempts);
        if outcome.is_success() {
            budget.earn(attempts);
            return None;
        }
        let is_repeatable = retry::is_repeatable(request);
        let retries = request.options.max_retries.unwrap_or(limits.max_retries);
        let is_last = attempts > retries || (call.is_done && !is_repeatable);
        if is_last || request.is_spent() || !retry::may_pass(outcome, is_repeatable) {
            return None;
        }
        let wait = retry::wait(outcome, attempts, limits)?;
        let in_time = timing.deadline.left().is_none_or(|left| wait < left);
        if !in_time || !budget.spend() {
            return None;
        }
        span.waits(wait);
        Some(wait)
    }

    fn call(&self, request: &Request) -> Call {
        let inner = self.inner();
        Call {
            api: inner.api,
            operation: request.operation.clone(),
            secrets: inner.credentials.redactor(),
            strict: inner.strict,
            attempts: 0,
            is_sent: false,
            is_done: false,
            before: None,
            landed: None,
        }
    }
}
