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
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn json<T: Encode + ?Sized>(&mut self, body: &T) -> Result<(), Error> {
        self.json_as("application/json", body)
    }

    /// Sends JSON as another media type, such as `application/merge-patch+json`.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn json_as<T: Encode + ?Sized>(
        &mut self,
        content_type: &str,
        body: &T,
    ) -> Result<(), Error> {
        let text = json::to_vec(body).map_err(|error| unwritable("the body", error))?;
        self.bytes(content_type, text)
    }

    /// Sends the fields of an object as `application/x-www-form-urlencoded`: an array as its field
    /// repeated, an object as JSON text, both unless `styles` says otherwise of that field.
    ///
    /// # Errors
    /// The value cannot be written as JSON, or is no object.
    pub fn form<T: Encode + ?Sized>(
        &mut self,
        body: &T,
        styles: &[(&str, Style, Explode)],
    ) -> Result<(), Error> {
        let Value::Object(fields) = to_value("the body", body)? else {
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
        self.bytes("application/x-www-form-urlencoded", pairs.join("&"))
    }

    /// Sends text as it is.
    ///
    /// # Errors
    /// The media type holds a character that no header may hold.
    pub fn text(&mut self, content_type: &str, body: impl Into<String>) -> Result<(), Error> {
        self.bytes(content_type, body.into())
    }

    /// Sends bytes as they are.
    ///
    /// # Errors
    /// The media type holds a character that no header may hold.
    pub fn bytes(&mut self, content_type: &str, body: impl Into<Bytes>) -> Result<(), Error> {
        self.headers.insert(CONTENT_TYPE, media_type(content_type)?);
        self.body = Some(Payload::Bytes(body.into()));
        Ok(())
    }

    /// Sends content as it is, from wherever it comes.
    ///
    /// # Errors
    /// The media type holds a character that no header may hold.
    pub fn upload(&mut self, content_type: &str, upload: Upload) -> Result<(), Error> {
        let content_type = media_type(upload.told_media_type().unwrap_or(content_type))?;
        self.headers.insert(CONTENT_TYPE, content_type);
        self.body = Some(Payload::Streamed(Arc::new(upload)));
        Ok(())
    }
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
