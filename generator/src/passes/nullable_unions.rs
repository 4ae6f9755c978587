//! Unions that may be null in a body, or in fields that may be left out as well: those are made of what the
//! union is made of.

use std::collections::BTreeSet;

use crate::ir::{Api, Shape, Type, TypeId};

pub(super) fn run(api: &mut Api) {
    let objects = api.types.iter().filter_map(|(_, it)| it.shape.object());
    let fields = objects.flat_map(|object| &object.fields);
    let held = fields.filter(|field| !field.required && field.ty.nullable);
    let held = held.map(|field| &field.ty);
    let bodies = api.operations.iter().flat_map(|operation| &operation.body);
    let content = bodies.flat_map(|body| &body.content);
    let sent = content.filter_map(|content| content.kind.ty());
    let sent = sent.filter(|ty| ty.nullable);
    let held: BTreeSet<TypeId> = held.chain(sent).filter_map(Type::itself).collect();
    for id in held {
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            union.is_nullable = true;
        }
    }
}
