//! Bodies in parts: `multipart/form-data`.

mod form;
mod request;

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::runtime::json::{self, Encode, Filling};

pub use request::SendsParts;

use super::request::{to_value, unwritable};
use super::{Error, Upload, media_type, style};

/// Writes itself as the parts of a body.
pub trait Parts {
    /// Adds each part.
    ///
    /// # Errors
    /// A value cannot be written.
    fn write(&self, parts: &mut Multipart) -> Result<(), Error>;
}

/// A body in parts, sent in the order in which they are added.
#[derive(Clone, Default)]
pub struct Multipart {
    parts: Vec<(String, Content)>,
}

#[derive(Clone)]
enum Content {
    /// Written down, and its media type if that is not plain text.
    Value(Bytes, Option<String>),
    /// A file, and the media type that the document gives it.
    File(Upload, Option<String>),
}

impl Multipart {
    /// A body without a part.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part of text.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        let content = Content::Value(Bytes::from(text.into()), None);
        self.parts.push((name.into(), content));
        self
    }

    /// Adds a file.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>, file: impl Into<Upload>) -> Self {
        self.parts
            .push((name.into(), Content::File(file.into(), None)));
        self
    }

    /// Adds a value, if there is one: a text or number as plain text, an object as JSON, and a part
    /// for each item of an array, unless a media type says what it is written as.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    #[doc(hidden)]
    pub fn value(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        value: &dyn Encode,
    ) -> Result<(), Error> {
        if value.filling() == Filling::Absent {
            return Ok(());
        }
        if media_type.is_some_and(media_type::is_json) {
            let text = json::to_vec(value).map_err(|error| unwritable(name, error))?;
            self.push_value(name, text, media_type);
            return Ok(());
        }
        self.push(name, &to_value(name, value)?, media_type);
        Ok(())
    }

    /// Adds files under one name.
    ///
    /// # Errors
    /// None; it has the form of [`value`](Self::value).
    #[doc(hidden)]
    pub fn files<'u>(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        files: impl IntoIterator<Item = &'u Upload>,
    ) -> Result<(), Error> {
        for file in files {
            let content = Content::File(file.clone(), media_type.map(str::to_owned));
            self.parts.push((name.to_owned(), content));
        }
        Ok(())
    }

    /// Sets a part, in place of those of this name.
    fn set(&mut self, name: &str, value: &Value) {
        self.parts.retain(|(known, _)| known != name);
        self.push(name, value, None);
    }

    fn push(&mut self, name: &str, value: &Value, media_type: Option<&str>) {
        match value {
            // There is no text for it.
            Value::Null => {}
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.push_item(name, item, media_type)),
            item => self.push_item(name, item, media_type),
        }
    }

    fn push_item(&mut self, name: &str, item: &Value, media_type: Option<&str>) {
        match item {
            Value::Object(_) | Value::Array(_) => {
                let media_type = media_type.or(Some("application/json"));
                self.push_value(name, item.to_string(), media_type);
            }
            scalar => self.push_value(name, style::text(scalar), media_type),
        }
    }

    fn push_value(&mut self, name: &str, text: impl Into<Bytes>, media_type: Option<&str>) {
        let content = Content::Value(text.into(), media_type.map(str::to_owned));
        self.parts.push((name.to_owned(), content));
    }
}

/// Parts that a caller names.
impl Parts for Multipart {
    fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
        parts.parts.extend(self.parts.iter().cloned());
        Ok(())
    }
}

/// Names the parts, not what is in them.
impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.parts.iter().map(|(name, _)| name);
        f.debug_list().entries(names).finish()
    }
}
