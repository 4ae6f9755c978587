//! Objects that require themselves: no JSON that ends would be one.

use super::cycles::Cycles;
use crate::ir::{Api, Field, Shape, TypeId, Types};

/// Makes a required field optional through which an object would hold itself without end: that is what
/// the document can only mean.
pub(super) fn run(api: &mut Api) {
    for (id, field) in Cycles::of(&api.types, required_objects).cuts {
        if let Shape::Object(object) = &mut api.types.get_mut(id).shape
            && let Some(field) = object.fields.get_mut(field)
        {
            field.required = false;
        }
    }
}

/// The objects that the fields of an object must hold.
fn required_objects(types: &Types, id: TypeId) -> Vec<Option<TypeId>> {
    let Shape::Object(object) = &types.get(id).shape else {
        return Vec::new();
    };
    let must_be = |field: &&Field| field.required && !field.ty.nullable;
    let is_object = |id: &TypeId| matches!(types.get(*id).shape, Shape::Object(_));
    let held = |field| Some(field).filter(must_be)?.ty.itself().filter(is_object);
    object.fields.iter().map(held).collect()
}
