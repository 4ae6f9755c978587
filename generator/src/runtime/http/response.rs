//! A successful answer, read as what the document promises.

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::runtime::json::{Decode, DecodeError, Decoded, Drift, Renewable};

use super::answer::Answer;
use super::call::Call;
use super::{Error, HeaderMap, StatusCode, media_type};

/// An answer with a status of success.
pub struct Response {
    pub(super) call: Call,
    pub(super) answer: Answer,
}

impl Response {
    pub(super) fn new(call: Call, answer: Answer) -> Self {
        Self { call, answer }
    }

    /// The status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The status that tells what this is: its own if the document lists it, else the first that comes with
    /// a body, or without one, as this does.
    #[doc(hidden)]
    #[must_use]
    pub fn documented_status(&self, with_body: &[u16], without_body: &[u16]) -> u16 {
        let status = self.answer.status.as_u16();
        if with_body.contains(&status) || without_body.contains(&status) {
            return status;
        }
        let alike = match self.answer.body.is_empty() {
            true => without_body,
            false => with_body,
        };
        alike.first().copied().unwrap_or(status)
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }
}

/// The body.
impl Response {
    /// The body as JSON, with what drifted from the document.
    ///
    /// # Errors
    /// Fails if the body is not JSON, or not of this type.
    pub fn decode<T: Decode>(&self) -> Result<Decoded<T>, Error> {
        let mut value = T::vacant();
        let drifts = self.read_or_null(&mut value)?;
        Ok(Decoded { value, drifts })
    }

    /// As [`decode`](Self::decode), in the API's envelope; `success` reads what the envelope says of
    /// itself.
    ///
    /// # Errors
    /// Fails if the envelope says so, or if the body is not JSON or not of this type.
    #[doc(hidden)]
    pub fn decode_enveloped<T: Decode>(
        &self,
        success: fn(&T) -> bool,
    ) -> Result<Decoded<T>, Error> {
        let mut value = T::vacant();
        match self.read(&mut value) {
            Ok(drifts) if success(&value) => Ok(Decoded { value, drifts }),
            // A failure need not have the form of a success.
            Err(error) if !self.says_failure() => Err(error),
            _ => Err(self.unsuccessful()),
        }
    }

    /// Nothing, where the document promises no body.
    ///
    /// # Errors
    /// Fails if there is a body in the API's envelope all the same, which says that the request failed.
    pub fn empty(&self) -> Result<(), Error> {
        if self.says_failure() {
            Err(self.unsuccessful())
        } else {
            Ok(())
        }
    }

    /// The body as text.
    ///
    /// # Errors
    /// Fails if the body is not UTF-8, nor ISO 8859-1 by its media type or as XML; the error has its bytes.
    pub fn text(&self) -> Result<String, Error> {
        self.answer
            .text()
            .map_err(|reason| Error::unread_text(&self.call, self.answer.clone(), &reason))
    }

    /// The body as text, which is in quotes if it says to be JSON.
    ///
    /// # Errors
    /// Fails if the body is JSON and not a string, or in a charset that is not read.
    pub fn text_or_json(&self) -> Result<Decoded<String>, Error> {
        match self.answer.content_type() {
            Some(other) if !media_type::is_json(other) => self.text().map(Into::into),
            Some(_) => self.decode(),
            None => self.decode().or_else(|_| self.text().map(Into::into)),
        }
    }

    /// The string that the body is in JSON; where neither the body nor its media type is JSON, the body as text,
    /// which is a drift.
    ///
    /// # Errors
    /// Fails if the body claims to be JSON and is not a string, or is in a charset that is not read.
    pub fn json_string(&self) -> Result<Decoded<String>, Error> {
        let decoded = self.decode();
        let other = self
            .answer
            .content_type()
            .filter(|name| !media_type::is_json(name) || media_type::is_json_lines(name));
        match (decoded, other) {
            (Err(_), Some(found)) => {
                let value = self.text()?;
                let drifts = vec![Drift {
                    pointer: String::new(),
                    expected: "a string in JSON".to_owned(),
                    found: found.to_owned(),
                }];
                let drifts = self.call.told(drifts);
                let drifts = drifts.map_err(|error| self.undecoded(error))?;
                Ok(Decoded { value, drifts })
            }
            (decoded, _) => decoded,
        }
    }

    /// The body as it came.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        self.answer.body.clone()
    }

    /// Null says as much as no body does, where the document has it.
    fn read_or_null(&self, value: &mut dyn Renewable) -> Result<Vec<Drift>, Error> {
        let is_empty = self.answer.json_text().trim_ascii().is_empty();
        if !is_empty || !value.value().take_null(false) {
            return self.read(value);
        }
        let drifts = vec![Drift {
            pointer: String::new(),
            expected: "JSON".to_owned(),
            found: "an empty body".to_owned(),
        }];
        let drifts = self.call.told(drifts);
        drifts.map_err(|error| self.undecoded(error))
    }

    fn read(&self, value: &mut dyn Renewable) -> Result<Vec<Drift>, Error> {
        let drifts = self.call.read(self.answer.json_text(), value);
        drifts.map_err(|error| self.undecoded(error))
    }

    fn undecoded(&self, error: DecodeError) -> Error {
        Error::decode(&self.call, self.answer.clone(), error)
    }

    fn says_failure(&self) -> bool {
        let envelope = self.call.api.envelope.as_ref();
        let Some(envelope) = envelope.filter(|envelope| !envelope.success.is_empty()) else {
            return false;
        };
        let body = serde_json::from_slice::<Value>(self.answer.json_text());
        body.is_ok_and(|body| body.get(envelope.success) == Some(&Value::Bool(false)))
    }

    fn unsuccessful(&self) -> Error {
        Error::unsuccessful(&self.call, self.answer.clone())
    }
}

/// Names the operation and the status; headers and body may hold secrets, and are left out.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.call.operation.to_string())
            .field("status", &self.answer.status)
            .finish_non_exhaustive()
    }
}
