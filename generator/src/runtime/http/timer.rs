//! How long things may take.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::{Poll, ready};
use std::time::Duration;

use super::failure::Failure;
use super::limits::Each;
use super::platform::{Instant, sleep};

/// Bytes of a body for which an attempt has a second more, where nobody said how long it may take.
const PACE: u64 = 64 * 1024;

/// The end of an attempt, which those know that are part of it.
pub(super) struct End {
    limit: Option<Duration>,
    deadline: Deadline,
    /// Whether it comes later where a large body is sent.
    is_usual: bool,
    /// Seconds that there are beside the limit.
    more: AtomicU32,
    has_come: AtomicBool,
}

impl End {
    /// That of an attempt that begins now.
    pub(super) fn new(timing: Timing) -> Self {
        Self {
            limit: timing.attempt(),
            deadline: timing.deadline,
            is_usual: matches!(timing.each, Each::Usual(_)),
            more: AtomicU32::new(0),
            has_come: AtomicBool::new(false),
        }
    }

    /// Gives a body of this length the time that it needs; without end where the length is unknown.
    pub(super) fn allow_for(&self, length: Option<u64>) {
        if self.is_usual {
            let seconds = length.map_or(u64::MAX, |length| length / PACE);
            let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
            let more = self.more.load(Ordering::Relaxed).saturating_add(seconds);
            self.more.store(more, Ordering::Relaxed);
        }
    }

    /// What there is beside the limit and what was given already.
    fn more(&self, given: &mut u32) -> Option<Duration> {
        let more = self.more.load(Ordering::Relaxed);
        let seconds = more.checked_sub(*given).filter(|seconds| *seconds > 0)?;
        *given = more;
        let more = Duration::from_secs(seconds.into());
        Some(self.deadline.left().map_or(more, |left| left.min(more)))
    }

    pub(super) fn has_come(&self) -> bool {
        self.has_come.load(Ordering::Relaxed)
    }

    pub(super) fn failure(&self) -> Failure {
        let more = Duration::from_secs(self.more.load(Ordering::Relaxed).into());
        let limit = || Some(self.limit?.saturating_add(more));
        Failure::timed_out(self.deadline.passed().or_else(limit).unwrap_or_default())
    }

    /// Runs a future until then; what it comes to when it learns that the end has come counts,
    /// `None` if that is nothing.
    ///
    /// It is borrowed: a future that is handed on is held twice, and copied.
    pub(super) async fn bound<F: Future>(&self, mut future: Pin<&mut F>) -> Option<F::Output> {
        let Some(limit) = self.limit else {
            return Some(future.await);
        };
        let (mut timer, mut given) = (pin!(sleep(limit)), 0);
        poll_fn(|context| {
            let done = future.as_mut().poll(context).map(Some);
            if done.is_ready() {
                return done;
            }
            ready!(timer.as_mut().poll(context));
            while let Some(more) = self.more(&mut given) {
                timer.set(sleep(more));
                ready!(timer.as_mut().poll(context));
            }
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
    pub(super) each: Each,
}

impl Timing {
    /// What an attempt that begins now may take.
    pub(super) fn attempt(self) -> Option<Duration> {
        match (self.each.limit(), self.deadline.left()) {
            (Some(each), Some(left)) => Some(each.min(left)),
            (each, left) => each.or(left),
        }
    }
}
