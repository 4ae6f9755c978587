//! Whether the schema of a body is of a text or of bytes, read without a type being made of it.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty};

use super::reading::Reading;
use crate::document::model_extension::BINARY_TEXT;
use crate::lower::Lowerer;
use crate::lower::references::LONGEST_CHAIN;

impl<'d> Lowerer<'d> {
    /// Whether values are raw bytes, by the schema or by one that is merged into it.
    pub(super) fn is_binary(&self, schema: &'d ReferenceOr<Schema>, reading: Reading) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![schema];
        while let Some(next) = open.pop() {
            match next {
                ReferenceOr::Reference { reference } => {
                    let is_new = seen.insert(reference.as_str());
                    let target = self.component(reference).filter(|_| is_new);
                    open.extend(target.map(|(_, schema)| schema));
                }
                ReferenceOr::Item(item) if is_binary_itself(item, reading) => return true,
                ReferenceOr::Item(item) => open.extend(merged_into(item)),
            }
        }
        false
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
        mut schema: &'d ReferenceOr<Schema>,
    ) -> Option<&'d SchemaKind> {
        for _ in 0..LONGEST_CHAIN {
            schema = match schema {
                ReferenceOr::Reference { reference } => self.component(reference)?.1,
                ReferenceOr::Item(item) => match &item.schema_kind {
                    SchemaKind::AllOf { all_of } if all_of.len() == 1 => all_of.first()?,
                    kind => return Some(kind),
                },
            };
        }
        None
    }
}

fn is_binary_itself(schema: &Schema, reading: Reading) -> bool {
    use openapiv3::StringFormat::Binary;
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

/// What every value of a schema is as well; a union of one is that one.
fn merged_into(schema: &Schema) -> &[ReferenceOr<Schema>] {
    match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::OneOf { one_of: only } | SchemaKind::AnyOf { any_of: only }
            if only.len() == 1 =>
        {
            only
        }
        SchemaKind::Any(any) => &any.all_of,
        _ => &[],
    }
}
