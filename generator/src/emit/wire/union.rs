//! Unions: what tells the members apart, as data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::ident::ident;
use crate::ir::{Kinds, Literal, Signature, Union};
use crate::names::TypeSymbol;

pub(super) fn item(union: &Union, symbol: &TypeSymbol) -> TokenStream {
    let name = ident(&symbol.name);
    let unknown = ident(&symbol.unknown);
    let members = union.members.iter().map(|found| member(&found.signature));
    let variants: Vec<_> = symbol
        .members
        .iter()
        .map(|variant| ident(variant))
        .collect();
    let vacant = variants.iter().enumerate().map(|(index, variant)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        quote!(#index => Self::#variant(json::vacant()),)
    });
    quote! {
        impl json::Union for #name {
            const MEMBERS: &'static [json::Member] = &[#(#members),*];

            fn vacant_member(member: usize) -> Self {
                match member {
                    #(#vacant)*
                    _ => Self::#unknown(json::vacant()),
                }
            }

            fn member(&mut self) -> &mut dyn json::Decode {
                match self {
                    #(Self::#variants(member) => member,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl json::Encode for #name {
            fn encode(&self, writer: &mut json::Writer) {
                match self {
                    #(Self::#variants(member) => member.encode(writer),)*
                    Self::#unknown(value) => value.encode(writer),
                }
            }
        }

        json::union!(#name);
    }
}

fn member(signature: &Signature) -> TokenStream {
    let only_object = Kinds {
        object: true,
        ..Kinds::default()
    };
    let known = &signature.known;
    let base = if signature.kinds == only_object {
        quote!(json::Member::object(&[#(#known),*]))
    } else {
        let kinds = kinds(signature.kinds);
        let known = (!known.is_empty()).then(|| quote!(.known(&[#(#known),*])));
        quote!(json::Member::of(#kinds)#known)
    };
    let required = &signature.required;
    let required = (!required.is_empty()).then(|| quote!(.required(&[#(#required),*])));
    let constants = signature.constants.iter().map(|(key, values)| {
        let values = values.iter().map(literal);
        quote!((#key, &[#(#values),*]))
    });
    let constants =
        (!signature.constants.is_empty()).then(|| quote!(.constants(&[#(#constants),*])));
    let listed = signature.listed.iter().map(literal);
    let listed = (!signature.listed.is_empty()).then(|| quote!(.listed(&[#(#listed),*])));
    quote!(#base #required #constants #listed)
}

fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Text(text) => quote!(json::Literal::Text(#text)),
        Literal::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(json::Literal::Integer(#number))
        }
        Literal::Boolean(boolean) => quote!(json::Literal::Boolean(#boolean)),
        Literal::Null => quote!(json::Literal::Null),
    }
}

fn kinds(kinds: Kinds) -> TokenStream {
    let all = [
        (kinds.boolean, quote!(json::kind::BOOLEAN)),
        (kinds.integer && !kinds.number, quote!(json::kind::INTEGER)),
        (kinds.number, quote!(json::kind::NUMBER)),
        (kinds.string, quote!(json::kind::STRING)),
        (kinds.array, quote!(json::kind::ARRAY)),
        (kinds.object, quote!(json::kind::OBJECT)),
        (kinds.null, quote!(json::kind::NULL)),
    ];
    let present = all
        .into_iter()
        .filter(|(present, _)| *present)
        .map(|(_, kind)| kind);
    let present: Vec<TokenStream> = present.collect();
    if present.len() == all_kinds() {
        quote!(json::kind::ANY)
    } else {
        quote!(#(#present)|*)
    }
}

/// How many kinds there are when a number stands for both of its kinds.
const fn all_kinds() -> usize {
    6
}
