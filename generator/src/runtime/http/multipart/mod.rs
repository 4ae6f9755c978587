//! Bodies in parts: `multipart/form-data`.

mod form;
mod request;

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::runtime::json::{self, Encode, Filling, Writer};

pub use request::SendsParts;

use super::request::{to_value, unwritable};
use super::{Error, Upload, media_type, style};

/// Writes itself as the parts of a body.
pub trait Parts {
    /// Adds each part.
    ///
    /// # Errors
    /// Fails if a value cannot be written.
    fn write(&self, parts: &mut Multipart) -> Result<(), Error>;
}

/// A body in parts, sent in the order in which they are added.
#[derive(Clone, Default)]
pub struct Multipart {
    parts: Vec<(String, Content)>,
    /// The names that have one part at most, with the media type of a file there.
    single: Vec<(String, Option<String>)>,
    /// The values that have a media type, also those that are not there.
    described: Vec<Described>,
}

#[derive(Clone)]
struct Described {
    name: String,
    media_type: String,
    /// Whether a text is sent as it is, also where the media type is JSON.
    is_verbatim: bool,
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
        self.push_file(name.into(), file.into(), None);
        self
    }

    /// Adds a value, if there is one: a text or number as plain text, a null as an empty one, an object as JSON,
    /// and a part for each item of an array, unless a media type says what it is written as.
    ///
    /// # Errors
    /// Fails if the value cannot be written as JSON.
    #[doc(hidden)]
    pub fn value(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        value: &dyn Encode,
    ) -> Result<(), Error> {
        self.describe(name, media_type, false);
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
    /// Never fails for a text.
    #[doc(hidden)]
    pub fn verbatim(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        text: &dyn Encode,
    ) -> Result<(), Error> {
        self.describe(name, media_type, true);
        match to_value(name, text)? {
            Value::String(text) => self.push_value(name, text, media_type),
            _ => self.value(name, media_type, text)?,
        }
        Ok(())
    }

    /// Adds files under one name.
    ///
    /// # Errors
    /// Never fails; it has the form of [`value`](Self::value).
    #[doc(hidden)]
    pub fn files<'u>(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        files: impl IntoIterator<Item = &'u Upload>,
    ) -> Result<(), Error> {
        for file in files {
            let media_type = media_type.map(str::to_owned);
            self.push_file(name.to_owned(), file.clone(), media_type);
        }
        Ok(())
    }

    /// Adds the file of a name that has only one, if it is there.
    ///
    /// # Errors
    /// Never fails; it has the form of [`value`](Self::value).
    #[doc(hidden)]
    pub fn only_file(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        file: Option<&Upload>,
    ) -> Result<(), Error> {
        let media_type = media_type.map(str::to_owned);
        self.single.push((name.to_owned(), media_type.clone()));
        if let Some(file) = file {
            self.push_file(name.to_owned(), file.clone(), media_type);
        }
        Ok(())
    }

    /// Adds a file to those of its name; in place of the part where there can be only one, and of text.
    fn with_file(mut self, name: &str, file: Upload) -> Self {
        let mut single = self.single.iter();
        let single = single.find(|(known, _)| known == name).cloned();
        let stays = |(known, content): &(String, Content)| {
            known != name || single.is_none() && matches!(content, Content::File(_))
        };
        let (kept, replaced): (Vec<_>, Vec<_>) = self.parts.into_iter().partition(stays);
        self.parts = kept;
        let media_type = match (single, replaced.as_slice()) {
            (Some((_, media_type)), _) => media_type,
            (None, [(_, Content::Value(_, media_type)), others @ ..]) => {
                let only = (name.to_owned(), media_type.clone());
                self.single.extend(others.is_empty().then_some(only));
                media_type.clone()
            }
            _ => None,
        };
        self.push_file(name.to_owned(), file, media_type);
        self
    }

    /// Sets a part, in place of those of this name; a value that is described is sent as its media type.
    fn set(&mut self, name: &str, value: &Value) {
        self.parts.retain(|(known, _)| known != name);
        let mut described = self.described.iter();
        let Some(described) = described.find(|known| known.name == name).cloned() else {
            return self.push(name, value, None);
        };
        let media_type = Some(described.media_type.as_str());
        match value {
            Value::String(text) if described.is_verbatim => {
                self.push_value(name, text.clone(), media_type);
            }
            value if media_type.is_some_and(media_type::is_json) => {
                self.push_value(name, value.to_string(), media_type);
            }
            value => self.push(name, value, media_type),
        }
    }

    fn describe(&mut self, name: &str, media_type: Option<&str>, is_verbatim: bool) {
        if let Some(media_type) = media_type {
            self.described.push(Described {
                name: name.to_owned(),
                media_type: media_type.to_owned(),
                is_verbatim,
            });
        }
    }

    fn push_file(&mut self, name: String, file: Upload, media_type: Option<String>) {
        let part = FilePart { file, media_type };
        self.parts.push((name, Content::File(part)));
    }

    fn push(&mut self, name: &str, value: &Value, media_type: Option<&str>) {
        match value {
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.push_item(name, item, media_type)),
            item => self.push_item(name, item, media_type),
        }
    }

    fn push_item(&mut self, name: &str, item: &Value, media_type: Option<&str>) {
        match item {
            // The media type of texts, which this is none of.
            Value::Object(_) | Value::Array(_) => {
                self.push_value(name, item.to_string(), Some("application/json"));
            }
            scalar => self.push_value(name, style::text(scalar), media_type),
        }
    }

    fn push_value(&mut self, name: &str, text: impl Into<Bytes>, media_type: Option<&str>) {
        let content = Content::Value(text.into(), media_type.map(str::to_owned));
        self.parts.push((name.to_owned(), content));
    }
}

/// A value that is null where there is none, and not left out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct OrNull<'v, T>(pub &'v Option<T>);

impl<T: Encode> Encode for OrNull<'_, T> {
    fn encode(&self, writer: &mut Writer) {
        self.0.encode(writer);
    }
}

/// Parts that a caller names.
impl Parts for Multipart {
    fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
        parts.parts.extend(self.parts.iter().cloned());
        parts.single.extend(self.single.iter().cloned());
        parts.described.extend(self.described.iter().cloned());
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
