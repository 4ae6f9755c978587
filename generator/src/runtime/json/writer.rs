//! Writes JSON text.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::Error;

use super::{scan, written};

/// A JSON text that is being written.
#[derive(Default)]
pub struct Writer {
    pub(super) text: Vec<u8>,
    /// Why the text is worth nothing.
    error: Option<serde_json::Error>,
}

impl Writer {
    /// The text.
    ///
    /// # Errors
    /// There was a value that JSON cannot hold.
    pub(super) fn finish(self) -> Result<Vec<u8>, serde_json::Error> {
        match self.error {
            None => Ok(self.text),
            Some(error) => Err(error),
        }
    }

    /// Writes a string.
    pub fn string(&mut self, string: &str) {
        let bytes = string.as_bytes();
        if scan::plain_length(bytes) < bytes.len() {
            return self.value(string);
        }
        self.text.push(b'"');
        self.text.extend_from_slice(bytes);
        self.text.push(b'"');
    }

    /// Writes what serde_json knows how to write.
    pub(super) fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        if let Err(error) = serde_json::to_writer(&mut self.text, value) {
            self.error.get_or_insert(error);
        }
    }

    pub(super) fn word(&mut self, word: &str) {
        self.text.extend_from_slice(word.as_bytes());
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.text.push(byte);
    }

    /// How many bytes are written.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// Writes something in place of what was written since a length, if there is something.
    pub(super) fn replace_since(&mut self, start: usize, with: fn(&[u8]) -> Option<&[u8]>) {
        let written = self.text.get(start..).unwrap_or_default();
        if let Some(with) = with(written).map(<[u8]>::to_vec) {
            self.text.truncate(start);
            self.text.extend(with);
        }
    }

    /// Notes that the value that comes next cannot be written.
    #[cold]
    pub fn fail(&mut self, reason: impl Display) {
        let text = &self.text;
        self.error.get_or_insert_with(|| {
            let reason = match written::pointer(text).as_str() {
                "" => reason.to_string(),
                pointer => format!("{reason} at {pointer}"),
            };
            serde_json::Error::custom(reason)
        });
    }
}
