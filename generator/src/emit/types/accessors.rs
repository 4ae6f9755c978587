//! What is read of a union without a look at the member.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::rust::{self, Presence};
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::emit::{Context, documentation};
use crate::ir::{Common, Member, Object, Shape, Type, Union};
use crate::names::{TypeSymbol, UNKNOWN};

/// A method for each property that all members have, or had before.
pub(super) fn item(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    if union.common.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&symbol.name);
    let named = union.common.iter().zip(&symbol.methods);
    let methods = named.map(|(common, method)| {
        let arms = union.members.iter().zip(&symbol.members);
        let arms = arms.filter_map(|(member, variant)| {
            let variant = ident(variant);
            let value = value(context, member, &common.key)?;
            Some(quote!(Self::#variant(member) => #value,))
        });
        let unknown = ident(UNKNOWN);
        let (others, whose) = match common.of_some {
            true => (quote!(_), "of the members that have it"),
            false => (quote!(Self::#unknown(_)), "which all members have"),
        };
        let otherwise = format!("`{}`, {whose}.", common.key);
        let arms = quote!(#(#arms)* #others => None,);
        accessor(context, common, method, (&arms, &otherwise), imports)
    });
    quote!(impl #name { #(#methods)* })
}

fn accessor(
    context: Context<'_>,
    common: &Common,
    method: &str,
    (arms, otherwise): (&TokenStream, &str),
    imports: &mut Imports,
) -> TokenStream {
    let ty = rust::kind(context, &common.kind, imports);
    let docs = documentation::of(&common.docs, otherwise);
    let deprecated = common
        .docs
        .deprecated
        .then(|| quote!(#[allow(deprecated, reason = "it reads the deprecated field")]));
    let method = ident(method);
    quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> Option<&#ty> {
            match self {
                #arms
            }
        }
    }
}

/// What `member` has by this key.
fn value(context: Context<'_>, member: &Member, key: &str) -> Option<TokenStream> {
    let id = member.ty.itself()?;
    let symbol = context.symbols.types.get(&id)?;
    match &context.api.types.get(id).shape {
        Shape::Object(object) => of_object(object, symbol, key),
        Shape::Union(union) => {
            let mut named = union.common.iter().zip(&symbol.methods);
            let (_, method) = named.find(|(common, _)| common.key == key)?;
            let method = ident(method);
            Some(quote!(member.#method()))
        }
        _ => None,
    }
}

fn of_object(object: &Object, symbol: &TypeSymbol, key: &str) -> Option<TokenStream> {
    let mut named = object.fields.iter().zip(&symbol.members);
    let (field, name) = named.find(|(field, _)| field.key == key)?;
    let name = ident(name);
    Some(match (rust::presence(field), field.boxed) {
        (Presence::Required, _) => quote!(Some(&member.#name)),
        (Presence::Optional | Presence::Nullable, false) => quote!(member.#name.as_ref()),
        (Presence::Optional | Presence::Nullable, true) => quote!(member.#name.as_deref()),
    })
}

/// These methods in short: what each reads.
pub(in crate::emit) fn told(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
) -> BTreeMap<String, String> {
    let named = union.common.iter().zip(&symbol.methods);
    let told = named.map(|(common, method)| {
        let ty = rust::qualified(context, &Type::of(common.kind.clone()));
        (method.clone(), spelled(&ty))
    });
    told.collect()
}
