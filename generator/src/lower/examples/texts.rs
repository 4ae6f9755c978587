//! Answers that are no JSON, as the document spells them out.

use openapiv3::{Example, MediaType};
use serde_json::Value;

use crate::diagnostic::Pointer;
use crate::document::model_extension::{DATA_VALUE, SERIALIZED_VALUE};
use crate::ir::{ContentExample, ContentKind};
use crate::lower::Lowerer;

impl<'d> Lowerer<'d> {
    /// The examples of a text, of events or of lines, as they come.
    pub(in crate::lower) fn texts(
        &mut self,
        media: &'d MediaType,
        kind: &ContentKind,
        at: &Pointer,
    ) -> Vec<ContentExample> {
        let alone = media.example.as_ref().and_then(|value| {
            let text = text(value, kind)?;
            Some((None, at.child("example"), text))
        });
        let named = media.examples.iter().filter_map(|(name, example)| {
            let place = at.child("examples").child(name);
            let (example, place) = self.example(example, &place)?;
            Some((Some(name.clone()), place, given(example, kind)?))
        });
        let all = alone.into_iter().chain(named);
        let all = all.map(|(name, place, text)| ContentExample {
            name,
            place,
            text: Some(text),
        });
        all.collect()
    }
}

/// What is sent of an example: what the document says of that itself comes first.
fn given(example: &Example, kind: &ContentKind) -> Option<String> {
    let extensions = &example.extensions;
    let values = [
        extensions.get(SERIALIZED_VALUE),
        example.value.as_ref(),
        extensions.get(DATA_VALUE),
    ];
    values
        .into_iter()
        .flatten()
        .find_map(|value| text(value, kind))
}

/// A value as it is sent; none for what has no one text.
fn text(value: &Value, kind: &ContentKind) -> Option<String> {
    match (kind, value) {
        (
            ContentKind::Text | ContentKind::Events(_) | ContentKind::JsonLines(_),
            Value::String(text),
        ) => Some(text.clone()),
        (ContentKind::Text, Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
        (ContentKind::JsonLines(_), Value::Array(items)) => {
            Some(items.iter().map(|item| format!("{item}\n")).collect())
        }
        (ContentKind::JsonLines(_), Value::Object(_)) => Some(format!("{value}\n")),
        _ => None,
    }
}
