//! A successful answer whose body is still to come.

use std::fmt;

use super::attempt::Opened;
use super::body_stream::ByteStream;
use super::call::Call;
use super::{HeaderMap, StatusCode};

/// An answer with a status of success; its body has not been read.
pub struct Streaming {
    pub(super) call: Call,
    pub(super) opened: Opened,
}

impl Streaming {
    /// The status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.opened.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.opened.headers
    }

    /// The body, piece by piece.
    #[must_use]
    pub fn into_bytes(self) -> ByteStream {
        ByteStream::new(self.call, self.opened)
    }
}

/// Names the operation and the status; headers may hold secrets, and are left out.
impl fmt::Debug for Streaming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streaming")
            .field("operation", &self.call.operation.to_string())
            .field("status", &self.opened.status)
            .finish_non_exhaustive()
    }
}
