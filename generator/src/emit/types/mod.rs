//! Types as a user sees them: data and documentation.

pub(super) mod accessors;
pub(super) mod conversions;
mod debug;
mod enumeration;
mod imports;
mod multipart;
pub(super) mod object;
mod place;
mod presets;
pub(super) mod rust;
mod twin;
pub(super) mod union;

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::reach::Reach;
use super::{Context, Module, documentation};
use crate::ir::{Definition, Shape, TypeId};
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
    let deprecated = definition.docs.deprecated.then(|| "Deprecated.".to_owned());
    let mut docs = definition.docs.clone();
    if docs.title.is_some() || docs.description.is_some() {
        docs.remarks.extend(deprecated);
        return documentation::of(&docs, "");
    }
    let (around, sentence) = place::described(context, definition, symbol);
    let sentence = documentation::linked(&sentence, around);
    let more = deprecated.map(|told| documentation::lines(&[String::new(), told]));
    quote!(#sentence #more)
}
