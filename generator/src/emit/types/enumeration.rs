//! Enumerations: a variant a value, and one that keeps what is not listed.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{External, Imports};
use crate::emit::ident::ident;
use crate::emit::{Context, documentation};
use crate::ir::{Definition, Docs, Enumeration, Value, Values};
use crate::names::{TypeSymbol, UNKNOWN};

pub(super) fn item(
    context: Context<'_>,
    definition: &Definition,
    enumeration: &Enumeration,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    match &enumeration.values {
        Values::Strings(values) => {
            imports.external(External::UnlistedString);
            strings(context, definition, values, symbol)
        }
        Values::Integers(values) => {
            imports.external(External::UnlistedInteger);
            integers(context, definition, values, symbol)
        }
    }
}

fn strings(
    context: Context<'_>,
    definition: &Definition,
    values: &[Value<String>],
    symbol: &TypeSymbol,
) -> TokenStream {
    let told = values
        .iter()
        .map(|one| told(format!("{:?}", one.value), &one.docs));
    let declared = declaration(
        context,
        definition,
        symbol,
        told.collect(),
        &quote!(UnlistedString),
        &quote!(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash),
    );
    let values: Vec<&str> = values.iter().map(|one| one.value.as_str()).collect();
    let name = ident(&symbol.name);
    let variants: Vec<_> = symbol.members.iter().map(|member| ident(member)).collect();
    let unknown = ident(UNKNOWN);
    quote! {
        #declared

        impl #name {
            /// The listed values, in the order of the document.
            pub const LISTED: &'static [Self] = &[#(Self::#variants),*];

            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#unknown(value) => value.as_str(),
                }
            }

            pub(crate) fn listed(value: &str) -> Option<Self> {
                match value {
                    #(#values => Some(Self::#variants),)*
                    _ => None,
                }
            }

            pub(crate) fn unlisted(value: String) -> Self {
                Self::#unknown(UnlistedString::new(value))
            }
        }
    }
}

fn integers(
    context: Context<'_>,
    definition: &Definition,
    values: &[Value<i64>],
    symbol: &TypeSymbol,
) -> TokenStream {
    let told = values
        .iter()
        .map(|one| told(one.value.to_string(), &one.docs));
    let declared = declaration(
        context,
        definition,
        symbol,
        told.collect(),
        &quote!(UnlistedInteger),
        &quote!(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash),
    );
    let name = ident(&symbol.name);
    let variants: Vec<_> = symbol.members.iter().map(|member| ident(member)).collect();
    let unknown = ident(UNKNOWN);
    let values: Vec<_> = values
        .iter()
        .map(|one| proc_macro2::Literal::i64_unsuffixed(one.value))
        .collect();
    quote! {
        #declared

        impl #name {
            /// The listed values, in the order of the document.
            pub const LISTED: &'static [Self] = &[#(Self::#variants),*];

            /// The value on the wire.
            pub const fn as_i64(self) -> i64 {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#unknown(value) => value.get(),
                }
            }
        }

        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    other => Self::#unknown(UnlistedInteger::new(other)),
                }
            }
        }
    }
}

fn declaration(
    context: Context<'_>,
    definition: &Definition,
    symbol: &TypeSymbol,
    told: Vec<Docs>,
    unlisted: &TokenStream,
    derived: &TokenStream,
) -> TokenStream {
    let docs = super::docs(context, definition, symbol);
    let name = ident(&symbol.name);
    let unknown = ident(UNKNOWN);
    let variants = symbol.members.iter().zip(&told).map(|(member, told)| {
        let docs = documentation::of(told, "");
        let member = ident(member);
        quote!(#docs #member,)
    });
    quote! {
        #docs
        #[derive(#derived)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the document does not list.
            #unknown(#unlisted),
        }
    }
}

/// What is told of a value: what the document says, and how it is written.
fn told(value: String, docs: &Docs) -> Docs {
    let mut docs = docs.clone();
    let written = format!("`{}`", value.replace('`', "'"));
    if docs.deprecated {
        docs.remarks.push("Deprecated.".to_owned());
    }
    docs.remarks.push(written);
    docs
}
