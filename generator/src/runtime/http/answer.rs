//! What came back over the wire, before anyone reads it.

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;

use super::{HeaderMap, StatusCode, media_type};

pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Clone)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Why it is a redirect that was not followed.
    pub(super) refused: Option<String>,
}

impl Answer {
    /// The body without the byte order mark, which JSON does not allow and some servers send.
    pub(super) fn json_text(&self) -> &[u8] {
        self.body
            .strip_prefix(BYTE_ORDER_MARK)
            .unwrap_or(&self.body)
    }

    /// The body as text, or the name of a charset that is not read.
    pub(super) fn text(&self) -> Result<String, String> {
        let bytes = self.json_text();
        let content_type = self.headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let charset = content_type.and_then(media_type::charset);
        match charset.as_deref() {
            None | Some("utf-8" | "utf8" | "us-ascii") => {
                Ok(String::from_utf8_lossy(bytes).into_owned())
            }
            Some("iso-8859-1" | "latin1") => Ok(bytes.iter().copied().map(char::from).collect()),
            Some(_) if is_ascii_text(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
            Some(charset) => Err(charset.to_owned()),
        }
    }

    pub(super) fn content_type(&self) -> Option<&str> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        Some(media_type::essence(value))
    }

    /// Whether this was never meant to be JSON: a page of HTML, a word from a proxy.
    pub(super) fn is_foreign(&self) -> bool {
        let says_json = self.content_type().is_some_and(media_type::is_json);
        match self.json_text().trim_ascii_start().first() {
            None | Some(b'{' | b'[') => false,
            Some(first) => *first == b'<' || !says_json,
        }
    }

    /// The first of these headers that is there, with its name.
    pub(super) fn request_id(&self, names: &[&'static str]) -> Option<(&'static str, String)> {
        names.iter().find_map(|name| {
            let value = self.headers.get(*name)?.to_str().ok()?;
            Some((*name, value.to_owned()))
        })
    }
}

/// What is the same in most charsets; those of two bytes a character hold zeros.
fn is_ascii_text(bytes: &[u8]) -> bool {
    bytes.is_ascii() && !bytes.contains(&0)
}
