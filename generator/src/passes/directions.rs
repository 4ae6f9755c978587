//! Which types are sent and which received, and which required fields that makes optional.

use crate::ir::{Api, Direction, Multipart, Shape, Type, TypeId};

pub(super) fn run(api: &mut Api) {
    let mut sent = Vec::new();
    let mut received = Vec::new();
    for operation in &api.operations {
        sent.extend(operation.sent().filter_map(Type::named));
        received.extend(operation.received().filter_map(Type::named));
    }
    if api.operations.is_empty() {
        // A document of schemas alone is there for its types.
        sent.extend(api.types.ids());
        received.extend(api.types.ids());
    }
    mark(api, sent, |direction| &mut direction.sent);
    mark(api, received, |direction| &mut direction.received);
    for id in api.types.ids() {
        relax(api, id);
    }
}

/// Marks all that the types are made of.
fn mark(api: &mut Api, mut open: Vec<TypeId>, flag: impl Fn(&mut Direction) -> &mut bool) {
    while let Some(id) = open.pop() {
        let definition = api.types.get_mut(id);
        if !std::mem::replace(flag(&mut definition.direction), true) {
            open.extend(definition.shape.parts().into_iter().filter_map(Type::named));
        }
    }
}

/// A read-only field cannot be asked of a sender, nor a write-only one of a receiver.
fn relax(api: &mut Api, id: TypeId) {
    let definition = api.types.get_mut(id);
    let direction = definition.direction;
    if let Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) =
        &mut definition.shape
    {
        for field in &mut object.fields {
            let impossible =
                (field.read_only && direction.sent) || (field.write_only && direction.received);
            field.required &= !impossible;
        }
    }
}
