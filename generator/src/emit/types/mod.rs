//! Types as a user sees them: data and documentation.

mod enumeration;
mod imports;
mod multipart;
pub(super) mod object;
pub(super) mod rust;
mod union;

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::reach::Reach;
use super::{Context, Module, documentation};
use crate::ir::{Definition, Origin, Shape, TypeId};
use crate::names::TypeSymbol;
use crate::print;
use imports::Imports;
pub(super) use object::uses_deprecated;

/// One file of types.
pub(super) fn file(context: Context<'_>, ids: &[TypeId]) -> Result<String, syn::Error> {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for id in ids {
        items.push(item(context, *id, &mut imports));
    }
    let names = ids.iter().filter_map(|id| context.symbols.types.get(id));
    let own: Vec<&str> = names.map(|symbol| symbol.name.as_str()).collect();
    let title = documentation::module(&match own.as_slice() {
        [only] => format!("`{only}`."),
        [first, ..] => format!("`{first}` and what it is made of."),
        [] => "Types.".to_owned(),
    });
    let uses = imports.tokens(&own);
    print::file_of(iter::once(quote!(#title #uses)).chain(items))
}

/// The module that holds all types.
pub(super) fn index(
    context: Context<'_>,
    modules: &[Module],
    reach: &Reach<'_>,
) -> Result<String, syn::Error> {
    let title = documentation::module("The types of the API.");
    let declared = modules.iter().map(|(module, _)| {
        let (gate, module) = (reach.gate(module), ident(module));
        quote!(#gate mod #module;)
    });
    let exported = modules.iter().map(|(module, ids)| {
        let (gate, module) = (reach.gate(module), ident(module));
        let mut names: Vec<&str> = ids
            .iter()
            .filter_map(|id| Some(context.symbols.types.get(id)?.name.as_str()))
            .collect();
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        quote!(#gate pub use #module::{#(#names),*};)
    });
    print::file(quote!(#title #(#declared)* #(#exported)*))
}

fn item(context: Context<'_>, id: TypeId, imports: &mut Imports) -> TokenStream {
    let definition = context.api.types.get(id);
    let Some(symbol) = context.symbols.types.get(&id) else {
        return TokenStream::new();
    };
    match &definition.shape {
        Shape::Object(object) => object::item(context, definition, object, symbol, imports),
        Shape::Multipart(multipart) => {
            multipart::item(context, definition, multipart, symbol, imports)
        }
        Shape::Enumeration(shape) => enumeration::item(context, definition, shape, symbol, imports),
        Shape::Union(union) => union::item(context, definition, union, symbol, imports),
        Shape::Pending => TokenStream::new(),
    }
}

/// What the document says of a type, or where it stands.
fn docs(context: Context<'_>, definition: &Definition, symbol: &TypeSymbol) -> TokenStream {
    let docs = &definition.docs;
    if docs.title.is_some() || docs.description.is_some() {
        return documentation::of(docs, "");
    }
    let (around, sentence) = place(context, definition, symbol);
    documentation::linked(&sentence, around)
}

/// What an operation sends, as it stands in backticks.
fn http(context: Context<'_>, operation: usize) -> String {
    let operation = context.api.operations.get(operation);
    operation.map_or_else(String::new, |it| it.http().replace('`', "'"))
}

/// The type around this one, and where this one stands in it, in a sentence.
fn place<'a>(
    context: Context<'a>,
    definition: &Definition,
    symbol: &'a TypeSymbol,
) -> (Option<&'a str>, String) {
    let name = |id| {
        context
            .symbols
            .types
            .get(&id)
            .map_or("", |symbol| symbol.name.as_str())
    };
    match definition.origins.first() {
        Some(Origin::Member { of, index }) => {
            let described = match &context.api.types.get(*of).shape {
                Shape::Union(union) => union.members.get(*index).map(union::describe),
                _ => None,
            };
            let around = name(*of);
            (
                Some(around),
                format!("One of `{around}`. {}", described.unwrap_or_default()),
            )
        }
        Some(Origin::Property { of, name: key }) => {
            let around = name(*of);
            (
                Some(around),
                format!("In `{around}`, what `{}` holds.", key.replace('`', "'")),
            )
        }
        Some(Origin::RequestBody {
            component: Some(name),
            ..
        }) => (None, format!("The body `{}`.", name.replace('`', "'"))),
        Some(Origin::ResponseBody {
            component: Some(name),
            ..
        }) => (None, format!("The answer `{}`.", name.replace('`', "'"))),
        Some(Origin::RequestBody { operation, .. }) => {
            (None, format!("A body of `{}`.", http(context, *operation)))
        }
        Some(Origin::ResponseBody {
            operation, status, ..
        }) => {
            let http = http(context, *operation);
            (
                None,
                format!("An answer of `{http}`, with the status {status}."),
            )
        }
        Some(Origin::Parameter { operation, name }) => {
            let (name, http) = (name.replace('`', "'"), http(context, *operation));
            (
                None,
                format!("What the parameter `{name}` of `{http}` holds."),
            )
        }
        _ => (None, format!("`{}` of the API.", symbol.name)),
    }
}
