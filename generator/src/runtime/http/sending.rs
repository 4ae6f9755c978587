//! A request on its way: attempts until one succeeds, or none is left.

use std::time::Duration;

use super::attempt::{Extent, Reply, Stop};
use super::call::Call;
use super::platform::sleep;
use super::redirect::Leg;
use super::retry::{self, Outcome};
use super::timer::Timing;
use super::trace::Span;
use super::{Http, Request};

/// What the steps of sending a request share. They borrow it: what a future is given stands in it twice.
pub(super) struct Sending<'a> {
    pub(super) http: &'a Http,
    pub(super) request: &'a Request,
    pub(super) extent: Extent,
    pub(super) timing: Timing,
    pub(super) call: Call,
    /// Where the attempt is, once it has begun.
    pub(super) leg: Option<Leg>,
}

impl Sending<'_> {
    pub(super) async fn attempts(&mut self, span: &Span) -> Result<Reply, Stop> {
        loop {
            self.call.attempts = self.call.attempts.saturating_add(1);
            // Within a block, or the outcome would be kept while waiting.
            let wait = {
                let outcome = self.attempt().await;
                match self.wait(&outcome, span) {
                    Some(wait) => {
                        self.call.keep(outcome);
                        wait
                    }
                    None => return outcome,
                }
            };
            sleep(wait).await;
        }
    }

    /// How long to wait for the next attempt, if there is one.
    fn wait(&self, attempt: &Result<Reply, Stop>, span: &Span) -> Option<Duration> {
        let (limits, budget) = (&self.http.inner().limits, &self.http.inner().budget);
        let (request, call) = (self.request, &self.call);
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
        let left = self.timing.deadline.left();
        let in_time = left.is_none_or(|left| wait < left);
        if !in_time || !budget.spend() {
            return None;
        }
        span.waits(wait);
        Some(wait)
    }
}
