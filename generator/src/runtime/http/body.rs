//! The bodies a request can have.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;

use crate::runtime::json::{self, Encode};

use super::payload::Payload;
use super::request::{Location, media_type, unwritable};
use super::{Request, Upload};

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

    /// Sends text as it is.
    pub fn text(&mut self, content_type: &str, body: impl Into<String>) {
        self.bytes(content_type, body.into());
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

    fn payload(&mut self, content_type: &str, payload: Payload) {
        if let Some(content_type) = self.given(Location::Body, "the body", media_type(content_type)) {
            self.headers.insert(CONTENT_TYPE, content_type);
            self.body = Some(payload);
        }
    }
}
