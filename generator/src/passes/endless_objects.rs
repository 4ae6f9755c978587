//! Objects that require themselves: no JSON that ends would be one.

use crate::ir::{Api, Kind, Shape, TypeId, Types};

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Makes a required field optional through which an object would hold itself without end: that is what
/// the document can only mean.
pub(super) fn run(api: &mut Api) {
    let mut marks = vec![Mark::New; api.types.len()];
    for start in api.types.ids() {
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            let mark = marks.get(id.index()).copied().unwrap_or(Mark::Done);
            if mark == Mark::Done {
                continue;
            }
            let Some(required) = required_object(&api.types, id, next) else {
                set(&mut marks, id, Mark::Done);
                continue;
            };
            set(&mut marks, id, Mark::Open);
            path.push((id, next + 1));
            let Some(required) = required else { continue };
            match marks.get(required.index()) {
                Some(Mark::Open) => relax(&mut api.types, id, next),
                _ => path.push((required, 0)),
            }
        }
    }
}

fn set(marks: &mut [Mark], id: TypeId, mark: Mark) {
    if let Some(slot) = marks.get_mut(id.index()) {
        *slot = mark;
    }
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
