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
    File(FilePart),
}

#[derive(Clone)]
struct FilePart {
    file: Upload,
    /// The one that the document gives it.
    media_type: Option<String>,
    /// Whether it is all that there may be of its name.
    is_only: bool,
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
        self.push_file(name.into(), file.into(), None, false);
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

    /// Adds a text as it is, if there is one, also where its media type is JSON; what is no text is added as a value.
    ///
    /// # Errors
    /// None for a text.
    #[doc(hidden)]
    pub fn verbatim(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        text: &dyn Encode,
    ) -> Result<(), Error> {
        match to_value(name, text)? {
            Value::String(text) => self.push_value(name, text, media_type),
            _ => self.value(name, media_type, text)?,
        }
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
            let media_type = media_type.map(str::to_owned);
            self.push_file(name.to_owned(), file.clone(), media_type, false);
        }
        Ok(())
    }

    /// Adds the file of a name that has only one, if it is there.
    ///
    /// # Errors
    /// None; it has the form of [`value`](Self::value).
    #[doc(hidden)]
    pub fn only_file(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        file: Option<&Upload>,
    ) -> Result<(), Error> {
        if let Some(file) = file {
            let media_type = media_type.map(str::to_owned);
            self.push_file(name.to_owned(), file.clone(), media_type, true);
        }
        Ok(())
    }

    /// Adds a file to those of its name; in place of the part where there can be only one, and of text.
    fn with_file(mut self, name: &str, file: Upload) -> Self {
        let stays = |(known, content): &(String, Content)| {
            known != name || matches!(content, Content::File(file) if !file.is_only)
        };
        let (kept, replaced): (Vec<_>, Vec<_>) = self.parts.into_iter().partition(stays);
        self.parts = kept;
        let is_only = replaced.len() == 1;
        let media_type = replaced.into_iter().find_map(|(_, content)| match content {
            Content::Value(_, media_type) => media_type,
            Content::File(file) => file.media_type,
        });
        self.push_file(name.to_owned(), file, media_type, is_only);
        self
    }

    /// Sets a part, in place of those of this name.
    fn set(&mut self, name: &str, value: &Value) {
        self.parts.retain(|(known, _)| known != name);
        self.push(name, value, None);
    }

    fn push_file(&mut self, name: String, file: Upload, media_type: Option<String>, is_only: bool) {
        let part = FilePart {
            file,
            media_type,
            is_only,
        };
        self.parts.push((name, Content::File(part)));
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
