//! What the parts of a value are made of, in a few words.

use super::{literal, parts_of_named, sort};
use crate::ir::{Field, Kind, Object, Shape, Type, TypeId, Types};

/// How long the words may be: they stand in each line of a lock that tells of what is in a member.
const LONGEST: usize = 256;

/// Those parts that are made of others which the document does not name, told by what these are to a depth; none where
/// that takes more than a few words, or where there are none.
pub(super) fn parts(types: &Types, ty: &Type, depth: usize) -> Option<String> {
    let Shape::Object(object) = &types.get(ty.named()?).shape else {
        return None;
    };
    let is_made_of_others = |field: &&Field| inline(types, &field.ty).is_some();
    let fields = object.fields.iter().filter(is_made_of_others);
    let told = fields.map(|field| told_field(types, field, depth));
    joined(told).filter(|parts| !parts.is_empty())
}

/// The type within lists and maps, if the document does not name it.
fn inline(types: &Types, ty: &Type) -> Option<TypeId> {
    let id = ty.named();
    id.filter(|id| types.get(*id).component().is_none())
}

fn told_field(types: &Types, field: &Field, depth: usize) -> Option<String> {
    Some(format!("{}:{}", field.key, told(types, &field.ty, depth)?))
}

fn told(types: &Types, ty: &Type, depth: usize) -> Option<String> {
    let id = inline(types, ty).filter(|_| depth > 0);
    Some(match (&ty.kind, id) {
        (_, None) => sort(types, ty),
        (Kind::Array(item), _) => format!("[{}]", told(types, item, depth)?),
        (Kind::Map(value), _) => format!("{{{}}}", told(types, value, depth)?),
        (_, Some(id)) => format!(
            "{}({})",
            sort(types, ty),
            told_within(types, id, depth - 1)?
        ),
    })
}

fn told_within(types: &Types, id: TypeId, depth: usize) -> Option<String> {
    match &types.get(id).shape {
        Shape::Object(object) => told_object(types, object, depth),
        Shape::Union(union) => {
            let members = union.members.iter();
            joined(members.map(|member| told(types, &member.ty, depth)))
        }
        _ => Some(parts_of_named(types, id)),
    }
}

fn told_object(types: &Types, object: &Object, depth: usize) -> Option<String> {
    let constants = object.constants.iter();
    let constants =
        constants.map(|it| Some(format!("{}={}", it.key, literal(&it.value.literal()))));
    let fields = object.fields.iter();
    let fields = fields.map(|field| told_field(types, field, depth));
    joined(constants.chain(fields))
}

/// All of them, whatever their order, as long as that is not too long.
fn joined(parts: impl Iterator<Item = Option<String>>) -> Option<String> {
    let mut length = 0;
    let parts = parts.map(|part| {
        let part = part?;
        length += part.len() + 1;
        (length <= LONGEST).then_some(part)
    });
    let mut parts: Vec<String> = parts.collect::<Option<_>>()?;
    parts.sort();
    Some(parts.join(","))
}
