//! Unions that fields hold which may be left out and may be null: those are made of what the union is made of.

use std::collections::BTreeSet;

use crate::ir::{Api, Field, Multipart, Object, Shape, TypeId};

pub(super) fn run(api: &mut Api) {
    let shapes = api.types.iter().map(|(_, definition)| &definition.shape);
    let fields = shapes.flat_map(|shape| match shape {
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => fields(object),
        _ => &[],
    });
    let held = fields.filter(|field| !field.required && field.ty.nullable);
    let held: BTreeSet<TypeId> = held.filter_map(|field| field.ty.itself()).collect();
    for id in held {
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            union.is_nullable = true;
        }
    }
}

fn fields(object: &Object) -> &[Field] {
    &object.fields
}
