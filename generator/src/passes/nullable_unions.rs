//! Unions that fields hold which may be left out and may be null: those are made of what the union is made of.

use std::collections::BTreeSet;

use crate::ir::{Api, Shape, TypeId};

pub(super) fn run(api: &mut Api) {
    let objects = api.types.iter().filter_map(|(_, it)| it.shape.object());
    let fields = objects.flat_map(|object| &object.fields);
    let held = fields.filter(|field| !field.required && field.ty.nullable);
    let held: BTreeSet<TypeId> = held.filter_map(|field| field.ty.itself()).collect();
    for id in held {
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            union.is_nullable = true;
        }
    }
}
