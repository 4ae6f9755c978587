//! The bodies a request can have.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;

use crate::runtime::json::{self, Encode, Filling};

use super::payload::Payload;
use super::request::{Location, media_type, unwritable};
use super::{Error, Request, Upload, charset};

/// Bodies; the last one set is sent.
impl Request {
    /// Sends JSON.
    pub fn json(&mut self, body: &dyn Encode) {
        self.json_as("application/json", body);
    }

    /// Sends JSON as another media type, such as `application/merge-patch+json`.
    pub fn json_as(&mut self, content_type: &str, body: &dyn Encode) {
        self.json_text(content_type, json::to_vec(body));
    }

    pub(super) fn json_text(
        &mut self,
        content_type: &str,
        text: Result<Vec<u8>, serde_json::Error>,
    ) {
        let text = text.map_err(|error| unwritable("the body", error));
        if let Some(text) = self.given(Location::Body, "the body", text) {
            self.bytes(content_type, text);
        }
    }

    /// Sends text, in the charset that its media type names.
    pub fn text(&mut self, content_type: &str, body: impl Into<String>) {
        let bytes = charset::bytes(body.into(), content_type);
        let bytes = bytes.map_err(|problem| Error::invalid_argument("the body", problem));
        if let Some(bytes) = self.given(Location::Body, "the body", bytes) {
            self.bytes(content_type, bytes);
        }
    }

    /// Refuses a body that is left out where there has to be one.
    pub fn required_body(&mut self, body: &dyn Encode) {
        if body.filling() == Filling::Absent {
            let problem = "must be there: a value, or null";
            let absent: Result<(), Error> = Err(Error::invalid_argument("the body", problem));
            self.given(Location::Body, "the body", absent);
        }
    }

    /// Sends no body where it is left out.
    pub fn optional_body(&mut self, body: &dyn Encode) {
        if body.filling() == Filling::Absent {
            self.given(Location::Body, "the body", Ok(()));
            self.headers.remove(CONTENT_TYPE);
            self.body = None;
        }
    }

    /// Sends bytes as they are.
    pub fn bytes(&mut self, content_type: &str, body: impl Into<Bytes>) {
        self.payload(content_type, Payload::Bytes(body.into()));
    }

    /// Sends content as it is, from wherever it comes.
    pub fn upload(&mut self, content_type: &str, upload: &Upload) {
        let content_type = upload.told_media_type().unwrap_or(content_type);
        let payload = Payload::Streamed(Arc::new(upload.clone()));
        self.payload(content_type, payload);
    }

    /// Whether its body was sent, and cannot be sent again.
    pub(super) fn is_spent(&self) -> bool {
        self.body.as_ref().is_some_and(Payload::is_spent)
    }

    pub(super) fn payload(&mut self, content_type: &str, payload: Payload) {
        if let Some(content_type) = self.given(Location::Body, "the body", media_type(content_type))
        {
            self.headers.insert(CONTENT_TYPE, content_type);
            self.body = Some(payload);
        }
    }
}
