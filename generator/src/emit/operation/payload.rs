//! The bodies of an operation that takes several: an enumeration of them.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fields::held;
use super::send::write_body;
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::emit::{Context, documentation};
use crate::ir::{Body, Content, Kind};
use crate::names::OperationSymbol;
use crate::summary::Variants;

/// A body's variant: its name, what it holds, and whether that stands in a box.
struct Variant<'a> {
    content: &'a Content,
    name: Ident,
    held: TokenStream,
    boxed: bool,
}

fn variants<'a>(
    context: Context<'_>,
    body: &'a Body,
    symbol: &'a OperationSymbol,
) -> Vec<Variant<'a>> {
    let named = body.content.iter().zip(&symbol.payloads);
    let variants = named.map(move |(content, name)| Variant {
        content,
        name: ident(name),
        held: held(context, content),
        boxed: is_boxed(content),
    });
    variants.collect()
}

/// An object beside a text would make all of them as large as the object.
fn is_boxed(content: &Content) -> bool {
    let is_named = |ty: &crate::ir::Type| matches!(ty.kind, Kind::Named(_));
    content.kind.ty().is_some_and(is_named)
}

/// The enumeration in short.
pub(super) fn told(context: Context<'_>, body: &Body, symbol: &OperationSymbol) -> Variants {
    let variants = variants(context, body, symbol);
    let converted = variants.iter().zip(are_converted_to(&variants));
    let without_from = converted
        .filter(|(_, is)| !is)
        .map(|(variant, _)| variant.name.to_string())
        .collect();
    let media_types = variants.iter().map(|variant| {
        let media_type = variant.content.media_type.clone();
        (variant.name.to_string(), media_type)
    });
    let media_types = media_types.collect();
    let variants = variants.into_iter().map(|variant| {
        let held = &variant.held;
        let held = match variant.boxed {
            true => quote!(Box<#held>),
            false => quote!(#held),
        };
        (variant.name.to_string(), spelled(&held))
    });
    Variants {
        name: symbol.payload.clone(),
        variants: variants.collect(),
        media_types,
        without_from,
    }
}

/// The enumeration, and what each variant is made from.
pub(super) fn declaration(
    context: Context<'_>,
    body: &Body,
    symbol: &OperationSymbol,
) -> TokenStream {
    let name = ident(&symbol.payload);
    let docs = documentation::lines(&[format!("A body that [`{}`] sends.", symbol.request)]);
    let variants = variants(context, body, symbol);
    let declared = variants.iter().map(|variant| {
        let docs = documentation::lines(&[format!(
            "Sent as `{}`.",
            variant.content.media_type.replace('`', "'")
        )]);
        let (name, held) = (&variant.name, &variant.held);
        match variant.boxed {
            true => quote!(#docs #name(Box<#held>),),
            false => quote!(#docs #name(#held),),
        }
    });
    let declared: Vec<TokenStream> = declared.collect();
    let conversions = conversions(&name, &variants);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#declared)* }

        #(#conversions)*
    }
}

/// What can be sent in one way only converts by itself, and what has a type of its own does in the way
/// that is first: of a text or bytes nobody knows which they are.
fn are_converted_to(variants: &[Variant<'_>]) -> Vec<bool> {
    let held: Vec<String> = variants.iter().map(|it| it.held.to_string()).collect();
    let mut ways: HashMap<&str, usize> = HashMap::new();
    for held in &held {
        *ways.entry(held).or_default() += 1;
    }
    let mut seen = HashSet::new();
    let each = variants.iter().zip(&held).map(|(variant, held)| {
        let is_first = seen.insert(held.as_str());
        let is_only = ways.get(held.as_str()) == Some(&1);
        is_only || is_first && variant.boxed
    });
    each.collect()
}

fn conversions(name: &Ident, variants: &[Variant<'_>]) -> Vec<TokenStream> {
    let converted = variants.iter().zip(are_converted_to(variants));
    let conversions = converted.filter(|(_, is)| *is).map(|(variant, _)| {
        let (held, variant_name) = (&variant.held, &variant.name);
        let value = match variant.boxed {
            true => quote!(Box::new(body)),
            false => quote!(body),
        };
        quote! {
            impl From<#held> for #name {
                fn from(body: #held) -> Self {
                    Self::#variant_name(#value)
                }
            }
        }
    });
    conversions.collect()
}

/// Sends whichever it is.
pub(super) fn write(
    body: &Body,
    symbol: &OperationSymbol,
    value: &Ident,
    request: &TokenStream,
) -> TokenStream {
    let name = ident(&symbol.payload);
    let arms = body
        .content
        .iter()
        .zip(&symbol.payloads)
        .map(|(content, variant)| {
            let variant = ident(variant);
            let reference = match is_boxed(content) {
                true => quote!(&*body),
                false => quote!(&body),
            };
            let write = write_body(content, request, &quote!(body), &reference);
            quote!(#name::#variant(body) => { #write })
        });
    quote!(match #value { #(#arms)* })
}
