//! Where in an answer the results are.

use super::envelope;
use super::names::{AROUND, BESIDE, FAULTS, RESULTS, is_one};
use crate::ir::{Field, Kind, Object, Path, Shape, Type, Types};

/// The array of results, if there is no doubt which it is: its path, and the type of one result.
/// `cursors` are the parameters that take what such an answer may have.
pub(super) fn find(
    types: &Types,
    ty: &Type,
    result: Option<&str>,
    cursors: &[&str],
) -> Option<(Path, Type)> {
    if let Kind::Array(item) = &ty.kind {
        return Some((Path::new(), item.as_ref().clone()));
    }
    let outer = object(types, ty)?;
    if let Some((key, item)) = within(types, ty, result, cursors) {
        return Some((vec![key], item));
    }
    let mut around = outer.fields.iter().filter(|field| {
        let is_around = Some(field.key.as_str()) == result || is_one(&field.key, AROUND);
        is_around && !field.boxed && object(types, &field.ty).is_some()
    });
    let (field, None) = (around.next()?, around.next()) else {
        return None;
    };
    let (key, item) = within(types, &field.ty, None, cursors)?;
    Some((vec![field.key.clone(), key], item))
}

/// The array of an object: the result of the envelope, the only one of a usual name, or the only
/// one of what is no thing of its own.
fn within(
    types: &Types,
    ty: &Type,
    result: Option<&str>,
    cursors: &[&str],
) -> Option<(String, Type)> {
    let object = object(types, ty)?;
    let arrays = || object.fields.iter().filter_map(array);
    if let Some(found) = arrays().find(|(key, _)| Some(*key) == result) {
        return Some(owned(found));
    }
    if result.is_some_and(|result| object.fields.iter().any(|field| field.key == result)) {
        return None;
    }
    let mut usual = arrays().filter(|(key, _)| is_one(key, RESULTS));
    if let Some(found) = usual.next() {
        return usual.next().is_none().then(|| owned(found));
    }
    let mut others = arrays().filter(|(key, _)| !is_one(key, BESIDE));
    let found = match others.next() {
        Some(found) => others.next().is_none().then_some(found),
        None => usually_beside(types, ty, cursors),
    };
    let found = found.map(owned)?;
    (!envelope::is_thing(types, ty, cursors)).then_some(found)
}

/// The only array, if it has a name of those that stand beside results and nothing else can be them:
/// messages, where the answer says how far it goes.
fn usually_beside<'a>(
    types: &'a Types,
    ty: &Type,
    cursors: &[&str],
) -> Option<(&'a str, &'a Type)> {
    let object = object(types, ty)?;
    let mut arrays = object.fields.iter().filter_map(array);
    let (Some((key, item)), None) = (arrays.next(), arrays.next()) else {
        return None;
    };
    let holds_others = |field: &Field| is_one(&field.key, RESULTS) || is_one(&field.key, AROUND);
    let is_results = !is_one(key, FAULTS)
        && item.kind != Kind::String
        && !object.fields.iter().any(holds_others)
        && envelope::says_how_far(types, ty, cursors);
    is_results.then_some((key, item))
}

fn owned((key, item): (&str, &Type)) -> (String, Type) {
    (key.to_owned(), item.clone())
}

fn array(field: &Field) -> Option<(&str, &Type)> {
    match &field.ty.kind {
        Kind::Array(item) if !field.boxed => Some((&field.key, item)),
        _ => None,
    }
}

/// The object that a type is.
pub(super) fn object<'a>(types: &'a Types, ty: &Type) -> Option<&'a Object> {
    match ty.kind {
        Kind::Named(id) => match &types.get(id).shape {
            Shape::Object(object) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

/// The type of what stands at a path, through objects alone.
pub(super) fn at<'a>(types: &'a Types, ty: &'a Type, path: &[String]) -> Option<&'a Type> {
    path.iter().try_fold(ty, |ty, key| {
        let mut fields = object(types, ty)?.fields.iter();
        let field = fields.find(|field| field.key == *key && !field.boxed)?;
        Some(&field.ty)
    })
}
