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
        .spawn(work)
        .map_err(cannot)?;
    worker.join().unwrap_or_else(|_| {
        let failure = Failure::new(
            Exit::Bug,
            "the generator stopped because of a mistake in itself",
        );
        Err(failure.with_help("report it, with the message above and the document"))
    })
}
