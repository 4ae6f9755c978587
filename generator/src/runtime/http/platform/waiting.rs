//! Waiting: by tokio where that runs, and else on a thread.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

/// Whether tokio runs here, without which its timers, sockets and files panic.
pub(in crate::runtime::http) fn has_reactor() -> bool {
    Handle::try_current().is_ok()
}

/// Waits so long, from the first time that it is polled.
pub(in crate::runtime::http) async fn sleep(duration: Duration) {
    if has_reactor() {
        tokio::time::sleep(duration).await;
    } else {
        Box::pin(sleep_on_a_thread(duration)).await;
    }
}

/// Where no thread can be had, nothing is waited for.
async fn sleep_on_a_thread(duration: Duration) {
    let wait = Arc::new(Wait {
        start: Instant::now(),
        duration,
        waker: Mutex::new(Waker::noop().clone()),
        is_wanted: AtomicBool::new(true),
    });
    let waiting = Arc::clone(&wait);
    let Ok(thread) = thread::Builder::new().spawn(move || waiting.out()) else {
        return;
    };
    let wanted = Wanted {
        wait: &wait,
        thread: thread.thread(),
    };
    poll_fn(|context| {
        // Before the time is looked at: it may be over meanwhile.
        wanted.wait.waker().clone_from(context.waker());
        match wanted.wait.left() {
            None => Poll::Ready(()),
            Some(_) => Poll::Pending,
        }
    })
    .await;
}

struct Wait {
    start: Instant,
    duration: Duration,
    waker: Mutex<Waker>,
    is_wanted: AtomicBool,
}

impl Wait {
    fn left(&self) -> Option<Duration> {
        let left = self.duration.checked_sub(self.start.elapsed());
        left.filter(|left| !left.is_zero())
    }

    fn waker(&self) -> MutexGuard<'_, Waker> {
        self.waker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits on this thread until the time is over, or nobody waits for that any more.
    fn out(&self) {
        while let Some(left) = self.left() {
            if !self.is_wanted.load(Ordering::Acquire) {
                return;
            }
            thread::park_timeout(left);
        }
        self.waker().wake_by_ref();
    }
}

/// Lets the thread end when it is dropped.
struct Wanted<'a> {
    wait: &'a Wait,
    thread: &'a Thread,
}

impl Drop for Wanted<'_> {
    fn drop(&mut self) {
        self.wait.is_wanted.store(false, Ordering::Release);
        self.thread.unpark();
    }
}
