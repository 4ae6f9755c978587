//! How many requests may be sent again before some succeed: an outage is not multiplied.

use std::sync::atomic::{AtomicU32, Ordering};

/// Tenths of a retry: each costs ten of them, and gets them back if it succeeds; each first attempt that
/// succeeds gives one.
const RETRY: u32 = 10;
const SUCCESS: u32 = 1;

/// Shared by the clones of a client: so many retries, those back that succeed, and one more for every
/// ten other successes.
pub(super) struct Budget {
    /// What there is at most; without it nothing is counted.
    full: Option<u32>,
    left: AtomicU32,
}

impl Budget {
    pub(super) fn full(retries: Option<u32>) -> Self {
        let full = retries.map(|retries| retries.saturating_mul(RETRY));
        let left = AtomicU32::new(full.unwrap_or(0));
        Self { full, left }
    }

    /// Pays for one retry, if there is enough left.
    pub(super) fn spend(&self) -> bool {
        self.full.is_none() || self.change(|left| left.checked_sub(RETRY))
    }

    /// A request succeeded, at this attempt. What the last one cost was well spent.
    pub(super) fn earn(&self, attempts: u32) {
        let Some(full) = self.full else { return };
        let earned = if attempts > 1 { RETRY } else { SUCCESS };
        self.change(|left| Some(left.saturating_add(earned).min(full)));
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, change)
            .is_ok()
    }
}
