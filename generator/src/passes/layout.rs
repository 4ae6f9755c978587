//! Where a value needs a box: types that hold themselves, and members much larger than others.

use super::cycles::Cycles;
use super::kept_boxes;
use crate::config::Config;
use crate::ir::{Api, Kind, Shape, Type, TypeId, Types};

/// Bytes of a member from which on it is boxed, so that a union is not as large as its largest.
const LARGEST_MEMBER: usize = 160;

/// Bytes of a field from which on it is boxed: objects that hold each other twice would double in size with
/// each of them, past what the compiler takes.
const LARGEST_FIELD: usize = 1 << 16;

/// Bytes of a `String`, a `Vec` or a map.
const COLLECTION: usize = 24;

pub(super) fn run(api: &mut Api, config: &Config) {
    let kept = config.lock.boxed(api, config.last.as_ref());
    kept_boxes::run(&mut api.types, &kept);
    if config.last.is_some() {
        kept_boxes::cut_new(&mut api.types, &kept);
    }
    let cycles = Cycles::of(&api.types, held);
    for (id, part) in cycles.cuts {
        put_in_box(&mut api.types, id, part);
    }
    let mut sizes = vec![0; api.types.len()];
    for id in cycles.parts_first {
        let kept = kept.get(&id).map_or(&[][..], Vec::as_slice);
        let size = measure(&mut api.types, id, kept, &sizes);
        if let Some(slot) = sizes.get_mut(id.index()) {
            *slot = size;
        }
    }
}

/// The named types that the parts of a type hold without a box.
pub(super) fn held(types: &Types, id: TypeId) -> Vec<Option<TypeId>> {
    let held = |ty: &Type, boxed: bool| ty.itself().filter(|_| !boxed);
    match &types.get(id).shape {
        Shape::Object(object) => {
            let fields = object.fields.iter();
            fields.map(|it| held(&it.ty, it.boxed)).collect()
        }
        Shape::Union(union) => {
            let members = union.members.iter();
            members.map(|it| held(&it.ty, it.boxed)).collect()
        }
        Shape::Enumeration(_) | Shape::Multipart(_) | Shape::Pending => Vec::new(),
    }
}

pub(super) fn put_in_box(types: &mut Types, id: TypeId, part: usize) {
    match &mut types.get_mut(id).shape {
        Shape::Object(object) => {
            if let Some(field) = object.fields.get_mut(part) {
                field.boxed = true;
            }
        }
        Shape::Union(union) => {
            if let Some(member) = union.members.get_mut(part) {
                member.boxed = true;
            }
        }
        Shape::Enumeration(_) | Shape::Multipart(_) | Shape::Pending => {}
    }
}

/// About how many bytes a value takes; large members of unions are boxed on the way, and what stood in a
/// box before, or in none, if they are `kept` so.
fn measure(types: &mut Types, id: TypeId, kept: &[Option<bool>], sizes: &[usize]) -> usize {
    match &mut types.get_mut(id).shape {
        Shape::Object(object) => {
            let mut whole = COLLECTION + object.additional.as_ref().map_or(0, |_| COLLECTION);
            for field in &mut object.fields {
                let size = size(&field.ty, sizes).next_multiple_of(8);
                field.boxed |= size > LARGEST_FIELD;
                whole += if field.boxed { 8 } else { size };
            }
            whole
        }
        Shape::Union(union) => {
            let mut largest = COLLECTION;
            for (index, member) in union.members.iter_mut().enumerate() {
                let size = size(&member.ty, sizes);
                member.boxed |= match kept.get(index).copied().flatten() {
                    Some(true) => true,
                    Some(false) => size > LARGEST_FIELD,
                    None => size > LARGEST_MEMBER,
                };
                largest = largest.max(if member.boxed { 8 } else { size });
            }
            largest + 8
        }
        Shape::Enumeration(_) | Shape::Multipart(_) | Shape::Pending => 16,
    }
}

fn size(ty: &Type, sizes: &[usize]) -> usize {
    match &ty.kind {
        Kind::Boolean => 1,
        Kind::Integer(_) | Kind::Number => 16,
        Kind::DateTime => 16,
        Kind::Date => 8,
        Kind::Any => 32,
        Kind::String | Kind::Base64 | Kind::File | Kind::Array(_) | Kind::Map(_) => COLLECTION,
        Kind::Named(id) => sizes.get(id.index()).copied().unwrap_or(COLLECTION),
    }
}
