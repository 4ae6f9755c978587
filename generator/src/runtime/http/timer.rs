//! How long things may take.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::time::Duration;

use super::platform::{Instant, sleep};

/// Runs a future no longer than the limit; `None` when the time was up first.
///
/// It is borrowed: a future that is handed on is held twice, and copied.
pub(super) async fn within<F: Future>(
    limit: Option<Duration>,
    mut future: Pin<&mut F>,
) -> Option<F::Output> {
    let Some(limit) = limit else {
        return Some(future.await);
    };
    let mut timer = pin!(sleep(limit));
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

    /// How long there was, if that is over.
    pub(super) fn passed(self) -> Option<Duration> {
        let (_, limit) = self.0?;
        (self.left() == Some(Duration::ZERO)).then_some(limit)
    }
}

/// The time of an operation, and that of each attempt.
#[derive(Clone, Copy)]
pub(super) struct Timing {
    pub(super) deadline: Deadline,
    pub(super) each: Option<Duration>,
}

impl Timing {
    /// What an attempt that begins now may take.
    pub(super) fn attempt(self) -> Option<Duration> {
        match (self.each, self.deadline.left()) {
            (Some(each), Some(left)) => Some(each.min(left)),
            (each, left) => each.or(left),
        }
    }
}
