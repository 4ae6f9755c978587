//! Content that is sent as it is: from memory, from a file, or from a stream.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;

use super::Error;

/// Content to send: a body of bytes, or a file among the parts of one.
///
/// Text and bytes convert into it; [`from_path`](Self::from_path) reads a file while it is sent,
/// and [`from_body`](Self::from_body) takes a stream. It can be sent several times: each attempt
/// starts from its beginning.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    file_name: Option<String>,
    media_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Memory(Bytes),
    #[cfg_attr(
        target_family = "wasm",
        allow(dead_code, reason = "a browser has no files")
    )]
    File(PathBuf),
    Body(Arc<dyn Fn() -> reqwest::Body + Send + Sync>, Option<u64>),
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

    /// What `make` makes, anew for each attempt, such as a stream wrapped with
    /// `reqwest::Body::wrap_stream`; its length in bytes, where it is known, is told to the server.
    pub fn from_body(
        length: Option<u64>,
        make: impl Fn() -> reqwest::Body + Send + Sync + 'static,
    ) -> Self {
        Self::new(Source::Body(Arc::new(make), length))
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

    /// The content from its beginning, and its length in bytes where it is known.
    pub(super) async fn open(&self) -> Result<(reqwest::Body, Option<u64>), Error> {
        match &self.source {
            Source::Memory(bytes) => {
                let length = u64::try_from(bytes.len()).ok();
                Ok((bytes.clone().into(), length))
            }
            Source::File(path) => open_file(path).await,
            Source::Body(make, length) => Ok((make(), *length)),
        }
    }
}

#[cfg(not(target_family = "wasm"))]
async fn open_file(path: &std::path::Path) -> Result<(reqwest::Body, Option<u64>), Error> {
    let unreadable = |error: std::io::Error| {
        Error::invalid_argument("the file", format!("cannot be read: {error}")).with_source(error)
    };
    let file = tokio::fs::File::open(path).await.map_err(unreadable)?;
    let metadata = file.metadata().await.map_err(unreadable)?;
    let length = metadata.is_file().then_some(metadata.len());
    Ok((file.into(), length))
}

#[cfg(target_family = "wasm")]
async fn open_file(_path: &std::path::Path) -> Result<(reqwest::Body, Option<u64>), Error> {
    Err(Error::invalid_argument("the file", "cannot be read here"))
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

impl From<&'static [u8]> for Upload {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::from_bytes(text)
    }
}

impl From<&'static str> for Upload {
    fn from(text: &'static str) -> Self {
        Self::from_bytes(text)
    }
}

impl From<Cow<'static, str>> for Upload {
    fn from(text: Cow<'static, str>) -> Self {
        Self::from_bytes(text.into_owned())
    }
}

/// The same source, not the same content: a file or a stream is not read to compare it.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let same_source = match (&self.source, &other.source) {
            (Source::Memory(one), Source::Memory(other)) => one == other,
            (Source::File(one), Source::File(other)) => one == other,
            (Source::Body(one, _), Source::Body(other, _)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same_source && self.file_name == other.file_name && self.media_type == other.media_type
    }
}

/// Tells where the content is, not what it is.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut upload = f.debug_struct("Upload");
        match &self.source {
            Source::Memory(bytes) => upload.field("bytes", &bytes.len()),
            Source::File(path) => upload.field("path", path),
            Source::Body(_, length) => upload.field("length", length),
        };
        upload
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .finish()
    }
}
