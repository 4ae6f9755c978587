//! Whether the schema of a body is of a text or of bytes, read without what is merged into it.

use openapiv3::{ReferenceOr, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty};

use super::reading::Reading;
use crate::document::BINARY_TEXT;
use crate::lower::Lowerer;

/// How many references may lead from one to the next.
const LONGEST_CHAIN: usize = 16;

impl<'d> Lowerer<'d> {
    /// Whether values are raw bytes.
    pub(super) fn is_binary(&self, schema: &'d ReferenceOr<Schema>, reading: Reading) -> bool {
        use openapiv3::StringFormat::Binary;
        let Some(schema) = self.schema_behind(schema) else {
            return false;
        };
        // A text that holds bytes is a text of JSON.
        if reading.is_json() && schema.schema_data.extensions.contains_key(BINARY_TEXT) {
            return false;
        }
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(string)) => {
                string.format == VariantOrUnknownOrEmpty::Item(Binary)
            }
            SchemaKind::Any(any) => {
                any.typ.as_deref() == Some("string") && any.format.as_deref() == Some("binary")
            }
            _ => false,
        }
    }

    /// Whether values are texts.
    pub(super) fn is_string(&self, schema: &'d ReferenceOr<Schema>) -> bool {
        match self.kind_of(schema) {
            Some(SchemaKind::Type(ty)) => matches!(ty, Type::String(_)),
            Some(SchemaKind::Any(any)) => any.typ.as_deref() == Some("string"),
            _ => false,
        }
    }

    /// What a schema says of its values, or what it leads to and only describes anew.
    pub(in crate::lower) fn kind_of(
        &self,
        schema: &'d ReferenceOr<Schema>,
    ) -> Option<&'d SchemaKind> {
        Some(&self.schema_behind(schema)?.schema_kind)
    }

    fn schema_behind(&self, mut schema: &'d ReferenceOr<Schema>) -> Option<&'d Schema> {
        for _ in 0..LONGEST_CHAIN {
            schema = match schema {
                ReferenceOr::Reference { reference } => self.component(reference)?.1,
                ReferenceOr::Item(item) => match &item.schema_kind {
                    SchemaKind::AllOf { all_of } if all_of.len() == 1 => all_of.first()?,
                    _ => return Some(item),
                },
            };
        }
        None
    }
}
