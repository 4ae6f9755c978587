//! How the types read from and write to JSON.

mod multipart;
mod object;
mod union;

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::reach::Reach;
use super::{Context, Module, documentation};
use crate::ir::{Shape, TypeId, Values};
use crate::print;

/// One file of reading and writing.
pub(super) fn file(context: Context<'_>, ids: &[TypeId]) -> Result<String, syn::Error> {
    let mut items = Vec::new();
    let mut names = Vec::new();
    let (mut json, mut objects, mut parts) = (false, false, false);
    for id in ids {
        let (Some(symbol), definition) =
            (context.symbols.types.get(id), context.api.types.get(*id))
        else {
            continue;
        };
        names.push(symbol.name.as_str());
        let is_multipart = matches!(definition.shape, Shape::Multipart(_));
        parts |= is_multipart;
        json |= !is_multipart;
        objects |= matches!(definition.shape, Shape::Object(_));
        items.push(match &definition.shape {
            Shape::Multipart(multipart) => multipart::item(context, multipart, symbol),
            Shape::Object(object) => object::item(object, symbol),
            Shape::Union(union) => union::item(context, union, symbol),
            Shape::Enumeration(enumeration) => {
                let name = ident(&symbol.name);
                match &enumeration.values {
                    Values::Strings(_) => quote!(json::string_enumeration!(#name);),
                    Values::Integers(_) => quote!(json::integer_enumeration!(#name);),
                }
            }
            Shape::Pending => TokenStream::new(),
        });
    }
    let title = documentation::module(&match names.as_slice() {
        [first, ..] if !json => format!("The parts of `{first}`."),
        [first, ..] => format!("JSON of `{first}`."),
        [] => "JSON.".to_owned(),
    });
    let http = parts.then(|| {
        quote!(
            use crate::runtime::http;
        )
    });
    let json = match (json, objects) {
        (_, true) => quote!(
            use crate::runtime::json::{self, Object as _};
        ),
        (true, false) => quote!(
            use crate::runtime::json;
        ),
        (false, false) => TokenStream::new(),
    };
    names.sort_unstable();
    let names = names.into_iter().map(ident);
    let head = quote! {
        #title
        #http
        #json
        use crate::types::{#(#names),*};
    };
    print::file_of(iter::once(head).chain(items))
}

/// The module that holds them all.
pub(super) fn index(modules: &[Module], reach: &Reach<'_>) -> Result<String, syn::Error> {
    let title = documentation::module("How the types read from and write to JSON.");
    let declared = modules.iter().map(|(module, _)| {
        let (gate, module) = (reach.gate(module), ident(module));
        quote!(#gate mod #module;)
    });
    print::file(quote!(#title #(#declared)*))
}
