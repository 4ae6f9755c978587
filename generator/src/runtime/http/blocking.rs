//! Waiting for a request where nothing is asynchronous.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use super::Error;

/// Waits for what a future comes to, on a runtime that this crate keeps for all of them.
///
/// The runtime has one thread, on which connections stay open between calls.
///
/// # Errors
/// The future's own, and when this thread belongs to a runtime: waiting would block it.
pub fn wait<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(
            "this would block the asynchronous runtime that the thread belongs to: await the \
             request instead, or wait on a thread of its own",
        ));
    }
    runtime()?.block_on(future)
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
