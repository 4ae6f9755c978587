//! What kind of failure an error is.

use super::Error;
use crate::runtime::http::{StatusCode, rate_limit};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    InvalidArgument,
    Configuration,
    Connect,
    ConnectTimeout,
    Timeout,
    TooLarge,
    Transport,
    Status,
    Unsuccessful,
    Decode,
}

/// What kind of failure it is.
impl Error {
    /// An argument was refused; no attempt sent anything.
    #[must_use]
    pub fn is_invalid_argument(&self) -> bool {
        self.0.kind == Kind::InvalidArgument && !self.0.is_sent
    }

    /// The client is not set up for this: a credential is missing or malformed, or the base URL is
    /// wrong; no attempt sent anything.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.0.kind == Kind::Configuration && !self.0.is_sent
    }

    /// No connection came about; no attempt sent anything. Where an earlier one reached the
    /// API, which may have done what it was asked, this does not hold.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.0.kind, Kind::Connect | Kind::ConnectTimeout) && !self.0.is_sent
    }

    /// The request itself was done, as status 303 said: what failed is the `GET` of what came of
    /// it. Sent again, it would be done again.
    #[must_use]
    pub fn is_after_redirect(&self) -> bool {
        self.0.is_done
    }

    /// It took too long, by this client's measure or, with status 408, the API's. Unless it is
    /// also [`is_connect`](Self::is_connect), the API may have done what it was asked.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::Timeout | Kind::ConnectTimeout)
            || self.status() == Some(StatusCode::REQUEST_TIMEOUT)
    }

    /// The answer is larger than the client takes.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.0.kind == Kind::TooLarge
    }

    /// The API answered with a failure: by its status, or by what its answer says of itself.
    #[must_use]
    pub fn is_api(&self) -> bool {
        matches!(self.0.kind, Kind::Status | Kind::Unsuccessful)
    }

    /// The answer was a success, but not of the form the document promises.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }
}

/// What the status says.
impl Error {
    /// The API did not understand what it was sent, or does not accept it: status 400 or 422.
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.has_status(&[StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY])
    }

    /// The API did not accept the credential, or does not allow it this: status 401, or 403 that is no
    /// [rate limit](Self::is_rate_limited).
    #[must_use]
    pub fn is_auth(&self) -> bool {
        let is_auth = self.has_status(&[StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN]);
        is_auth && !self.is_rate_limited()
    }

    /// What was asked for does not exist: status 404 or 410.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(&[StatusCode::NOT_FOUND, StatusCode::GONE])
    }

    /// The request conflicts with the state of what it is about: status 409 or 412.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has_status(&[StatusCode::CONFLICT, StatusCode::PRECONDITION_FAILED])
    }

    /// Too many requests: status 429, or 403 that asks to wait (`Retry-After`) or says that no request
    /// is left (`x-ratelimit-remaining: 0`) and when there will be (`x-ratelimit-reset`). How long to wait is in [`retry_after`](Self::retry_after).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        let answer = self.status().zip(self.headers());
        answer.is_some_and(|(status, headers)| rate_limit::is_reached(status, headers))
    }

    /// The API failed: a status from 500.
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status.is_server_error())
    }

    fn has_status(&self, statuses: &[StatusCode]) -> bool {
        self.status()
            .is_some_and(|status| statuses.contains(&status))
    }
}
