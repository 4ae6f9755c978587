//! Schemas, sorted into `openapiv3`'s kinds by the same rule as its own reader.

use openapiv3 as model;
use openapiv3::{AnySchema, ReferenceOr, SchemaKind, Type};
use serde_json::Number;

use super::group::Group;
use super::parameter::some;
use super::{extend, external_docs, flag, list, map, members, shared, text};
use crate::document::model_extension::DEFAULT_MAPPING;
use crate::document::node::Node;

/// The keywords of a schema, numbers as they were written.
#[derive(Default)]
pub(super) struct Keywords {
    pub(super) any: AnySchema,
    pub(super) multiple_of: Option<Number>,
    pub(super) minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    has_enum: bool,
}

pub(super) fn schema(node: Node) -> Option<model::Schema> {
    let mut data = model::SchemaData::default();
    let mut keywords = Keywords::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "nullable" => data.nullable = flag(&value).unwrap_or(false),
            "readOnly" => data.read_only = flag(&value).unwrap_or(false),
            "writeOnly" => data.write_only = flag(&value).unwrap_or(false),
            "deprecated" => data.deprecated = flag(&value).unwrap_or(false),
            "externalDocs" => data.external_docs = Some(external_docs(value)),
            "example" => data.example = Some(value.into_json()),
            "title" => data.title = text(value),
            "description" => data.description = text(value),
            "discriminator" => data.discriminator = discriminator(value),
            "default" => data.default = some(value),
            key if key.starts_with("x-") => extend(&mut data.extensions, key.to_owned(), value),
            key => keywords.read(key, value),
        }
    }
    Some(model::Schema {
        schema_data: data,
        schema_kind: keywords.kind(),
    })
}

fn discriminator(node: Node) -> Option<model::Discriminator> {
    let mut out = model::Discriminator::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "propertyName" => out.property_name = text(value)?,
            "mapping" => out.mapping = map(value, text),
            "defaultMapping" => {
                out.extensions
                    .insert(DEFAULT_MAPPING.to_owned(), value.into_json());
            }
            _ => extend(&mut out.extensions, key, value),
        }
    }
    (!out.property_name.is_empty()).then_some(out)
}

fn boxed(node: Node) -> Option<ReferenceOr<Box<model::Schema>>> {
    shared(node, |node| schema(node).map(Box::new))
}

fn additional(node: Node) -> Option<model::AdditionalProperties> {
    match node {
        Node::Bool(any) => Some(model::AdditionalProperties::Any(any)),
        node => shared(node, schema).map(|s| model::AdditionalProperties::Schema(Box::new(s))),
    }
}

fn number(node: Node) -> Option<Number> {
    match node {
        Node::Number(number) => Some(number),
        _ => None,
    }
}

fn count(node: &Node) -> Option<usize> {
    usize::try_from(node.as_number()?.as_u64()?).ok()
}

fn not_empty<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

impl Keywords {
    fn read(&mut self, key: &str, value: Node) {
        let any = &mut self.any;
        match key {
            "type" => any.typ = text(value),
            "format" => any.format = text(value),
            "pattern" => any.pattern = text(value),
            "multipleOf" => self.multiple_of = number(value),
            "minimum" => self.minimum = number(value),
            "maximum" => self.maximum = number(value),
            "exclusiveMinimum" => any.exclusive_minimum = flag(&value),
            "exclusiveMaximum" => any.exclusive_maximum = flag(&value),
            "minLength" => any.min_length = count(&value),
            "maxLength" => any.max_length = count(&value),
            "minItems" => any.min_items = count(&value),
            "maxItems" => any.max_items = count(&value),
            "minProperties" => any.min_properties = count(&value),
            "maxProperties" => any.max_properties = count(&value),
            "uniqueItems" => any.unique_items = flag(&value),
            "properties" => any.properties = map(value, boxed),
            "required" => any.required = list(value, text),
            "additionalProperties" => any.additional_properties = additional(value),
            "items" => any.items = boxed(value),
            "oneOf" => any.one_of = list(value, |v| shared(v, schema)),
            "anyOf" => any.any_of = list(value, |v| shared(v, schema)),
            "allOf" => any.all_of = list(value, |v| shared(v, schema)),
            "enum" => {
                self.has_enum = true;
                any.enumeration = list(value, |v| Some(v.into_json()));
            }
            _ => {}
        }
    }

    fn kind(self) -> SchemaKind {
        let typ = self.any.typ.as_deref();
        match typ {
            Some("string") if self.is_only(&[Group::Text]) => self.string(),
            Some("integer") if self.is_only(&[Group::Numeric]) && self.fits_i64() => self.integer(),
            Some("number") if self.is_only(&[Group::Numeric]) => self.float(),
            Some("boolean") if self.is_only(&[]) && self.any.format.is_none() => self.boolean(),
            Some("object") if self.is_only(&[Group::Object]) && self.is_bare() => self.object(),
            Some("array") if self.is_only(&[Group::Array]) && self.is_bare() => self.array(),
            None if self.is_only(&[Group::OneOf]) && self.is_bare() => self.one_of(),
            None if self.is_only(&[Group::AllOf]) && self.is_bare() => self.all_of(),
            None if self.is_only(&[Group::AnyOf]) && self.is_bare() => self.any_of(),
            _ => self.any(),
        }
    }

    /// Whether it has neither values nor a format.
    fn is_bare(&self) -> bool {
        !self.has_enum && self.any.format.is_none()
    }

    /// Whether keywords of these groups are the only ones.
    fn is_only(&self, groups: &[Group]) -> bool {
        Group::ALL
            .iter()
            .all(|group| groups.contains(group) || !group.is_used(self))
    }

    fn fits_i64(&self) -> bool {
        [&self.multiple_of, &self.minimum, &self.maximum]
            .into_iter()
            .flatten()
            .all(Number::is_i64)
            && self
                .any
                .enumeration
                .iter()
                .all(|v| v.is_null() || v.is_i64())
    }

    fn any(mut self) -> SchemaKind {
        self.any.multiple_of = self.multiple_of.as_ref().and_then(Number::as_f64);
        self.any.minimum = self.minimum.as_ref().and_then(Number::as_f64);
        self.any.maximum = self.maximum.as_ref().and_then(Number::as_f64);
        SchemaKind::Any(self.any)
    }

    fn string(self) -> SchemaKind {
        let Some(values) = values(&self.any.enumeration, |v| v.as_str().map(str::to_owned)) else {
            return self.any();
        };
        SchemaKind::Type(Type::String(model::StringType {
            format: self.any.format.into(),
            pattern: self.any.pattern,
            enumeration: values,
            min_length: self.any.min_length,
            max_length: self.any.max_length,
        }))
    }

    fn integer(self) -> SchemaKind {
        let Some(values) = values(&self.any.enumeration, serde_json::Value::as_i64) else {
            return self.any();
        };
        SchemaKind::Type(Type::Integer(model::IntegerType {
            format: self.any.format.into(),
            multiple_of: self.multiple_of.as_ref().and_then(Number::as_i64),
            exclusive_minimum: self.any.exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: self.any.exclusive_maximum.unwrap_or_default(),
            minimum: self.minimum.as_ref().and_then(Number::as_i64),
            maximum: self.maximum.as_ref().and_then(Number::as_i64),
            enumeration: values,
        }))
    }

    fn float(self) -> SchemaKind {
        let Some(values) = values(&self.any.enumeration, serde_json::Value::as_f64) else {
            return self.any();
        };
        SchemaKind::Type(Type::Number(model::NumberType {
            format: self.any.format.into(),
            multiple_of: self.multiple_of.as_ref().and_then(Number::as_f64),
            exclusive_minimum: self.any.exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: self.any.exclusive_maximum.unwrap_or_default(),
            minimum: self.minimum.as_ref().and_then(Number::as_f64),
            maximum: self.maximum.as_ref().and_then(Number::as_f64),
            enumeration: values,
        }))
    }

    fn boolean(self) -> SchemaKind {
        match values(&self.any.enumeration, serde_json::Value::as_bool) {
            Some(enumeration) => {
                SchemaKind::Type(Type::Boolean(model::BooleanType { enumeration }))
            }
            None => self.any(),
        }
    }

    fn object(self) -> SchemaKind {
        SchemaKind::Type(Type::Object(model::ObjectType {
            properties: self.any.properties,
            required: self.any.required,
            additional_properties: self.any.additional_properties,
            min_properties: self.any.min_properties,
            max_properties: self.any.max_properties,
        }))
    }

    fn array(self) -> SchemaKind {
        SchemaKind::Type(Type::Array(model::ArrayType {
            items: self.any.items,
            min_items: self.any.min_items,
            max_items: self.any.max_items,
            unique_items: self.any.unique_items.unwrap_or_default(),
        }))
    }

    fn one_of(self) -> SchemaKind {
        match not_empty(self.any.one_of) {
            Some(one_of) => SchemaKind::OneOf { one_of },
            None => SchemaKind::Any(AnySchema::default()),
        }
    }

    fn all_of(self) -> SchemaKind {
        match not_empty(self.any.all_of) {
            Some(all_of) => SchemaKind::AllOf { all_of },
            None => SchemaKind::Any(AnySchema::default()),
        }
    }

    fn any_of(self) -> SchemaKind {
        match not_empty(self.any.any_of) {
            Some(any_of) => SchemaKind::AnyOf { any_of },
            None => SchemaKind::Any(AnySchema::default()),
        }
    }
}

/// The values of an enumeration, if all are of one type or null.
fn values<T>(
    values: &[serde_json::Value],
    read: impl Fn(&serde_json::Value) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    values
        .iter()
        .map(|v| {
            if v.is_null() {
                Some(None)
            } else {
                read(v).map(Some)
            }
        })
        .collect()
}
