//! What makes two types the same.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{DEEPEST, is_component};
use crate::ir::{
    Constant, Docs, Field, Multipart, Object, Shape, Signature, Type, TypeId, Types, Value, Values,
};

/// What shapes that are the same have in common, and most others have not.
pub(super) fn outline(shape: &Shape) -> u64 {
    outline_by(shape, &mut |ty, hasher| ty.hash(hasher))
}

/// The same, with another way to tell types of parts apart.
pub(super) fn outline_by(shape: &Shape, part: &mut dyn FnMut(&Type, &mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    match shape {
        Shape::Pending => {}
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
            for field in in_order(object) {
                (&field.key, field.required).hash(&mut hasher);
                part(&field.ty, &mut hasher);
            }
            let mut constants: Vec<_> = object.constants.iter().collect();
            constants.sort_by(|one, other| one.key.cmp(&other.key));
            for Constant { key, value, .. } in constants {
                (key, value).hash(&mut hasher);
            }
        }
        Shape::Enumeration(enumeration) => match &enumeration.values {
            Values::Strings(values) => in_order_of_values(values).hash(&mut hasher),
            Values::Integers(values) => in_order_of_values(values).hash(&mut hasher),
        },
        Shape::Union(union) => {
            union
                .members
                .iter()
                .for_each(|member| part(&member.ty, &mut hasher));
        }
    }
    hasher.finish()
}

/// Which value comes first says nothing of what a value may be.
fn in_order_of_values<T: Ord>(values: &[Value<T>]) -> Vec<&T> {
    let mut values: Vec<&T> = values.iter().map(|it| &it.value).collect();
    values.sort();
    values
}

/// The properties of an object as they are compared.
pub(super) fn in_order(object: &Object) -> Vec<&Field> {
    let mut fields: Vec<&Field> = object.fields.iter().collect();
    fields.sort_by(|one, other| order(one).cmp(&order(other)));
    fields
}

/// Where a property comes when objects are compared: its place says nothing, for JSON has none. What a constructor
/// takes comes in the order of the type that stays.
fn order(field: &Field) -> (bool, &str) {
    (field.required, &field.key)
}

/// Leaves out whether there are other properties, which says nothing of the Rust type.
fn open(shape: &mut Shape) {
    if let Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) = shape {
        object.closed = false;
    }
}

/// Parts are sent in an order, and some servers read nothing after the file.
fn order_of_parts(field: &Field) -> (bool, &str) {
    let key = (!field.required).then_some(field.key.as_str());
    (field.required, key.unwrap_or_default())
}

/// A shape without what says nothing of the Rust type: orders, whether there are other properties, and what follows
/// from the types of members.
pub(super) fn comparable(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    open(&mut shape);
    match &mut shape {
        Shape::Object(Object {
            fields, constants, ..
        }) => {
            fields.sort_by(|one, other| order(one).cmp(&order(other)));
            constants.sort_by(|one, other| one.key.cmp(&other.key));
        }
        Shape::Multipart(Multipart { object, .. }) => {
            let fields = &mut object.fields;
            fields.sort_by(|one, other| order_of_parts(one).cmp(&order_of_parts(other)));
        }
        Shape::Union(union) => {
            let members = union.members.iter_mut();
            members.for_each(|member| member.signature = Signature::default());
        }
        Shape::Enumeration(_) | Shape::Pending => {}
    }
    shape
}

/// A shape as it is compared.
pub(super) type Essence = fn(&Shape) -> Shape;

/// A shape to compare, with the values of an enumeration in an order of its own. Its variants come in that of the type
/// that stays.
pub(super) fn essence_in_any_order(shape: &Shape) -> Shape {
    let mut shape = essence(shape);
    if let Shape::Enumeration(enumeration) = &mut shape {
        match &mut enumeration.values {
            Values::Strings(values) => values.sort_by(|one, other| one.value.cmp(&other.value)),
            Values::Integers(values) => values.sort_by_key(|it| it.value),
        }
    }
    shape
}

/// A shape to compare, without what is told of its parts.
pub(super) fn essence(shape: &Shape) -> Shape {
    let mut shape = comparable(shape);
    match &mut shape {
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
            let fields = object.fields.iter_mut().map(|field| &mut field.docs);
            let constants = object.constants.iter_mut().map(|one| &mut one.docs);
            fields
                .chain(constants)
                .for_each(|docs| *docs = Docs::default());
        }
        Shape::Enumeration(enumeration) => match &mut enumeration.values {
            Values::Strings(values) => values
                .iter_mut()
                .for_each(|value| value.docs = Docs::default()),
            Values::Integers(values) => values
                .iter_mut()
                .for_each(|value| value.docs = Docs::default()),
        },
        Shape::Union(_) | Shape::Pending => {}
    }
    shape
}

/// Outlines with those of the parts in them, so that types are alike before their parts are one.
pub(super) struct Likeness<'a> {
    types: &'a Types,
    known: HashMap<TypeId, u64>,
}

impl<'a> Likeness<'a> {
    /// Those of all types that are no components.
    pub(super) fn of_all(types: &'a Types) -> HashMap<TypeId, u64> {
        let known = HashMap::new();
        let mut all = Self { types, known };
        for id in types.ids().filter(|id| !is_component(types, *id)) {
            all.of(id, 0);
        }
        all.known
    }

    fn of(&mut self, id: TypeId, depth: usize) -> u64 {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let types = self.types;
        let outline = outline_by(&types.get(id).shape, &mut |ty, hasher| match ty.named() {
            Some(inner) if depth < DEEPEST && !is_component(types, inner) => {
                self.of(inner, depth + 1).hash(hasher);
            }
            _ => ty.hash(hasher),
        });
        self.known.insert(id, outline);
        outline
    }
}
