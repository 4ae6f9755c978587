//! What came back over the wire, before anyone reads it.

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderName};

use super::{HeaderMap, StatusCode, charset, media_type, request_id};

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

    /// The body as text, or why it cannot be read as one.
    pub(super) fn text(&self) -> Result<String, String> {
        let content_type = self.headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        charset::text(self.json_text(), content_type)
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

    /// The identifier of the request, with the header that has it: one of these, if any are named.
    pub(super) fn request_id(&self, names: &[&str]) -> Option<(HeaderName, String)> {
        request_id::find(&self.headers, names)
    }
}
