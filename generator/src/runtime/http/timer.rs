//! How long things may take.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, ready};
use std::time::Duration;

use super::failure::Failure;
use super::platform::{Instant, sleep};

/// The end of an attempt, which those know that are part of it.
pub(super) struct End {
    limit: Option<Duration>,
    deadline: Deadline,
    has_come: AtomicBool,
}

impl End {
    /// That of an attempt that begins now.
    pub(super) fn new(timing: Timing) -> Self {
        Self {
            limit: timing.attempt(),
            deadline: timing.deadline,
            has_come: AtomicBool::new(false),
        }
    }

    /// For what is no part of an attempt.
    pub(super) fn never() -> Self {
        Self {
            limit: None,
            deadline: Deadline(None),
            has_come: AtomicBool::new(false),
        }
    }

    pub(super) fn has_come(&self) -> bool {
        self.has_come.load(Ordering::Relaxed)
    }

    pub(super) fn failure(&self) -> Failure {
        let whole = self.deadline.passed();
        Failure::timed_out(whole.or(self.limit).unwrap_or_default())
    }

    /// Runs a future until then; what it comes to when it learns that the end has come counts,
    /// `None` if that is nothing.
    ///
    /// It is borrowed: a future that is handed on is held twice, and copied.
    pub(super) async fn bound<F: Future>(&self, mut future: Pin<&mut F>) -> Option<F::Output> {
        let Some(limit) = self.limit else {
            return Some(future.await);
        };
        let mut timer = pin!(sleep(limit));
        poll_fn(|context| {
            let done = future.as_mut().poll(context).map(Some);
            if done.is_ready() {
                return done;
            }
            ready!(timer.as_mut().poll(context));
            self.has_come.store(true, Ordering::Relaxed);
            match future.as_mut().poll(context) {
                Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
                Poll::Pending => Poll::Ready(None),
            }
        })
        .await
    }
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
