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
    /// Between two pieces of a body, where the caller says.
    pub(super) read_timeout: Option<Duration>,
    pub(super) max_retries: u32,
    /// Of all clones, until some succeed.
    pub(super) retry_budget: Option<u32>,
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
    pub(super) fn each(&self, said: Option<Duration>, total: Option<Duration>) -> Each {
        const MINUTE: Duration = Duration::from_secs(60);
        match said.or(self.attempt_timeout) {
            Some(said) => Each::Said(said),
            None if self.are_attempts_bounded => Each::Usual(total.unwrap_or(MINUTE).max(MINUTE)),
            None => Each::Unbounded,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: None,
            attempt_timeout: None,
            are_attempts_bounded: true,
            connect_timeout: Duration::from_secs(10),
            read_timeout: None,
            max_retries: 2,
            retry_budget: Some(50),
            max_retry_wait: Duration::from_secs(60),
            backoff: (Duration::from_millis(500), Duration::from_secs(8)),
            max_response_size: 256 * 1024 * 1024,
        }
    }
}

/// What one attempt may take.
#[derive(Clone, Copy)]
pub(super) enum Each {
    Unbounded,
    Said(Duration),
    /// This, and the time that it takes to send a large body.
    Usual(Duration),
}

impl Each {
    pub(super) fn limit(self) -> Option<Duration> {
        match self {
            Self::Unbounded => None,
            Self::Said(limit) | Self::Usual(limit) => Some(limit),
        }
    }
}

/// How long to wait for the next piece of a body.
#[derive(Clone, Copy)]
pub(super) enum Patience {
    Said(Duration),
    Usual,
    /// What is usual where something is told when it happens, which may be seldom.
    UsualOfItems,
}

impl Patience {
    pub(super) fn new(said: Option<Duration>) -> Self {
        said.map_or(Self::Usual, Self::Said)
    }

    /// The same for a body that is a sequence of items.
    pub(super) fn of_items(self) -> Self {
        match self {
            Self::Said(limit) => Self::Said(limit),
            Self::Usual | Self::UsualOfItems => Self::UsualOfItems,
        }
    }

    pub(super) fn limit(self) -> Duration {
        match self {
            Self::Said(limit) => limit,
            Self::Usual => Duration::from_secs(30),
            Self::UsualOfItems => Duration::from_secs(600),
        }
    }
}
