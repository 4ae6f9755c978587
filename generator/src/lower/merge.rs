//! One view of a schema and all that `allOf` adds to it.

use indexmap::{IndexMap, IndexSet};
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaKind,
    Type as SchemaType, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::{Lowerer, docs};
use crate::diagnostic::{Code, Pointer};
use crate::ir::Docs;

/// A schema or a reference to one, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Part<'d> {
    pub(super) source: Source<'d>,
    pub(super) place: Pointer,
}

/// A schema or a reference to one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'d> {
    Schema(&'d Schema),
    Reference(&'d str),
}

impl<'d> Part<'d> {
    pub(super) fn new(schema: &'d ReferenceOr<Schema>, place: Pointer) -> Self {
        let source = match schema {
            ReferenceOr::Item(schema) => Source::Schema(schema),
            ReferenceOr::Reference { reference } => Source::Reference(reference),
        };
        Self { source, place }
    }

    pub(super) fn boxed(schema: &'d ReferenceOr<Box<Schema>>, place: Pointer) -> Self {
        let source = match schema {
            ReferenceOr::Item(schema) => Source::Schema(schema),
            ReferenceOr::Reference { reference } => Source::Reference(reference),
        };
        Self { source, place }
    }
}

/// The JSON types a schema can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
}

/// What further properties may hold.
#[derive(Clone, Debug)]
pub(super) enum Additional<'d> {
    Anything,
    Nothing,
    Schema(Part<'d>),
}

/// A `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct RawUnion<'d> {
    pub(super) members: Vec<Part<'d>>,
    pub(super) discriminator: Option<&'d Discriminator>,
}

/// A schema with its `allOf` merged in.
#[derive(Clone, Debug, Default)]
pub(super) struct Merged<'d> {
    pub(super) place: Pointer,
    pub(super) docs: Docs,
    pub(super) ty: Option<JsonType>,
    pub(super) format: Option<&'d str>,
    pub(super) nullable: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) minimum: Option<f64>,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) enumeration: Option<Vec<Value>>,
    /// Names of the enumeration's values, from a vendor extension.
    pub(super) value_names: Vec<String>,
    pub(super) properties: IndexMap<&'d str, Vec<Part<'d>>>,
    pub(super) required: IndexSet<&'d str>,
    pub(super) additional: Option<Additional<'d>>,
    pub(super) items: Vec<Part<'d>>,
    /// The first value that the document gives.
    pub(super) example: Option<Value>,
    pub(super) unions: Vec<RawUnion<'d>>,
    /// References that the schema itself makes, not those within what they lead to.
    pub(super) references: Vec<&'d str>,
    /// Whether the schema itself says more of its values than its references do.
    pub(super) refines: bool,
    /// Components that are merged in, against cycles.
    pub(super) visited: Vec<&'d str>,
}

impl<'d> Lowerer<'d> {
    /// The parts as one schema, as `allOf` of them would be; `within` is the component they are in.
    pub(super) fn merge(&mut self, parts: &[Part<'d>], within: Option<&'d str>) -> Merged<'d> {
        let mut merged = Merged {
            visited: within.into_iter().collect(),
            ..Merged::default()
        };
        if let Some(first) = parts.first() {
            merged.place = first.place.clone();
        }
        merged.nullable = !parts.is_empty() && parts.iter().all(|part| self.nullable(part, 0));
        for part in parts {
            self.absorb(&mut merged, part, false);
        }
        merged
    }

    /// Whether null is a value of the part.
    fn nullable(&self, part: &Part<'d>, depth: usize) -> bool {
        const DEEPEST: usize = 64;
        if depth > DEEPEST {
            return false;
        }
        let schema = match part.source {
            Source::Schema(schema) => schema,
            Source::Reference(reference) => match self.component(reference) {
                Some((_, component)) => {
                    return self.nullable(&Part::new(component, part.place.clone()), depth + 1);
                }
                None => return false,
            },
        };
        if schema.schema_data.nullable {
            return true;
        }
        let all_of = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => all_of,
            SchemaKind::Any(any) if any.typ.is_none() => &any.all_of,
            _ => return false,
        };
        !all_of.is_empty()
            && all_of
                .iter()
                .all(|inner| self.nullable(&Part::new(inner, part.place.clone()), depth + 1))
    }

    /// Adds what a part says; `inside` a reference, what is said is not the schema's own.
    pub(super) fn absorb(&mut self, merged: &mut Merged<'d>, part: &Part<'d>, inside: bool) {
        match part.source {
            Source::Schema(schema) => self.absorb_schema(merged, schema, &part.place, inside),
            Source::Reference(reference) => self.absorb_reference(merged, reference, part, inside),
        }
    }

    fn absorb_reference(
        &mut self,
        merged: &mut Merged<'d>,
        reference: &'d str,
        part: &Part<'d>,
        inside: bool,
    ) {
        let Some((name, component)) = self.component(reference) else {
            self.diagnostics.error(
                Code::UnresolvedReference,
                &part.place,
                format!("`{reference}` leads to no schema; read as any JSON"),
            );
            return;
        };
        if merged.visited.contains(&name) {
            return;
        }
        if !inside {
            merged.references.push(name);
        }
        merged.visited.push(name);
        self.absorb(
            merged,
            &Part::new(component, super::component_place(name)),
            true,
        );
    }

    fn absorb_schema(
        &mut self,
        merged: &mut Merged<'d>,
        schema: &'d Schema,
        place: &Pointer,
        inside: bool,
    ) {
        absorb_data(merged, &schema.schema_data, inside);
        let discriminator = schema.schema_data.discriminator.as_ref();
        match &schema.schema_kind {
            SchemaKind::Type(ty) => {
                merged.refines |= !inside;
                absorb_type(merged, ty, place);
            }
            SchemaKind::OneOf { one_of } => {
                self.absorb_union(merged, one_of, discriminator, &place.child("oneOf"), inside);
            }
            SchemaKind::AnyOf { any_of } => {
                self.absorb_union(merged, any_of, discriminator, &place.child("anyOf"), inside);
            }
            SchemaKind::AllOf { all_of } => self.absorb_all(merged, all_of, place, inside),
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => {
                merged.refines |= !inside && says_something(any);
                absorb_any(merged, any, place);
                self.absorb_all(merged, &any.all_of, place, inside);
                self.absorb_union(
                    merged,
                    &any.one_of,
                    discriminator,
                    &place.child("oneOf"),
                    inside,
                );
                self.absorb_union(
                    merged,
                    &any.any_of,
                    discriminator,
                    &place.child("anyOf"),
                    inside,
                );
            }
        }
    }

    fn absorb_all(
        &mut self,
        merged: &mut Merged<'d>,
        all_of: &'d [ReferenceOr<Schema>],
        place: &Pointer,
        inside: bool,
    ) {
        let place = place.child("allOf");
        for (index, schema) in all_of.iter().enumerate() {
            self.absorb(merged, &Part::new(schema, place.index(index)), inside);
        }
    }

    /// Adds a union, unless it only lists the heirs of a base that one of them is merged with.
    fn absorb_union(
        &mut self,
        merged: &mut Merged<'d>,
        members: &'d [ReferenceOr<Schema>],
        discriminator: Option<&'d Discriminator>,
        place: &Pointer,
        inside: bool,
    ) {
        let members: Vec<Part<'d>> = members
            .iter()
            .enumerate()
            .map(|(index, member)| Part::new(member, place.index(index)))
            .collect();
        let lists_heirs = members.iter().any(|member| match member.source {
            Source::Reference(reference) => self
                .component(reference)
                .is_some_and(|(name, _)| merged.visited.contains(&name) && inside),
            Source::Schema(_) => false,
        });
        let tells_apart = members.iter().any(|member| !only_constrains(member));
        if tells_apart && !lists_heirs {
            merged.refines |= !inside;
            merged.unions.push(RawUnion {
                members,
                discriminator,
            });
        }
    }
}

/// Whether a member only says which properties must be there, as in `anyOf: [{required: [a]}]`.
fn only_constrains(member: &Part<'_>) -> bool {
    let Source::Schema(schema) = member.source else {
        return false;
    };
    match &schema.schema_kind {
        SchemaKind::Not { .. } => true,
        SchemaKind::Type(SchemaType::Object(object)) => {
            object.properties.is_empty()
                && object.additional_properties.is_none()
                && !object.required.is_empty()
        }
        SchemaKind::Any(any) => {
            any.properties.is_empty()
                && any.one_of.is_empty()
                && any.any_of.is_empty()
                && any.all_of.is_empty()
                && any.enumeration.is_empty()
                && any.items.is_none()
                && any.additional_properties.is_none()
                && matches!(any.typ.as_deref(), None | Some("object"))
                && (!any.required.is_empty() || any.not.is_some())
        }
        _ => false,
    }
}

fn says_something(any: &AnySchema) -> bool {
    any.typ.is_some()
        || !any.properties.is_empty()
        || !any.required.is_empty()
        || any.additional_properties.is_some()
        || any.items.is_some()
        || !any.enumeration.is_empty()
        || any.format.is_some()
}

fn absorb_data<'d>(merged: &mut Merged<'d>, data: &'d openapiv3::SchemaData, inside: bool) {
    let own = docs::of_schema(data);
    merged.docs.title = merged.docs.title.take().or(own.title);
    merged.docs.description = merged.docs.description.take().or(own.description);
    merged.docs.deprecated |= own.deprecated;
    for remark in own.remarks {
        if !merged.docs.remarks.contains(&remark) {
            merged.docs.remarks.push(remark);
        }
    }
    merged.example = merged.example.take().or_else(|| data.example.clone());
    merged.read_only |= data.read_only;
    merged.write_only |= data.write_only;
    if inside || merged.value_names.is_empty() {
        let names = ["x-enum-varnames", "x-enumNames", "x-enum-names"]
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

fn absorb_type<'d>(merged: &mut Merged<'d>, ty: &'d SchemaType, place: &Pointer) {
    match ty {
        SchemaType::String(string) => {
            merged.ty = Some(JsonType::String);
            merged.format = string_format(&string.format).or(merged.format);
            merged.min_length = merged.min_length.max(string.min_length);
            merged.max_length = least(merged.max_length, string.max_length);
            absorb_values(merged, &string.enumeration);
        }
        SchemaType::Number(number) => {
            merged.ty = merged.ty.or(Some(JsonType::Number));
            absorb_values(merged, &number.enumeration);
        }
        SchemaType::Integer(integer) => {
            merged.ty = Some(JsonType::Integer);
            merged.format = integer_format(&integer.format).or(merged.format);
            #[allow(clippy::cast_precision_loss, reason = "only compared with zero")]
            let minimum = integer.minimum.map(|minimum| minimum as f64);
            merged.minimum = minimum.or(merged.minimum);
            absorb_values(merged, &integer.enumeration);
        }
        SchemaType::Boolean(_) => merged.ty = Some(JsonType::Boolean),
        SchemaType::Object(object) => {
            merged.ty = Some(JsonType::Object);
            absorb_properties(merged, &object.properties, &object.required, place);
            absorb_additional(merged, object.additional_properties.as_ref(), place);
        }
        SchemaType::Array(array) => {
            merged.ty = Some(JsonType::Array);
            merged.items.extend(
                array
                    .items
                    .as_ref()
                    .map(|items| Part::boxed(items, place.child("items"))),
            );
        }
    }
}

fn absorb_any<'d>(merged: &mut Merged<'d>, any: &'d AnySchema, place: &Pointer) {
    let named = any.typ.as_deref().and_then(|ty| match ty {
        "string" => Some(JsonType::String),
        "number" => Some(JsonType::Number),
        "integer" => Some(JsonType::Integer),
        "boolean" => Some(JsonType::Boolean),
        "object" => Some(JsonType::Object),
        "array" => Some(JsonType::Array),
        _ => None,
    });
    let implied = if any.properties.is_empty() && any.additional_properties.is_none() {
        any.items.as_ref().map(|_| JsonType::Array)
    } else {
        Some(JsonType::Object)
    };
    merged.ty = named.or(merged.ty).or(implied);
    merged.format = any.format.as_deref().or(merged.format);
    merged.minimum = any.minimum.or(merged.minimum);
    merged.min_length = merged.min_length.max(any.min_length);
    merged.max_length = least(merged.max_length, any.max_length);
    absorb_properties(merged, &any.properties, &any.required, place);
    absorb_additional(merged, any.additional_properties.as_ref(), place);
    merged.items.extend(
        any.items
            .as_ref()
            .map(|items| Part::boxed(items, place.child("items"))),
    );
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

fn absorb_additional<'d>(
    merged: &mut Merged<'d>,
    additional: Option<&'d AdditionalProperties>,
    place: &Pointer,
) {
    let place = place.child("additionalProperties");
    merged.additional = match additional {
        None => merged.additional.take(),
        Some(AdditionalProperties::Any(true)) => Some(Additional::Anything),
        Some(AdditionalProperties::Any(false)) => {
            merged.additional.take().or(Some(Additional::Nothing))
        }
        Some(AdditionalProperties::Schema(schema)) => {
            Some(Additional::Schema(Part::new(schema, place)))
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
    let both: Vec<Value> = merged
        .enumeration
        .iter()
        .flatten()
        .filter(|value| values.contains(value))
        .cloned()
        .collect();
    merged.enumeration = Some(if both.is_empty() { values } else { both });
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
