//! Why no whole answer came back.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use reqwest::Url;

use super::answer::Answer;
use super::{BoxError, platform};

/// What reqwest says where it is compiled without TLS.
const REFUSES_HTTPS: &str = "scheme is not http";

pub(super) struct Failure {
    pub(super) reason: Reason,
    pub(super) error: BoxError,
    /// What was there before the connection broke; its body may be cut.
    pub(super) answer: Option<Box<Answer>>,
    /// Scheme, host and port of what was not reached.
    pub(super) unreached: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Connect,
    ConnectTimeout,
    Timeout,
    TooLarge,
    WithoutTls,
    Other,
}

impl Failure {
    /// What a transport says went wrong.
    pub(super) fn new(error: BoxError) -> Self {
        if chain(error.as_ref()).any(|error| error.to_string().contains(REFUSES_HTTPS)) {
            return Self::of(Reason::WithoutTls, Problem::NoTls);
        }
        // The URL of an error may hold a credential in its query: it is dropped.
        let error = match error.downcast::<reqwest::Error>() {
            Ok(error) => Box::new(error.without_url()),
            Err(error) => error,
        };
        Self {
            reason: reason(error.as_ref()),
            error,
            answer: None,
            unreached: None,
        }
    }

    /// The same on the way to this URL.
    pub(super) fn to(mut self, url: &Url) -> Self {
        if self.is_connect() {
            self.unreached = Some(url.origin().ascii_serialization().into());
        }
        self
    }

    pub(super) fn timed_out(limit: Duration) -> Self {
        Self::of(Reason::Timeout, Problem::Time(limit))
    }

    pub(super) fn stalled(limit: Duration) -> Self {
        Self::of(Reason::Timeout, Problem::Stall(limit))
    }

    pub(super) fn too_large(limit: u64) -> Self {
        Self::of(Reason::TooLarge, Problem::Size(limit))
    }

    /// Whether no connection came about, so that nothing was sent.
    pub(super) fn is_connect(&self) -> bool {
        matches!(
            self.reason,
            Reason::Connect | Reason::ConnectTimeout | Reason::WithoutTls
        )
    }

    pub(super) fn is_too_large(&self) -> bool {
        self.reason == Reason::TooLarge
    }

    pub(super) fn with_answer(mut self, answer: Answer) -> Self {
        self.answer = Some(Box::new(answer));
        self
    }

    fn of(reason: Reason, problem: Problem) -> Self {
        Self {
            reason,
            error: Box::new(problem),
            answer: None,
            unreached: None,
        }
    }
}

/// What this runtime itself puts an end to.
#[derive(Clone, Copy, Debug)]
enum Problem {
    Time(Duration),
    Stall(Duration),
    Size(u64),
    NoTls,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(limit) => write!(f, "no answer within {limit:?}"),
            Self::Stall(limit) => write!(f, "the body stalled for {limit:?}"),
            Self::Size(limit) => write!(f, "the body is larger than {limit} bytes"),
            Self::NoTls => f.write_str(
                "reqwest is compiled without TLS: use the feature `rustls` of this crate, or one \
                 of reqwest's own for TLS",
            ),
        }
    }
}

impl StdError for Problem {}

/// An error, what caused it, and so on.
pub(super) fn chain<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// The first error in the chain that can be told apart decides.
fn reason(error: &(dyn StdError + 'static)) -> Reason {
    let mut known = chain(error).filter_map(|error| {
        if let Some(error) = error.downcast_ref::<reqwest::Error>() {
            return Some(of_reqwest(error));
        }
        match error.downcast_ref::<io::Error>()?.kind() {
            io::ErrorKind::ConnectionRefused => Some(Reason::Connect),
            io::ErrorKind::TimedOut => Some(Reason::Timeout),
            _ => None,
        }
    });
    known.next().unwrap_or(Reason::Other)
}

fn of_reqwest(error: &reqwest::Error) -> Reason {
    // Another request within this one, for what is uploaded, may have failed to connect.
    let is_another = chain(error)
        .skip(1)
        .any(<dyn StdError>::is::<reqwest::Error>);
    let is_connect = platform::is_connect(error) && !is_another;
    match (is_connect, error.is_timeout()) {
        (true, true) => Reason::ConnectTimeout,
        (true, false) => Reason::Connect,
        (false, true) => Reason::Timeout,
        (false, false) => Reason::Other,
    }
}
