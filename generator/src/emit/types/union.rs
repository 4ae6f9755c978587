//! Unions: a variant a member, and one that keeps what fits none.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{External, Imports};
use super::{accessors, conversions, rust, twin};
use crate::emit::ident::ident;
use crate::emit::{Context, documentation};
use crate::ir::{Definition, Literal, Member, Union};
use crate::names::{TypeSymbol, UNKNOWN};

pub(super) fn item(
    context: Context<'_>,
    definition: &Definition,
    union: &Union,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    imports.external(External::Value);
    let docs = super::docs(context, definition, symbol);
    let name = ident(&symbol.name);
    let unknown = ident(UNKNOWN);
    let mut variants = Vec::new();
    for (index, (member, variant)) in union.members.iter().zip(&symbol.members).enumerate() {
        let docs = match takes_others(union, member) {
            true => {
                documentation::markdown("What is none of the others, with what all of them have.")
            }
            false if member.is_base => documentation::markdown(&describe(member)),
            false => documentation::of(
                &twin::docs(context, union, index, symbol),
                &describe(member),
            ),
        };
        let variant = ident(variant);
        let ty = rust::kind(context, &member.ty.kind, imports);
        let held = if member.boxed { quote!(Box<#ty>) } else { ty };
        variants.push(quote!(#docs #variant(#held),));
    }
    let conversions = conversions::items(context, union, symbol, imports);
    let accessors = accessors::item(context, union, symbol, imports);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that fits none of the above, whole.
            #unknown(Value),
        }

        #accessors
        #(#conversions)*
    }
}

/// Whether a base takes what is none of the heirs: where another member is the default, that does.
fn takes_others(union: &Union, member: &Member) -> bool {
    let has_default = union.members.iter().any(|member| member.is_default);
    member.is_base && (member.is_default || !has_default)
}

/// What a value must look like to be this member.
pub(super) fn describe(member: &Member) -> String {
    let signature = &member.signature;
    let constants = signature.constants.iter().map(|(key, values)| {
        let values: Vec<String> = values.iter().map(spell).collect();
        format!("`{key}: {}`", values.join(" | "))
    });
    let keys = signature
        .required
        .iter()
        .filter(|key| !signature.constants.contains_key(*key))
        .map(|key| format!("`{key}`"));
    let parts: Vec<String> = constants.chain(keys).collect();
    match parts.as_slice() {
        [] => "A value of this type.".to_owned(),
        [only] => format!("An object with {only}."),
        [most @ .., last] => format!("An object with {} and {last}.", most.join(", ")),
    }
}

/// A literal as JSON writes it.
pub(super) fn spell(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => format!("{text:?}"),
        other => other.told(),
    }
}
