//! Requests whose body is parts.

use std::any::Any;
use std::sync::Arc;

use reqwest::header::CONTENT_TYPE;

use super::super::payload::Payload;
use super::super::request::Location;
use super::super::unset_body::UnsetBody;
use super::super::{ApiRequest, Error, RawRequest, Request, Upload};
use super::{Multipart, Parts};

impl Request {
    /// Sends a body as `multipart/form-data`.
    pub fn multipart<T: Parts + ?Sized>(&mut self, body: &T) {
        let mut parts = Multipart::new();
        let written = body.write(&mut parts);
        if self.given(Location::Body, "the body", written).is_some() {
            // It says itself where its parts end.
            self.headers.remove(CONTENT_TYPE);
            self.body = Some(Payload::Streamed(Arc::new(parts)));
        }
    }

    /// Says that it may have parts.
    pub fn may_have_parts(&mut self) {
        self.unset_body = UnsetBody::Empty(None, Arc::new(Multipart::new()));
    }

    /// Adds a file to the parts of the body, or replaces the one of its name.
    fn add_file(&mut self, name: &str, file: &Upload) {
        let body = match (&self.body, &self.unset_body) {
            (Some(Payload::Streamed(body)), _) | (None, UnsetBody::Empty(_, body)) => Some(body),
            _ => None,
        };
        let parts = body.and_then(|body| (&**body as &dyn Any).downcast_ref::<Multipart>());
        let extended = parts.map(|parts| parts.clone().with_file(name, file.clone()));
        let why = || Error::invalid_argument("the body", "must be sent in parts to take a file");
        if let Some(parts) = self.given(Location::Body, name, extended.ok_or_else(why)) {
            self.body = Some(Payload::Streamed(Arc::new(parts)));
        }
    }
}

/// A request that may send more parts than the document lists, or files in place of others.
pub trait SendsParts: ApiRequest {
    /// Adds a file to the parts that are sent: beside other files of its name where the document has several or
    /// none, else in place of what the part is.
    #[must_use]
    fn with_file(mut self, name: impl AsRef<str>, file: impl Into<Upload>) -> Self {
        self.outgoing().add_file(name.as_ref(), &file.into());
        self
    }
}

impl<T: ApiRequest> SendsParts for T {}

impl RawRequest {
    /// Sends parts: text and files.
    pub fn multipart(mut self, body: &Multipart) -> Self {
        self.0.multipart(body);
        self
    }
}
