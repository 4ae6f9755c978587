//! Bodies in parts: a struct as for an object, but one that is only sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::object;
use super::rust;
use crate::emit::ident::ident;
use crate::emit::{Context, documentation};
use crate::ir::{Definition, Multipart};
use crate::names::TypeSymbol;

pub(super) fn item(
    context: Context<'_>,
    definition: &Definition,
    multipart: &Multipart,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    let object = &multipart.object;
    let name = ident(&symbol.name);
    let docs = super::docs(context, definition, symbol);
    let default = (!object::has_required(object)).then(|| quote!(Default,));
    let fields: Vec<TokenStream> = object
        .fields
        .iter()
        .zip(&symbol.members)
        .map(|(field, name)| {
            let docs = documentation::of(&field.docs, &object::key(field));
            let deprecated = documentation::deprecated(&field.docs);
            let name = ident(name);
            let ty = rust::field(context, field, imports);
            quote!(#docs #deprecated pub #name: #ty,)
        })
        .collect();
    let methods = object::methods(context, object, symbol, &TokenStream::new(), imports);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        #methods
    }
}
