//! Decides whether a request that failed is sent again, and after what wait.

use std::time::Duration;

use reqwest::header::HeaderMap;

use super::attempt::{Reply, Stop};
use super::failure::Reason;
use super::limits::Limits;
use super::method::is_idempotent;
use super::platform::random;
use super::{Request, StatusCode, rate_limit, retry_after};

/// What an attempt came to, as far as it matters here.
#[derive(Clone, Copy, Default)]
pub(super) struct Outcome<'a> {
    pub(super) status: Option<StatusCode>,
    pub(super) headers: Option<&'a HeaderMap>,
    /// Why the answer is not whole.
    pub(super) reason: Option<Reason>,
}

impl<'a> Outcome<'a> {
    /// `None` where nothing was sent.
    pub(super) fn of(attempt: &'a Result<Reply, Stop>) -> Option<Self> {
        let (answer, reason) = match attempt {
            Ok(Reply::Open(opened)) => {
                return Some(Self {
                    status: Some(opened.status),
                    headers: Some(&opened.headers),
                    reason: None,
                });
            }
            Ok(Reply::Whole(answer)) => (Some(answer), None),
            Err(Stop::Failed(failure)) => (failure.answer.as_deref(), Some(failure.reason)),
            Err(Stop::Unsendable(_)) => return None,
        };
        Some(Self {
            status: answer.map(|answer| answer.status),
            headers: answer.map(|answer| &answer.headers),
            reason,
        })
    }

    pub(super) fn is_success(self) -> bool {
        self.reason.is_none() && self.status.is_some_and(|status| status.is_success())
    }

    fn is_limited(self) -> bool {
        self.answer()
            .is_some_and(|(status, headers)| rate_limit::is_reached(status, headers))
    }

    fn answer(self) -> Option<(StatusCode, &'a HeaderMap)> {
        self.status.zip(self.headers)
    }

    /// What the API says of it, in whatever way.
    fn asked(self) -> Option<bool> {
        match self.headers?.get("x-should-retry")?.as_bytes() {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        }
    }
}

/// Whether to send again what came to this. After a connection that did not come about, and where a
/// limit was reached, nothing was done: any request may be repeated. Otherwise only one that is `repeatable`,
/// because the API may have done what it was asked.
pub(super) fn may_pass(outcome: Outcome<'_>, repeatable: bool) -> bool {
    if outcome.is_success() {
        return false;
    }
    if let Some(asked) = outcome.asked() {
        return asked;
    }
    match (outcome.reason, outcome.status) {
        (Some(Reason::TooLarge | Reason::WithoutTls), _) => false,
        (Some(Reason::Connect | Reason::ConnectTimeout), _) => true,
        _ if outcome.is_limited() => true,
        (_, Some(StatusCode::REQUEST_TIMEOUT | StatusCode::CONFLICT)) => repeatable,
        (_, Some(status)) if status.is_server_error() => repeatable,
        // The answer began as a success, and broke off.
        (Some(_), Some(status)) => repeatable && status.is_success(),
        (Some(_), None) => repeatable,
        (None, _) => false,
    }
}

/// Whether sending a request twice does the same as sending it once: RFC 9110 says so of its
/// method, or it has a key.
pub(super) fn is_repeatable(request: &Request) -> bool {
    is_idempotent(&request.operation.method) || request.has_key()
}

/// How long to wait: what the API asks for, unless it is more than allowed; else a random part of
/// a time that doubles.
pub(super) fn wait(outcome: Outcome<'_>, attempts: u32, limits: &Limits) -> Option<Duration> {
    let asked = outcome.answer();
    if let Some(asked) = asked.and_then(|(status, headers)| retry_after::wait(status, headers)) {
        return (asked <= limits.max_retry_wait).then_some(asked);
    }
    Some(backoff(attempts, limits.backoff).mul_f64(random()))
}

/// The longest wait after so many attempts.
pub(super) fn backoff(attempts: u32, (first, most): (Duration, Duration)) -> Duration {
    let doublings = attempts.saturating_sub(1).min(31);
    first.saturating_mul(1 << doublings).min(most)
}
