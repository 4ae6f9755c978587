//! How long, how often and how much: what bounds every request of a client.

use std::time::Duration;

/// What bounds a request; what is `None` is unbounded or left to the transport.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    /// All attempts, the waits between them and the body.
    pub(super) timeout: Option<Duration>,
    /// One attempt: to the end of the answer, or to its body where that is streamed.
    pub(super) attempt_timeout: Option<Duration>,
    /// Whether attempts have a timeout where none is set.
    pub(super) are_attempts_bounded: bool,
    pub(super) connect_timeout: Duration,
    /// Between two pieces of a body.
    pub(super) read_timeout: Duration,
    pub(super) max_retries: u32,
    /// The longest wait that an API may ask for.
    pub(super) max_retry_wait: Duration,
    /// The first wait where the API asks for none, and the longest.
    pub(super) backoff: (Duration, Duration),
    /// Bytes of a body that is read whole.
    pub(super) max_response_size: u64,
}

impl Limits {
    /// What each attempt may take: what is said of it, or else a minute, or else all the time
    /// there is for the operation, if that is more.
    pub(super) fn each(&self, said: Option<Duration>, total: Option<Duration>) -> Option<Duration> {
        const MINUTE: Duration = Duration::from_secs(60);
        let usual = || {
            self.are_attempts_bounded
                .then(|| total.unwrap_or(MINUTE).max(MINUTE))
        };
        said.or(self.attempt_timeout).or_else(usual)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: None,
            attempt_timeout: None,
            are_attempts_bounded: true,
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            max_retries: 2,
            max_retry_wait: Duration::from_secs(60),
            backoff: (Duration::from_millis(500), Duration::from_secs(8)),
            max_response_size: 256 * 1024 * 1024,
        }
    }
}
