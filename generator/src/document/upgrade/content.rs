//! Encoded text of 3.1: what 3.0 says with a format.

use super::{Context, set};
use crate::document::model_extension::BINARY_TEXT;
use crate::document::node::{Map, Node};
use crate::media_type;

/// `contentEncoding: base64` becomes `format: byte`, raw content `format: binary`.
pub(super) fn to_format(schema: &mut Map, _: &mut Context<'_>) {
    let encoding = schema.shift_remove("contentEncoding");
    let media_type = schema.shift_remove("contentMediaType");
    let is_text = schema
        .get("type")
        .is_none_or(|name| name.as_str() == Some("string"));
    if !is_text || schema.contains_key("format") {
        return;
    }
    let encoding = encoding
        .as_ref()
        .and_then(Node::as_str)
        .map(str::to_ascii_lowercase);
    let media_type = media_type.as_ref().and_then(Node::as_str);
    let format = match (encoding.as_deref(), media_type) {
        (Some("base64"), _) => "byte",
        (Some("binary"), _) => "binary",
        (None, Some(media_type)) if !is_textual(media_type) => "binary",
        _ => return,
    };
    if format == "binary" && schema.contains_key("type") {
        set(schema, BINARY_TEXT, Node::Bool(true));
    }
    set(schema, "format", Node::text(format));
}

fn is_textual(media_type: &str) -> bool {
    let essence = media_type::essence(media_type);
    media_type::is_text(&essence) || media_type::is_json(&essence)
}
