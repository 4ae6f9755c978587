//! A thread whose stack is deep enough for any document.

use std::io;
use std::thread;

use crate::exit::{Exit, Failure};

/// Types nest as deeply as their document says, and some of the work follows them down.
const STACK: usize = 256 << 20;

/// Does the work of a command on such a thread.
pub(crate) fn deep(
    work: impl FnOnce() -> Result<(), Failure> + Send + 'static,
) -> Result<(), Failure> {
    let cannot =
        |error: io::Error| Failure::new(Exit::Files, format!("no thread can be started: {error}"));
    let worker = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            join_pool();
            work()
        })
        .map_err(cannot)?;
    worker.join().unwrap_or_else(|_| {
        let failure = Failure::new(
            Exit::Bug,
            "the generator stopped because of a mistake in itself",
        );
        Err(failure.with_help("report it, with the message above and the document"))
    })
}

/// Makes this thread one of those that share work. Otherwise it would only wait for them, and there would be
/// one more of them than there are cores.
fn join_pool() {
    let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
    // Where there is a pool already, this thread waits for it.
    let _ = pool.build_global();
}
