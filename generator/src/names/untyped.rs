//! What the places where a type is any are called in the generated crate.

use super::{ADDITIONAL_PROPERTIES, Symbols};
use crate::ir::{Api, Origin, Shape, TypeId};
use crate::untyped::Untyped;

/// The places that are still any after all passes, by name.
pub(crate) fn untyped(api: &Api, symbols: &Symbols) -> Vec<Untyped> {
    let places = Places { api, symbols };
    let mut found: Vec<Untyped> = api
        .untyped
        .iter()
        .filter_map(|decided| {
            Some(Untyped {
                path: places.path(&decided.origin)?,
                pointer: decided.place.clone(),
                why: decided.why,
            })
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// What places are called.
struct Places<'a> {
    api: &'a Api,
    symbols: &'a Symbols,
}

/// A part of a type.
enum Part {
    Member(usize),
    Additional,
}

impl Places<'_> {
    fn path(&self, origin: &Origin) -> Option<String> {
        match origin {
            // It has no type of its own; where it is used counts.
            Origin::Component(_) | Origin::Multipart { .. } => None,
            Origin::Item(inner) => Some(self.path(inner)? + "[]"),
            Origin::Property { of, name } => self.member(*of, |shape| property(shape, name)),
            Origin::Member { of, index } => self.member(*of, |shape| union_member(shape, *index)),
            Origin::Additional { of } => self.member(*of, additional),
            Origin::Parameter {
                operation,
                location,
                name,
            } => {
                let mut parameters = self.api.operations.get(*operation)?.parameters.iter();
                let index =
                    parameters.position(|it| (it.location, &it.name) == (*location, name))?;
                let names = &self.symbols.operations.get(*operation)?.parameters;
                Some(format!(
                    "{}({})",
                    self.method(*operation)?,
                    names.get(index)?
                ))
            }
            Origin::RequestBody { operation, .. } => {
                let body = &self.symbols.operations.get(*operation)?.body;
                Some(format!("{}({body})", self.method(*operation)?))
            }
            Origin::ResponseBody {
                operation, status, ..
            } => Some(format!("{} -> {status}", self.method(*operation)?)),
        }
    }

    fn member(&self, of: TypeId, find: impl Fn(&Shape) -> Option<Part>) -> Option<String> {
        let id = self.api.types.get(of).merged_into.unwrap_or(of);
        let symbol = self.symbols.types.get(&id)?;
        let member = match find(&self.api.types.get(id).shape)? {
            Part::Member(index) => symbol.members.get(index)?.as_str(),
            Part::Additional => ADDITIONAL_PROPERTIES,
        };
        Some(format!("types::{}::{member}", symbol.name))
    }

    fn method(&self, operation: usize) -> Option<String> {
        let symbol = self.symbols.operations.get(operation)?;
        let mut path = vec!["resources"];
        path.extend(symbol.resource.iter().map(String::as_str));
        path.push(&symbol.method);
        Some(path.join("::"))
    }
}

fn property(shape: &Shape, name: &str) -> Option<Part> {
    let fields = &shape.object()?.fields;
    let index = fields.iter().position(|field| field.key == name)?;
    let ty = &fields.get(index)?.ty;
    ty.holds_any().then_some(Part::Member(index))
}

fn union_member(shape: &Shape, index: usize) -> Option<Part> {
    match shape {
        Shape::Union(union) => {
            let ty = &union.members.get(index)?.ty;
            ty.holds_any().then_some(Part::Member(index))
        }
        _ => None,
    }
}

fn additional(shape: &Shape) -> Option<Part> {
    let ty = shape.object()?.additional.as_ref()?;
    ty.holds_any().then_some(Part::Additional)
}
