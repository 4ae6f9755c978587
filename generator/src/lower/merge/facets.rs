//! What one schema says by itself.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, Type as SchemaType,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::{Additional, Contradiction, JsonType, Merged, Part};
use crate::diagnostic::Pointer;
use crate::document::{VALUE_DESCRIPTIONS, VALUE_NAMES};
use crate::lower::docs;

/// What Microsoft says of an enumeration: `{name, modelAsString, values: [{value, name, description}]}`.
const MS_ENUM: &str = "x-ms-enum";

pub(super) fn absorb_data<'d>(
    merged: &mut Merged<'d>,
    data: &'d openapiv3::SchemaData,
    inside: bool,
) {
    let own = docs::of_schema(data);
    merged.docs.title = merged.docs.title.take().or(own.title);
    merged.docs.description = merged.docs.description.take().or(own.description);
    merged.docs.deprecated |= own.deprecated;
    for remark in own.remarks {
        if !merged.docs.remarks.contains(&remark) {
            merged.docs.remarks.push(remark);
        }
    }
    merged.example = merged
        .example
        .take()
        .or_else(|| data.example.clone().filter(|example| !example.is_null()));
    merged.default = merged.default.or(data.default.as_ref());
    merged.read_only |= data.read_only;
    merged.write_only |= data.write_only;
    let descriptions = VALUE_DESCRIPTIONS
        .iter()
        .find_map(|key| data.extensions.get(*key));
    merged.value_descriptions = merged.value_descriptions.or(descriptions);
    let facts = data.extensions.get(MS_ENUM);
    let of_values = facts.and_then(|facts| facts.get("values")?.as_array());
    merged.value_facts = merged.value_facts.or(of_values);
    if !inside {
        merged.given_name = merged.given_name.or_else(|| given_name(data));
    }
    if merged.value_names.is_empty() {
        let names = VALUE_NAMES
            .iter()
            .find_map(|key| data.extensions.get(*key)?.as_array());
        if let Some(names) = names {
            merged.value_names = names
                .iter()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect();
        }
    }
}

/// What a vendor extension calls a schema, if that is a name as people write them.
fn given_name(data: &openapiv3::SchemaData) -> Option<&str> {
    let of_enumeration = || data.extensions.get(MS_ENUM)?.get("name");
    let name = data.extensions.get("x-fern-type-name");
    let name = name.or_else(of_enumeration)?.as_str()?;
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_word.then_some(name)
}

pub(super) fn absorb_type<'d>(merged: &mut Merged<'d>, ty: &'d SchemaType, place: &Pointer) {
    match ty {
        SchemaType::String(string) => {
            be(merged, JsonType::String);
            merged.format = string_format(&string.format).or(merged.format);
            merged.min_length = merged.min_length.max(string.min_length);
            merged.max_length = least(merged.max_length, string.max_length);
            absorb_values(merged, &string.enumeration);
        }
        SchemaType::Number(number) => {
            be(merged, JsonType::Number);
            absorb_values(merged, &number.enumeration);
        }
        SchemaType::Integer(integer) => {
            be(merged, JsonType::Integer);
            merged.format = integer_format(&integer.format).or(merged.format);
            #[allow(clippy::cast_precision_loss, reason = "only compared with zero")]
            let minimum = integer.minimum.map(|minimum| minimum as f64);
            merged.minimum = minimum.or(merged.minimum);
            absorb_values(merged, &integer.enumeration);
        }
        SchemaType::Boolean(boolean) => {
            be(merged, JsonType::Boolean);
            absorb_values(merged, &boolean.enumeration);
        }
        SchemaType::Object(object) => {
            be(merged, JsonType::Object);
            absorb_properties(merged, &object.properties, &object.required, place);
            absorb_additional(merged, object.additional_properties.as_ref(), place);
        }
        SchemaType::Array(array) => {
            be(merged, JsonType::Array);
            absorb_items(merged, array.items.as_ref(), place);
        }
    }
}

/// What is said last holds, but that an integer is a number as well.
fn be(merged: &mut Merged<'_>, ty: JsonType) {
    match (merged.ty, ty) {
        (Some(JsonType::Integer), JsonType::Number) => return,
        (Some(JsonType::Number), JsonType::Integer) | (None, _) => {}
        (Some(before), ty) if before != ty => {
            merged.contradiction = Some(Contradiction::Type(before));
        }
        _ => {}
    }
    merged.ty = Some(ty);
}

/// The type that a schema names or implies.
pub(super) fn type_of(any: &AnySchema) -> Option<JsonType> {
    named(any).or_else(|| implied(any))
}

fn named(any: &AnySchema) -> Option<JsonType> {
    match any.typ.as_deref()? {
        "string" => Some(JsonType::String),
        "number" => Some(JsonType::Number),
        "integer" => Some(JsonType::Integer),
        "boolean" => Some(JsonType::Boolean),
        "object" => Some(JsonType::Object),
        "array" => Some(JsonType::Array),
        _ => None,
    }
}

fn implied(any: &AnySchema) -> Option<JsonType> {
    if any.properties.is_empty() && any.additional_properties.is_none() {
        any.items.as_ref().map(|_| JsonType::Array)
    } else {
        Some(JsonType::Object)
    }
}

pub(super) fn absorb_any<'d>(merged: &mut Merged<'d>, any: &'d AnySchema, place: &Pointer) {
    match named(any) {
        Some(ty) => be(merged, ty),
        None => merged.ty = merged.ty.or_else(|| implied(any)),
    }
    merged.format = any.format.as_deref().or(merged.format);
    merged.minimum = any.minimum.or(merged.minimum);
    merged.min_length = merged.min_length.max(any.min_length);
    merged.max_length = least(merged.max_length, any.max_length);
    absorb_properties(merged, &any.properties, &any.required, place);
    absorb_additional(merged, any.additional_properties.as_ref(), place);
    absorb_items(merged, any.items.as_ref(), place);
    narrow(merged, any.enumeration.clone());
}

fn absorb_properties<'d>(
    merged: &mut Merged<'d>,
    properties: &'d IndexMap<String, ReferenceOr<Box<Schema>>>,
    required: &'d [String],
    place: &Pointer,
) {
    let place = place.child("properties");
    for (key, property) in properties {
        let part = Part::boxed(property, place.child(key));
        merged.properties.entry(key).or_default().push(part);
    }
    merged.required.extend(required.iter().map(String::as_str));
}

fn absorb_items<'d>(
    merged: &mut Merged<'d>,
    items: Option<&'d ReferenceOr<Box<Schema>>>,
    place: &Pointer,
) {
    let parts = items.map(|items| Part::boxed(items, place.child("items")));
    merged.items.extend(parts);
}

fn absorb_additional<'d>(
    merged: &mut Merged<'d>,
    additional: Option<&'d AdditionalProperties>,
    place: &Pointer,
) {
    let place = place.child("additionalProperties");
    merged.additional = match additional {
        None => merged.additional.take(),
        Some(AdditionalProperties::Any(true)) => match merged.additional.take() {
            // What may be anything and has to be of a schema is of that schema, whichever comes first.
            Some(Additional::Schema(parts)) => Some(Additional::Schema(parts)),
            _ => Some(Additional::Anything),
        },
        Some(AdditionalProperties::Any(false)) => {
            merged.additional.take().or(Some(Additional::Nothing))
        }
        Some(AdditionalProperties::Schema(schema)) => {
            let mut parts = match merged.additional.take() {
                Some(Additional::Schema(parts)) => parts,
                Some(Additional::Anything | Additional::Nothing) | None => Vec::new(),
            };
            parts.push(Part::new(schema, place));
            Some(Additional::Schema(parts))
        }
    };
}

fn absorb_values<T: Clone + Into<Value>>(merged: &mut Merged<'_>, values: &[Option<T>]) {
    let values = values
        .iter()
        .map(|value| value.clone().map_or(Value::Null, Into::into));
    narrow(merged, values.collect());
}

/// Keeps the values that both lists have; a list that shares none with the other replaces it.
fn narrow(merged: &mut Merged<'_>, values: Vec<Value>) {
    if values.is_empty() {
        return;
    }
    let values: Vec<Value> = values.into_iter().map(whole).collect();
    merged.enumeration = Some(match merged.enumeration.take() {
        Some(before) if !before.is_empty() => {
            let others: HashSet<&Value> = values.iter().collect();
            let (both, before): (Vec<Value>, Vec<Value>) =
                before.into_iter().partition(|value| others.contains(value));
            if both.is_empty() {
                merged.contradiction = Some(Contradiction::Values(before));
                values
            } else {
                both
            }
        }
        _ => values,
    });
}

/// A number without a fraction as an integer, which it is the same value as; larger ones may have lost digits.
fn whole(value: Value) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = value
        .as_f64()
        .filter(|_| !value.is_i64() && !value.is_u64());
    match number {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it is whole and within the range"
        )]
        Some(number) if number.fract() == 0.0 && number.abs() < EXACT => (number as i64).into(),
        _ => value,
    }
}

fn least(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

fn string_format(format: &VariantOrUnknownOrEmpty<openapiv3::StringFormat>) -> Option<&str> {
    use openapiv3::StringFormat;
    match format {
        VariantOrUnknownOrEmpty::Item(format) => Some(match format {
            StringFormat::Date => "date",
            StringFormat::DateTime => "date-time",
            StringFormat::Password => "password",
            StringFormat::Byte => "byte",
            StringFormat::Binary => "binary",
        }),
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn integer_format(format: &VariantOrUnknownOrEmpty<openapiv3::IntegerFormat>) -> Option<&str> {
    use openapiv3::IntegerFormat;
    match format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Some("int32"),
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) => Some("int64"),
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
