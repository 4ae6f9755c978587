//! A panic as a message.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

/// Does the work; if it panics, says where and why.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let said = Arc::new(Mutex::new(String::new()));
    let hears = Arc::clone(&said);
    let before = panic::take_hook();
    // The work may be on several threads: the first to panic is the cause.
    panic::set_hook(Box::new(move |panic| {
        let mut said = hears.lock().unwrap_or_else(PoisonError::into_inner);
        if said.is_empty() {
            *said = panic.to_string();
        }
    }));
    // What was being worked on is given up, so nobody sees in what state it was left.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(before);
    done.map_err(|_| said.lock().unwrap_or_else(PoisonError::into_inner).clone())
}
