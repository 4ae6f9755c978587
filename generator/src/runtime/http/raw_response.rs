//! An answer as it came, whatever its status.

use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::call::Call;
use super::response::Response;
use super::{Error, HeaderMap, StatusCode};

/// An answer of any status, its body read and not interpreted.
pub struct RawResponse {
    call: Call,
    answer: Answer,
}

impl RawResponse {
    pub(super) fn new(call: Call, answer: Answer) -> Self {
        Self { call, answer }
    }

    /// The status, of success or failure.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The body.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        self.answer.body.clone()
    }

    /// The body as text; what is not UTF-8 in it is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.answer.body).into_owned()
    }

    /// The body as JSON, whatever the status.
    ///
    /// # Errors
    /// Fails if the body is not JSON, or not of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(self.answer.json_text())
            .map_err(|error| Error::decode(&self.call, self.answer.clone(), (&error).into()))
    }

    /// The answer, if neither its status nor its envelope says that the request failed.
    pub(super) fn checked(self) -> Result<Self, Error> {
        let response = self.into_response()?;
        response.empty()?;
        Ok(Self::new(response.call, response.answer))
    }

    /// The answer of success, to be read as what the document promises.
    ///
    /// # Errors
    /// Fails if the status is that of a failure.
    pub fn into_response(self) -> Result<Response, Error> {
        if self.answer.status.is_success() {
            Ok(Response::new(self.call, self.answer))
        } else {
            Err(Error::answered(&self.call, self.answer))
        }
    }
}

/// Names the operation and the status; headers and body may hold secrets, and are left out.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("operation", &self.call.operation.to_string())
            .field("status", &self.answer.status)
            .finish_non_exhaustive()
    }
}
