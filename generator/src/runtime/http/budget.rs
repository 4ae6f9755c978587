//! How many requests may be sent again before some succeed: an outage is not multiplied.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};

/// Tenths of a retry: each costs ten of them, each success gives one back.
const FULL: u32 = 500;
const RETRY: u32 = 10;
const SUCCESS: u32 = 1;

/// Shared by the clones of a client: fifty retries, and one more for every ten successes.
pub(super) struct Budget(AtomicU32);

impl Budget {
    pub(super) fn full() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Pays for one retry, if there is enough left.
    pub(super) fn spend(&self) -> bool {
        self.change(|left| left.checked_sub(RETRY))
    }

    /// A request succeeded.
    pub(super) fn earn(&self) {
        self.change(|left| Some(left.saturating_add(SUCCESS).min(FULL)));
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, change)
            .is_ok()
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left = self.0.load(Ordering::Relaxed) / RETRY;
        write!(f, "{left} retries")
    }
}
