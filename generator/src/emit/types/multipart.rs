//! Bodies in parts: a struct as for an object, but one that is only sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{debug, object};
use crate::emit::Context;
use crate::emit::ident::ident;
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
    let default = (!object::has_constructor(object)).then(|| quote!(Default,));
    let debug = debug::of(object, symbol, []);
    let debug_derived = debug.is_none().then(|| quote!(Debug,));
    let fields = object::fields(context, object, symbol, imports);
    let methods = object::methods(context, object, symbol, &TokenStream::new(), imports);
    quote! {
        #docs
        #[derive(Clone, #debug_derived #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        #methods

        #debug
    }
}
