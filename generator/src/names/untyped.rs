//! What the places where a type is any are called in the generated crate.

use super::Symbols;
use crate::ir::{Api, Multipart, Origin, Shape, TypeId};
use crate::untyped::Untyped;

/// The places that are still any after all passes, by name.
pub(crate) fn untyped(api: &Api, symbols: &Symbols) -> Vec<Untyped> {
    let mut found: Vec<Untyped> = api
        .untyped
        .iter()
        .filter_map(|decided| {
            Some(Untyped {
                path: path(api, symbols, &decided.origin)?,
                pointer: decided.place.clone(),
                why: decided.why,
            })
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn path(api: &Api, symbols: &Symbols, origin: &Origin) -> Option<String> {
    match origin {
        // It has no type of its own; where it is used counts.
        Origin::Component(_) | Origin::Multipart(_) => None,
        Origin::Item(inner) => Some(path(api, symbols, inner)? + "[]"),
        Origin::Property { of, name } => member(api, symbols, *of, |shape| match shape {
            Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
                let index = object.fields.iter().position(|field| field.key == *name)?;
                let ty = &object.fields.get(index)?.ty;
                ty.holds_any().then_some(Part::Member(index))
            }
            _ => None,
        }),
        Origin::Member { of, index } => member(api, symbols, *of, |shape| match shape {
            Shape::Union(union) => {
                let ty = &union.members.get(*index)?.ty;
                ty.holds_any().then_some(Part::Member(*index))
            }
            _ => None,
        }),
        Origin::Additional { of } => member(api, symbols, *of, |shape| match shape {
            Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
                let ty = object.additional.as_ref()?;
                ty.holds_any().then_some(Part::Additional)
            }
            _ => None,
        }),
        Origin::Parameter { operation, name } => {
            let parameters = &api.operations.get(*operation)?.parameters;
            let index = parameters.iter().position(|found| found.name == *name)?;
            let names = &symbols.operations.get(*operation)?.parameters;
            Some(format!(
                "{}({})",
                method(symbols, *operation)?,
                names.get(index)?
            ))
        }
        Origin::RequestBody { operation, .. } => {
            let body = &symbols.operations.get(*operation)?.body;
            Some(format!("{}({body})", method(symbols, *operation)?))
        }
        Origin::ResponseBody {
            operation, status, ..
        } => Some(format!("{} -> {status}", method(symbols, *operation)?)),
    }
}

/// A part of a type.
enum Part {
    Member(usize),
    Additional,
}

fn member(
    api: &Api,
    symbols: &Symbols,
    of: TypeId,
    find: impl Fn(&Shape) -> Option<Part>,
) -> Option<String> {
    let id = survivor(api, symbols, of)?;
    let symbol = symbols.types.get(&id)?;
    let member = match find(&api.types.get(id).shape)? {
        Part::Member(index) => symbol.members.get(index)?,
        Part::Additional => &symbol.additional,
    };
    Some(format!("types::{}::{member}", symbol.name))
}

/// The type itself, or the one that it was merged into.
fn survivor(api: &Api, symbols: &Symbols, id: TypeId) -> Option<TypeId> {
    if symbols.types.contains_key(&id) {
        return Some(id);
    }
    let origin = api.types.get(id).origins.first()?;
    let mut named = symbols.types.keys();
    named
        .find(|twin| api.types.get(**twin).origins.contains(origin))
        .copied()
}

fn method(symbols: &Symbols, operation: usize) -> Option<String> {
    let symbol = symbols.operations.get(operation)?;
    let mut path = vec!["resources"];
    path.extend(symbol.resource.iter().map(String::as_str));
    path.push(&symbol.method);
    Some(path.join("::"))
}
