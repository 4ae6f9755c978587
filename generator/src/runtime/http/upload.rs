//! Content that is sent as it is: from memory, from a file, or from a stream.

use std::borrow::Cow;
use std::fmt;
#[cfg(not(target_family = "wasm"))]
use std::path::PathBuf;

use bytes::Bytes;
#[cfg(not(target_family = "wasm"))]
use futures_core::Stream;
use serde_json::Value;

use super::Error;
#[cfg(not(target_family = "wasm"))]
use super::{BoxError, upload_file, upload_stream::Streamed};

/// Content to send: a body of bytes, or a file among the parts of one.
///
/// Text, bytes and any JSON convert into it; [`from_path`](Self::from_path) reads a file while it is sent,
/// and [`from_stream`](Self::from_stream) a stream. It can be sent several times, each attempt
/// from its beginning, but for a stream that can be read [`once`](Self::once). Where nobody says how
/// long an attempt may take, it has a second more for each 64 KiB, and no limit where the length is
/// not known.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    file_name: Option<String>,
    media_type: Option<String>,
    is_value: bool,
}

#[derive(Clone)]
enum Source {
    Memory(Bytes),
    #[cfg(not(target_family = "wasm"))]
    File(PathBuf),
    #[cfg(not(target_family = "wasm"))]
    Stream(Streamed),
}

impl Upload {
    /// Content in memory.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Memory(bytes.into()))
    }

    /// A file on disk, opened when the request is sent and read as it goes out; its last component
    /// is the name that is told.
    #[cfg(not(target_family = "wasm"))]
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name();
        let name = name.map(|name| name.to_string_lossy().into_owned());
        Self {
            file_name: name,
            ..Self::new(Source::File(path))
        }
    }

    /// The stream that `make` makes, anew for each attempt; its length in bytes, where it is known,
    /// is told to the server, and what is longer or shorter is an error.
    #[cfg(not(target_family = "wasm"))]
    pub fn from_stream<S, B, E>(
        length: Option<u64>,
        make: impl Fn() -> S + Send + Sync + 'static,
    ) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::new(Source::Stream(Streamed::anew(length, make)))
    }

    /// A stream that can be read once, else as for [`from_stream`](Self::from_stream). A request is
    /// not sent again once its reading has begun, nor is a redirect followed that would need it.
    #[cfg(not(target_family = "wasm"))]
    pub fn once<B: Into<Bytes>, E: Into<BoxError>>(
        length: Option<u64>,
        stream: impl Stream<Item = Result<B, E>> + Send + 'static,
    ) -> Self {
        Self::new(Source::Stream(Streamed::once(length, stream)))
    }

    /// Tells this name of a file, where the content is a part of a body.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Tells this media type, instead of the one that the document gives.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    fn new(source: Source) -> Self {
        Self {
            source,
            file_name: None,
            media_type: None,
            is_value: false,
        }
    }

    /// The file name that was given, which only a part of a form has a use for.
    #[must_use]
    pub fn told_file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(super) fn told_media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Whether it is a value and no file, which only a part of a form has a use for.
    #[must_use]
    pub fn is_value(&self) -> bool {
        self.is_value
    }

    /// The content from its beginning, and its length in bytes where it is known.
    pub(super) async fn open(&self) -> Result<(reqwest::Body, Option<u64>), Error> {
        match &self.source {
            Source::Memory(bytes) => {
                let length = u64::try_from(bytes.len()).ok();
                Ok((bytes.clone().into(), length))
            }
            #[cfg(not(target_family = "wasm"))]
            Source::File(path) => upload_file::open(path).await,
            #[cfg(not(target_family = "wasm"))]
            Source::Stream(stream) => Ok((stream.open()?, stream.length)),
        }
    }

    /// Whether it was sent, and cannot be sent again.
    pub(super) fn is_spent(&self) -> bool {
        match &self.source {
            #[cfg(not(target_family = "wasm"))]
            Source::Stream(stream) => stream.is_spent(),
            _ => false,
        }
    }
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<Bytes> for Upload {
    fn from(bytes: Bytes) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::from_bytes(text)
    }
}

/// What is borrowed is copied; [`Bytes::from_static`] is not.
impl From<&[u8]> for Upload {
    fn from(bytes: &[u8]) -> Self {
        Self::from_bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Upload {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl From<&str> for Upload {
    fn from(text: &str) -> Self {
        Self::from(text.as_bytes())
    }
}

impl From<&String> for Upload {
    fn from(text: &String) -> Self {
        Self::from(text.as_bytes())
    }
}

impl From<Cow<'_, str>> for Upload {
    fn from(text: Cow<'_, str>) -> Self {
        Self::from_bytes(text.into_owned())
    }
}

/// Sent as JSON: among the parts of a body one that is no file, unless it is told a file name.
impl From<Value> for Upload {
    fn from(value: Value) -> Self {
        Self {
            is_value: true,
            ..Self::from_bytes(value.to_string()).media_type("application/json")
        }
    }
}

/// The same source, not the same content: a file or a stream is not read to compare it.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let same_source = match (&self.source, &other.source) {
            (Source::Memory(one), Source::Memory(other)) => one == other,
            #[cfg(not(target_family = "wasm"))]
            (Source::File(one), Source::File(other)) => one == other,
            #[cfg(not(target_family = "wasm"))]
            (Source::Stream(one), Source::Stream(other)) => one.is(other),
            #[cfg(not(target_family = "wasm"))]
            _ => false,
        };
        let same_told = self.file_name == other.file_name && self.media_type == other.media_type;
        same_source && same_told && self.is_value == other.is_value
    }
}

/// Tells where the content is, not what it is.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut upload = f.debug_struct("Upload");
        match &self.source {
            Source::Memory(bytes) => upload.field("bytes", &bytes.len()),
            #[cfg(not(target_family = "wasm"))]
            Source::File(path) => upload.field("path", path),
            #[cfg(not(target_family = "wasm"))]
            Source::Stream(stream) => upload.field("length", &stream.length),
        };
        upload
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .finish()
    }
}
