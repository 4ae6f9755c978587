//! Values that the document gives for bodies and for named schemas.

pub(super) mod texts;

use std::borrow::Cow;

use openapiv3::{MediaType, ReferenceOr, Schema};
use serde_json::Value;

use super::{Lowerer, component_place};
use crate::diagnostic::Pointer;
use crate::document::model_extension::{DATA_VALUE, SCHEMA_EXAMPLES, SERIALIZED_VALUE};
use crate::ir::{ContentExample, Direction, Example, Origin, Type};

impl<'d> Lowerer<'d> {
    /// The examples of a body, each once for each schema that it is an example of.
    pub(super) fn examples(
        &mut self,
        media: &'d MediaType,
        is_json: bool,
        ty: &Type,
        origin: &Origin,
        at: &Pointer,
    ) -> Vec<ContentExample> {
        let sent = matches!(origin, Origin::RequestBody { .. });
        let schema = match &media.schema {
            Some(ReferenceOr::Reference { reference }) => self
                .component(reference)
                .map_or_else(|| at.child("schema"), |(name, _)| component_place(name)),
            _ => at.child("schema"),
        };
        let of = Of {
            ty,
            schema: &schema,
            direction: Some(Direction {
                sent,
                received: !sent,
            }),
        };
        let mut all = Vec::new();
        let mut add = |lowerer: &mut Self, name: Option<&String>, place: Pointer, value: &Value| {
            lowerer.example_value(place.clone(), &of, value);
            let name = name.cloned();
            all.push(ContentExample {
                name,
                place,
                text: None,
            });
        };
        if let Some(value) = &media.example {
            add(self, None, at.child("example"), value);
        }
        for (name, example) in &media.examples {
            let place = at.child("examples").child(name);
            let Some((example, place)) = self.example(example, &place) else {
                continue;
            };
            if let Some((key, value)) = given(example, is_json) {
                add(self, Some(name), place.child(key), &value);
            }
        }
        all
    }

    /// The examples of the named schemas that are lowered.
    pub(super) fn component_examples(&mut self) {
        let openapi = self.openapi;
        let schemas = openapi.components.iter().flat_map(|it| &it.schemas);
        for (name, schema) in schemas {
            let ty = self.components.get(name.as_str()).cloned().flatten();
            if let (ReferenceOr::Item(schema), Some(ty)) = (schema, ty) {
                self.schema_examples(schema, &ty, &component_place(name));
            }
        }
    }

    fn schema_examples(&mut self, schema: &'d Schema, ty: &Type, at: &Pointer) {
        let data = &schema.schema_data;
        let listed = data.extensions.get(SCHEMA_EXAMPLES);
        let listed: &[Value] = listed.and_then(Value::as_array).map_or(&[], Vec::as_slice);
        let of = Of {
            ty,
            schema: at,
            direction: None,
        };
        if let Some(value) = &data.example
            && listed.first() != Some(value)
        {
            self.example_value(at.child("example"), &of, value);
        }
        for (index, value) in listed.iter().enumerate() {
            self.example_value(at.child("examples").index(index), &of, value);
        }
    }

    fn example_value(&mut self, place: Pointer, of: &Of<'_>, value: &Value) {
        let is_new = self
            .example_places
            .insert((place.clone(), of.schema.clone()));
        if is_new {
            self.api.examples.push(Example {
                place,
                ty: of.ty.clone(),
                schema: of.schema.clone(),
                direction: of.direction,
                value: value.clone(),
            });
        }
    }
}

/// The value of an example, by the key that it stands under; a text only where that is JSON.
fn given(example: &openapiv3::Example, is_json: bool) -> Option<(&'static str, Cow<'_, Value>)> {
    if let Some(value) = &example.value {
        return Some(("value", Cow::Borrowed(value)));
    }
    if let Some(value) = example.extensions.get(DATA_VALUE) {
        return Some(("dataValue", Cow::Borrowed(value)));
    }
    let text = example.extensions.get(SERIALIZED_VALUE)?;
    let text = text.as_str().filter(|_| is_json)?;
    let value = serde_json::from_str(text).ok()?;
    Some(("serializedValue", Cow::Owned(value)))
}

/// What a value is an example of.
struct Of<'a> {
    ty: &'a Type,
    schema: &'a Pointer,
    direction: Option<Direction>,
}
