//! What the examples of a media type tell of its bodies where the schema does not.

use openapiv3::{AnySchema, MediaType, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use crate::lower::Lowerer;

impl<'d> Lowerer<'d> {
    /// Whether a text is one of its own: what is `text/plain` is mostly JSON under another name.
    pub(super) fn is_own_text(&self, essence: &str, media: &'d MediaType) -> bool {
        let mut schema = media.schema.iter();
        essence != "text/plain"
            || schema.any(|schema| self.is_string(schema))
            || examples(media).any(Value::is_string)
    }
}

/// Whether the schema is `{}`, which says as much as none, and no example is of what only JSON has.
pub(super) fn is_silent(media: &MediaType) -> bool {
    let empty = Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    };
    let is_json = |example: &Value| example.is_object() || example.is_array();
    matches!(&media.schema, Some(ReferenceOr::Item(schema)) if *schema == empty)
        && !examples(media).any(is_json)
}

/// The examples that stand beside the schema.
fn examples(media: &MediaType) -> impl Iterator<Item = &Value> {
    let named = media.examples.values().filter_map(ReferenceOr::as_item);
    let named = named.filter_map(|example| example.value.as_ref());
    media.example.iter().chain(named)
}
