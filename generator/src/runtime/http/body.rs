//! The bodies a request can have.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;
use serde_json::Value;

use crate::runtime::json::{self, Encode};

use super::payload::Payload;
use super::request::{media_type, to_value, unwritable};
use super::{Error, Explode, Request, Style, Upload, style};

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
        if let Some(text) = self.given("the body", text) {
            self.bytes(content_type, text);
        }
    }

    /// Sends the fields of an object as `application/x-www-form-urlencoded`: an array as its field
    /// repeated, an object as JSON text, both unless `styles` says otherwise of that field.
    pub fn form(&mut self, body: &dyn Encode, styles: &[(&str, Style, Explode)]) {
        let form = to_value("the body", body).and_then(|value| form(&value, styles));
        if let Some(form) = self.given("the body", form) {
            self.bytes("application/x-www-form-urlencoded", form);
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

    fn payload(&mut self, content_type: &str, payload: Payload) {
        if let Some(content_type) = self.given("the body", media_type(content_type)) {
            self.headers.insert(CONTENT_TYPE, content_type);
            self.body = Some(payload);
        }
    }
}

fn form(body: &Value, styles: &[(&str, Style, Explode)]) -> Result<String, Error> {
    let Value::Object(fields) = body else {
        return Err(Error::invalid_argument(
            "the body",
            "must be an object to be sent as a form",
        ));
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| form_field(name, value, styles))
        .filter(|pairs| !pairs.is_empty())
        .collect();
    Ok(pairs.join("&"))
}

fn form_field(name: &str, value: &Value, styles: &[(&str, Style, Explode)]) -> String {
    match styles.iter().find(|(field, ..)| *field == name) {
        Some((_, style, explode)) => style::query(*style, *explode, name, value),
        None if value.is_object() => {
            let text = Value::String(value.to_string());
            style::query(Style::Form, Explode::No, name, &text)
        }
        None => style::query(Style::Form, Explode::Yes, name, value),
    }
}
