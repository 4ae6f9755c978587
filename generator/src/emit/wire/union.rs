//! Unions: what tells the members apart, as data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::ident::ident;
use crate::ir::{Kinds, Literal, Member, Signature, Union};
use crate::names::{TypeSymbol, UNKNOWN};

pub(super) fn item(context: Context<'_>, union: &Union, symbol: &TypeSymbol) -> TokenStream {
    let name = ident(&symbol.name);
    let unknown = ident(UNKNOWN);
    let members = union.members.iter().map(|found| member(&found.signature));
    let variants: Vec<_> = symbol
        .members
        .iter()
        .map(|variant| ident(variant))
        .collect();
    let written = union.members.iter().map(|it| written(context, it));
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
                    #(Self::#variants(member) => #written,)*
                    Self::#unknown(value) => value.encode(writer),
                }
            }
        }

        json::union!(#name);
    }
}

/// Writes a member, which may have a property of the name of that and a method that reads it.
fn written(context: Context<'_>, member: &Member) -> TokenStream {
    let id = member.ty.itself();
    let symbol = id.and_then(|id| context.symbols.types.get(&id));
    let hides = |symbol: &TypeSymbol| symbol.methods.iter().any(|it| it == "encode");
    match symbol.is_some_and(hides) {
        true => quote!(json::Encode::encode(member, writer)),
        false => quote!(member.encode(writer)),
    }
}

fn member(signature: &Signature) -> TokenStream {
    let only_object = Kinds {
        object: true,
        ..Kinds::default()
    };
    let rest = match signature.kinds == only_object {
        true => quote!(json::Member::OBJECT),
        false => {
            let kinds = kinds(signature.kinds);
            quote!(json::Member::of(#kinds))
        }
    };
    let keys = |name, keys: &[String]| list(name, keys.iter().map(|key| quote!(#key)));
    let (usual, constants): (Vec<_>, Vec<_>) = signature
        .constants
        .iter()
        .partition(|(key, _)| signature.usual.contains(*key));
    let values = |name, constants: Vec<(&String, &Vec<Literal>)>| {
        let constants = constants.into_iter();
        list(name, constants.map(|it| constant(signature, it)))
    };
    let others = signature.others.iter();
    let said = [
        keys("known", &signature.known),
        keys("required", &signature.required),
        values("constants", constants),
        values("usual", usual),
        others.map(|key| quote!(others: Some(#key),)).next(),
        list("listed", signature.listed.iter().map(literal)),
        signature.closed.then(|| quote!(closed: true,)),
        (signature.open && !signature.known.is_empty()).then(|| quote!(open: true,)),
    ];
    let said: TokenStream = said.into_iter().flatten().collect();
    match said.is_empty() {
        true => rest,
        false => quote!(json::Member { #said ..#rest }),
    }
}

fn constant(signature: &Signature, (key, values): (&String, &Vec<Literal>)) -> TokenStream {
    let null = signature.nullable.contains(key).then_some(&Literal::Null);
    let values = values.iter().chain(null).map(literal);
    quote!((#key, &[#(#values),*]))
}

/// What is said of a member by a list, unless that is empty.
fn list(name: &str, items: impl ExactSizeIterator<Item = TokenStream>) -> Option<TokenStream> {
    let name = ident(name);
    (items.len() > 0).then(|| quote!(#name: &[#(#items),*],))
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
