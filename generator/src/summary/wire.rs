//! Where something is sent, in words: `path id`, `body application/json`.

use std::borrow::Cow;

/// What stands in the path is called, if it stands there.
pub(crate) fn in_path(wire: &str) -> Option<&str> {
    wire.strip_prefix("path ")
}

/// The media types of a body, if it is one.
pub(crate) fn in_body(wire: &str) -> Option<&str> {
    wire.strip_prefix("body ")
}

/// Media types one by one.
pub(crate) fn each(media_types: &str) -> impl Iterator<Item = &str> {
    media_types.split(", ")
}

/// The place that is meant: the names of headers do not count case.
pub(crate) fn place(wire: &str) -> Cow<'_, str> {
    match wire.starts_with("header ") {
        true => Cow::Owned(wire.to_ascii_lowercase()),
        false => Cow::Borrowed(wire),
    }
}
