//! Waiting: by tokio where that runs, and else on a thread.

use std::future::poll_fn;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
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

/// The thread ends with the wait, or when that is dropped. Where none can be had, nothing is waited for.
async fn sleep_on_a_thread(duration: Duration) {
    let start = Instant::now();
    let waker = Arc::new(Mutex::new(Waker::noop().clone()));
    let waits = Arc::clone(&waker);
    let (_wanted, dropped) = mpsc::channel::<()>();
    let waiting = thread::Builder::new().spawn(move || {
        if dropped.recv_timeout(duration) == Err(RecvTimeoutError::Timeout) {
            let waker = waits.lock().unwrap_or_else(PoisonError::into_inner);
            waker.wake_by_ref();
        }
    });
    poll_fn(|context| {
        // Before the time is looked at: it may be over meanwhile.
        let mut waker = waker.lock().unwrap_or_else(PoisonError::into_inner);
        waker.clone_from(context.waker());
        match waiting.is_err() || start.elapsed() >= duration {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
}
