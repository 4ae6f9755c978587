//! The CPU that a thread has used.

use std::fs;
use std::time::Duration;

/// Of the thread that asks, since it began; `None` where the system does not tell, as only Linux does.
pub fn of_this_thread() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ')
        .next()?
        .parse()
        .ok()
        .map(Duration::from_nanos)
}
