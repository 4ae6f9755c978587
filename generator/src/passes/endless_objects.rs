//! Objects that require themselves: no JSON that ends would be one.

use super::cycles;
use crate::ir::{Api, Kind, Shape, TypeId, Types};

/// Makes a required field optional through which an object would hold itself without end: that is what
/// the document can only mean.
pub(super) fn run(api: &mut Api) {
    cycles::cut(&mut api.types, required_object, relax);
}

/// The object that a field must hold, if it must hold one; the outer nothing after the last field.
fn required_object(types: &Types, id: TypeId, field: usize) -> Option<Option<TypeId>> {
    let Shape::Object(object) = &types.get(id).shape else {
        return None;
    };
    let field = object.fields.get(field)?;
    Some(match field.ty.kind {
        Kind::Named(inner) if field.required && !field.ty.nullable => {
            matches!(types.get(inner).shape, Shape::Object(_)).then_some(inner)
        }
        _ => None,
    })
}

fn relax(types: &mut Types, id: TypeId, field: usize) {
    if let Shape::Object(object) = &mut types.get_mut(id).shape
        && let Some(field) = object.fields.get_mut(field)
    {
        field.required = false;
    }
}
