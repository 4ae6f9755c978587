//! How long things may take.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::time::Duration;

use super::platform::{Instant, sleep};

/// Runs a future no longer than the limit; `None` when the time was up first.
pub(super) async fn within<F: Future>(limit: Option<Duration>, future: F) -> Option<F::Output> {
    let Some(limit) = limit else {
        return Some(future.await);
    };
    let (mut future, mut timer) = (pin!(future), pin!(sleep(limit)));
    poll_fn(|context| {
        let done = future.as_mut().poll(context).map(Some);
        if done.is_ready() {
            return done;
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// The time a whole operation may take.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Option<(Instant, Duration)>);

impl Deadline {
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self(limit.map(|limit| (Instant::now(), limit)))
    }

    /// What is left; `None` for ever.
    pub(super) fn left(self) -> Option<Duration> {
        let (start, limit) = self.0?;
        Some(limit.saturating_sub(start.elapsed()))
    }
}

/// The shorter of two limits.
pub(super) fn shorter(one: Option<Duration>, other: Option<Duration>) -> Option<Duration> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
