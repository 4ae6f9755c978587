//! How bodies of a media type are read and written, whatever their schemas say.

use crate::media_type;

/// Media types of JSON texts one after the other.
const JSON_LINES: &[&str] = &[
    "application/json-lines",
    "application/json-seq",
    "application/jsonl",
    "application/jsonlines",
    "application/ndjson",
    "application/stream+json",
    "application/x-json-stream",
    "application/x-jsonl",
    "application/x-jsonlines",
    "application/x-ndjson",
];

/// Suffixes of media types that are written so.
const JSON_LINES_SUFFIXES: &[&str] = &["+json-seq", "+jsonl", "+ndjson"];

/// How a body is read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Json,
    JsonLines,
    Events,
    Form,
    Parts,
    /// As JSON, if its schema says so: the media type stands for several.
    Unsaid,
    Text,
    Bytes,
}

impl Reading {
    pub(super) fn of(media_type: &str) -> Self {
        let essence = media_type::essence(media_type);
        match essence.as_str() {
            lines if is_lines(lines, media_type) => Self::JsonLines,
            json if media_type::is_json(json) => Self::Json,
            "*/*" | "application/*" => Self::Unsaid,
            media_type::EVENTS => Self::Events,
            media_type::FORM => Self::Form,
            parts if parts.starts_with("multipart/") => Self::Parts,
            text if media_type::is_text(text) => Self::Text,
            _ => Self::Bytes,
        }
    }

    /// Whether a schema may say that it is bytes: events and parts hold what it says of itself.
    pub(super) fn may_be_bytes(self) -> bool {
        !matches!(self, Self::Events | Self::Parts)
    }

    /// Whether values stand in JSON, where bytes are a text.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines)
    }

    /// Whether a type may be made of what is read so.
    pub(super) fn is_typed(self) -> bool {
        !matches!(self, Self::Text | Self::Bytes)
    }
}

fn is_lines(essence: &str, media_type: &str) -> bool {
    let is_watched = essence == media_type::PLAIN_JSON
        && media_type
            .split(';')
            .skip(1)
            .any(|parameter| parameter.trim().starts_with("stream="));
    let mut suffixes = JSON_LINES_SUFFIXES.iter();
    is_watched || JSON_LINES.contains(&essence) || suffixes.any(|suffix| essence.ends_with(suffix))
}
