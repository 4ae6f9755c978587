//! Waiting for a request where nothing is asynchronous.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::consume_budget;

use super::Error;

/// Waits for what a future comes to, on a runtime that this crate keeps for all of them.
///
/// The runtime has one thread, on which connections stay open between calls. Other runtimes may be
/// there: it waits wherever waiting is allowed, as in `spawn_blocking` and `block_in_place`.
///
/// # Errors
/// Fails where the future does, and within a task of a runtime, which it would block.
pub fn wait<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() && is_within_a_task() {
        return Err(Error::configuration(
            "this would block the asynchronous runtime that the thread belongs to: await the \
             request instead, or wait on a thread of its own, as `spawn_blocking` has",
        ));
    }
    let _entered = runtime()?.enter();
    parked(future)
}

/// Whether the thread is at a task: a runtime gives each a budget of steps, and none to what may block.
fn is_within_a_task() -> bool {
    // Many times the budget there is.
    const STEPS: usize = 1024;
    let mut context = Context::from_waker(Waker::noop());
    (0..STEPS).any(|_| pin!(consume_budget()).poll(&mut context).is_pending())
}

/// Runs a future on this thread. `Runtime::block_on` would panic where a task has no budget either.
fn parked<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// A thread that sleeps until there is something to do.
struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|error| {
            Error::configuration(format!("cannot set up a runtime: {error}")).with_source(error)
        })?;
    Ok(RUNTIME.get_or_init(|| runtime))
}
