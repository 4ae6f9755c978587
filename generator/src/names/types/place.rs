//! What types are called by where they stand, and the files that they stand in.

use super::super::type_words::{request, request_body, response_body};
use super::super::words::{pascal, snake};
use super::super::{Symbols, union};
use super::Namer;
use crate::ir::{Origin, TypeId};

/// How many places are gone back through for a name.
const DEEPEST: usize = 32;

impl Namer<'_> {
    /// The name that follows from where a type stands.
    pub(super) fn place(&self, origin: &Origin, symbols: &Symbols, depth: usize) -> String {
        match origin {
            Origin::Component(name) | Origin::Multipart { name, .. } => {
                match self.called.get(&**name) {
                    Some((called, _)) => called.clone(),
                    None => pascal(name),
                }
            }
            Origin::Property { of, name } => {
                format!("{}{}", self.type_name(*of, symbols, depth), pascal(name))
            }
            Origin::Additional { of } => {
                format!("{}Value", self.type_name(*of, symbols, depth))
            }
            Origin::Member { of, index } => {
                let variant = symbols
                    .types
                    .get(of)
                    .and_then(|symbol| symbol.members.get(*index));
                let variant = variant.map_or("Member", String::as_str);
                format!("{}{variant}", self.type_name(*of, symbols, depth))
            }
            Origin::Item(inner) => union::item(&self.place(inner, symbols, depth)),
            Origin::Parameter {
                operation, name, ..
            } => {
                format!("{}{}", request(symbols, *operation), pascal(name))
            }
            Origin::RequestBody {
                operation,
                component,
                ..
            } => request_body(symbols, *operation, component.as_deref()),
            Origin::ResponseBody {
                operation,
                status,
                component,
                ..
            } => response_body(
                self.api,
                symbols,
                (*operation, status),
                component.as_deref(),
            ),
        }
    }

    pub(super) fn type_name(&self, id: TypeId, symbols: &Symbols, depth: usize) -> String {
        if let Some(symbol) = symbols.types.get(&id) {
            return symbol.name.clone();
        }
        match self.api.types.get(id).origins.first() {
            Some(origin) if depth < DEEPEST => self.place(origin, symbols, depth + 1),
            _ => "Value".to_owned(),
        }
    }

    /// Inline types stand in the file of the component or operation around them.
    pub(super) fn module(
        &self,
        origin: &Origin,
        symbols: &Symbols,
        depth: usize,
    ) -> Option<String> {
        if depth > DEEPEST {
            return None;
        }
        match origin {
            Origin::Component(name) | Origin::Multipart { name, .. } => {
                match self.called.get(&**name) {
                    Some((_, module)) => Some(module.clone()),
                    None => Some(snake(name)),
                }
            }
            Origin::Property { of, .. } | Origin::Additional { of } | Origin::Member { of, .. } => {
                match symbols.types.get(of) {
                    Some(symbol) => Some(symbol.module.clone()),
                    None => {
                        let origin = self.api.types.get(*of).origins.first()?;
                        self.module(origin, symbols, depth + 1)
                    }
                }
            }
            Origin::Item(inner) => self.module(inner, symbols, depth + 1),
            Origin::RequestBody {
                component: Some(_), ..
            }
            | Origin::ResponseBody {
                component: Some(_), ..
            } => Some(snake(&self.place(origin, symbols, depth))),
            Origin::Parameter { operation, .. }
            | Origin::RequestBody { operation, .. }
            | Origin::ResponseBody { operation, .. } => Some(format!(
                "{}_operation",
                snake(&request(symbols, *operation)).trim_end_matches('_')
            )),
        }
    }
}
