//! Places in a document.

use std::fmt;
use std::sync::Arc;

/// A JSON pointer (RFC 6901) into the document; the root is the empty string.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self(Arc::from(""))
    }

    /// The member `key` of the object this points to.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + key.len() + 1);
        text.push_str(&self.0);
        push_token(&mut text, key);
        Self(text.into())
    }

    /// The element at `index` of the array this points to.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0).into())
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Appends one reference token, escaped.
pub(crate) fn push_token(text: &mut String, token: &str) {
    text.push('/');
    if memchr::memchr2(b'~', b'/', token.as_bytes()).is_none() {
        return text.push_str(token);
    }
    for c in token.chars() {
        match c {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            _ => text.push(c),
        }
    }
}

impl Default for Pointer {
    fn default() -> Self {
        Self::root()
    }
}

impl From<&str> for Pointer {
    /// Takes text that is a pointer already.
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Pointer {
    /// Takes text that is a pointer already.
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
