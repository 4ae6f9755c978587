//! Values that the document gives for bodies.

use openapiv3::MediaType;

use super::Lowerer;
use crate::diagnostic::Pointer;
use crate::ir::{Example, Type};

impl<'d> Lowerer<'d> {
    /// The examples of a body, each place once.
    pub(super) fn examples(&mut self, media: &'d MediaType, ty: &Type, at: &Pointer) {
        if let Some(value) = &media.example {
            self.example_value(at.child("example"), ty, value);
        }
        for (name, example) in &media.examples {
            let place = at.child("examples").child(name);
            let Some((example, place)) = self.example(example, &place) else {
                continue;
            };
            if let Some(value) = &example.value {
                self.example_value(place.child("value"), ty, value);
            }
        }
    }

    fn example_value(&mut self, place: Pointer, ty: &Type, value: &serde_json::Value) {
        if self.example_places.insert(place.clone()) {
            let example = Example {
                place,
                ty: ty.clone(),
                value: value.clone(),
            };
            self.api.examples.push(example);
        }
    }
}
