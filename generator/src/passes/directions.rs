//! Which types are sent and which received, and which required fields that makes optional.

use crate::ir::{
    Api, Constant, Direction, Field, Kind, Multipart, Origin, Shape, Type, TypeId, Types,
};

pub(super) fn run(api: &mut Api) {
    let mut sent = Vec::new();
    let mut received = Vec::new();
    for operation in &api.operations {
        sent.extend(operation.sent().filter_map(Type::named));
        received.extend(operation.received().filter_map(Type::named));
    }
    if api.operations.is_empty() {
        // A document of schemas alone is there for its types.
        sent = unmerged(&api.types);
        received.clone_from(&sent);
    }
    mark(api, sent, |direction| &mut direction.sent);
    mark(api, received, |direction| &mut direction.received);
    forget_unread(api);
    for id in api.types.ids() {
        relax(api, id);
    }
}

/// All types but those that have become one with another, which stands where they did.
fn unmerged(types: &Types) -> Vec<TypeId> {
    let unmerged = types.iter().filter(|(_, it)| it.merged_into.is_none());
    unmerged.map(|(id, _)| id).collect()
}

/// What is never read is no type, and has no examples.
fn forget_unread(api: &mut Api) {
    let types = &api.types;
    let is_any = |ty: &Type| ty.named().is_none_or(|id| types.get(id).direction.is_any());
    api.examples.retain(|example| is_any(&example.ty));
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
    let is_in_parts = matches!(definition.shape, Shape::Multipart(_));
    let (Shape::Object(object) | Shape::Multipart(Multipart { object, .. })) =
        &mut definition.shape
    else {
        return;
    };
    for field in &mut object.fields {
        let is_optional = direction.forbids(field.read_only, field.write_only);
        if field.required && is_optional {
            let way = if field.write_only { "sent" } else { "received" };
            let required = format!("Required where it is {way}.");
            field.docs.remarks.push(required);
        }
        field.required &= !is_optional;
    }
    let forbidden = |it: &mut Constant| direction.forbids(it.read_only, it.write_only);
    let forbidden: Vec<Constant> = object.constants.extract_if(.., forbidden).collect();
    // A body in parts is only sent: what is only received is none of them.
    let forbidden = forbidden.into_iter().filter(|_| !is_in_parts);
    for constant in forbidden {
        let field = optional_field(api, id, direction, constant);
        if let Shape::Object(object) = &mut api.types.get_mut(id).shape {
            object.fields.push(field);
        }
    }
}

/// A constant that may be missing, as a field of an enumeration with one value.
fn optional_field(api: &mut Api, of: TypeId, direction: Direction, constant: Constant) -> Field {
    let name = constant.key.clone();
    let ty = api.types.reserve(Origin::Property { of, name });
    let definition = api.types.get_mut(ty);
    definition.shape = Shape::Enumeration(constant.value.enumeration());
    definition.direction = direction;
    Field {
        key: constant.key,
        ty: Type::of(Kind::Named(ty)),
        required: false,
        read_only: constant.read_only,
        write_only: constant.write_only,
        secret: false,
        boxed: false,
        only: Some(constant.value.literal()),
        docs: constant.docs,
    }
}

impl Direction {
    /// Whether a property that is only read, or only written, may be missing from what travels so.
    fn forbids(self, read_only: bool, write_only: bool) -> bool {
        (read_only && self.sent) || (write_only && self.received)
    }
}
