//! What stands at a path in an answer.

use super::Problem;
use super::items::object;
use crate::document::tokens;
use crate::ir::{Kind, Path, Shape, Type, Types};

/// The key of the last item of an array.
const LAST: &str = "-1";

/// The keys of a JSON pointer, if something can stand there; `name` is what it is called.
pub(super) fn path(types: &Types, ty: &Type, pointer: &str, name: &str) -> Result<Path, Problem> {
    within(types, ty, pointer, (name, "the response"))
}

/// The keys of a JSON pointer to the member of a body that takes a cursor.
pub(super) fn in_body(types: &Types, ty: &Type, pointer: &str) -> Result<Path, Problem> {
    within(types, ty, pointer, ("parameter", "the body"))
}

fn within(
    types: &Types,
    ty: &Type,
    pointer: &str,
    (name, whole): (&str, &str),
) -> Result<Path, Problem> {
    let path = keys(pointer).ok_or_else(|| {
        Problem::new(format!(
            "`{name}` is no JSON pointer, which begins with `/`"
        ))
    })?;
    match missing(types, ty, &path) {
        None => Ok(path),
        Some((key, known)) => {
            let problem = Problem::new(format!(
                "`{name}` is `{pointer}`, but {whole} has no `{key}` there"
            ));
            Err(match known.is_empty() {
                true => problem,
                false => problem.with_help(format!("there is {}", known.join(", "))),
            })
        }
    }
}

/// The keys of a JSON pointer.
pub(super) fn keys(pointer: &str) -> Option<Path> {
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    is_pointer.then(|| tokens(pointer).collect())
}

/// The first key that cannot be there, and those that can be in its place.
fn missing(types: &Types, ty: &Type, path: &[String]) -> Option<(String, Vec<String>)> {
    let (key, rest) = path.split_first()?;
    match &ty.kind {
        Kind::Any => None,
        Kind::Map(inner) => missing(types, inner, rest),
        Kind::Array(item) if key == LAST => missing(types, item, rest),
        Kind::Named(id) => match &types.get(*id).shape {
            Shape::Object(object) => {
                if let Some(field) = object.fields.iter().find(|field| field.key == *key) {
                    return missing(types, &field.ty, rest);
                }
                if let Some(other) = &object.additional {
                    return missing(types, other, rest);
                }
                let known = object.fields.iter().map(|field| format!("`{}`", field.key));
                Some((key.clone(), known.collect()))
            }
            // Any of its members may have it.
            Shape::Union(_) => None,
            _ => Some((key.clone(), Vec::new())),
        },
        _ => Some((key.clone(), Vec::new())),
    }
}

/// Whether every value of a type is an object with this key, a string or number.
pub(super) fn is_in_all(types: &Types, ty: &Type, key: &str) -> bool {
    let has = |ty: &Type| {
        let mut fields = object(types, ty)
            .into_iter()
            .flat_map(|object| &object.fields);
        let is_token = |ty: &Type| matches!(ty.kind, Kind::String | Kind::Integer(_));
        fields.any(|field| field.key == key && is_token(&field.ty))
    };
    let Kind::Named(id) = ty.kind else {
        return false;
    };
    match &types.get(id).shape {
        Shape::Union(union) => {
            !union.members.is_empty() && union.members.iter().all(|member| has(&member.ty))
        }
        _ => has(ty),
    }
}
