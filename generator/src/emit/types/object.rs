//! Objects: a struct, its constructor and its setters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::{External, Imports};
use super::rust::{self, Argument, Presence};
use super::{debug, presets};
use crate::emit::ident::ident;
use crate::emit::{Context, documentation};
use crate::ir::{ConstantValue, Definition, Field, Object};
use crate::names::{ADDITIONAL_PROPERTIES, TypeSymbol, UNKNOWN_FIELDS};

/// How many arguments clippy takes without a word.
const MOST_ARGUMENTS: usize = 7;

pub(super) fn item(
    context: Context<'_>,
    definition: &Definition,
    object: &Object,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    imports.external(External::UnknownFields);
    let name = ident(&symbol.name);
    let docs = super::docs(context, definition, symbol);
    let default = (!has_constructor(object)).then(|| quote!(Default,));
    let further = object.additional.as_ref().map(|_| ADDITIONAL_PROPERTIES);
    let debug = debug::of(object, symbol, further.into_iter().chain([UNKNOWN_FIELDS]));
    let debug_derived = debug.is_none().then(|| quote!(Debug,));
    let fields = fields(context, object, symbol, imports);
    let additional = object.additional.as_ref().map(|ty| {
        imports.external(External::BTreeMap);
        let name = ident(ADDITIONAL_PROPERTIES);
        let ty = rust::ty(context, ty, imports);
        quote!(
            /// Further properties.
            pub #name: BTreeMap<String, #ty>,
        )
    });
    let unknown = ident(UNKNOWN_FIELDS);
    let empty_map = object.additional.as_ref().map(|_| {
        let name = ident(ADDITIONAL_PROPERTIES);
        quote!(#name: BTreeMap::new(),)
    });
    let empty = quote!(#empty_map #unknown: UnknownFields::new());
    let methods = methods(context, object, symbol, &empty, imports);
    let without_arguments = self::default(object, &name);
    quote! {
        #docs
        #[derive(Clone, #debug_derived #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
            /// Fields that the document does not list, and values that do not fit their field.
            pub #unknown: UnknownFields,
        }

        #methods

        #without_arguments
        #debug
    }
}

/// The fields of the struct, one for each property.
pub(super) fn fields(
    context: Context<'_>,
    object: &Object,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let named = object.fields.iter().zip(&symbol.members);
    let fields = named.map(|(field, name)| {
        let docs = documentation::of_named(&field.docs, &key(field), name, &field.key);
        let deprecated = documentation::deprecated(&field.docs);
        let name = ident(name);
        let ty = rust::field(context, field, imports);
        quote!(#docs #deprecated pub #name: #ty,)
    });
    fields.collect()
}

/// A property of which the document says nothing.
fn key(field: &Field) -> String {
    match field.key.as_str() {
        "" => "The property whose name is empty.".to_owned(),
        key => format!("`{}`", key.replace('`', "'")),
    }
}

/// Whether there is more to an object than to leave everything out.
pub(in crate::emit) fn has_constructor(object: &Object) -> bool {
    !object.presets.is_empty() || object.fields.iter().any(|field| field.required)
}

/// Constants, the constructor and the setters; `empty` is what the constructor leaves empty.
pub(super) fn methods(
    context: Context<'_>,
    object: &Object,
    symbol: &TypeSymbol,
    empty: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let constants = object
        .constants
        .iter()
        .zip(&symbol.constants)
        .map(|(constant, name)| {
            let docs = documentation::of(
                &constant.docs,
                &format!(
                    "The value of `{}`, which is the same in every object.",
                    constant.key
                ),
            );
            let name = ident(name);
            let (ty, value) = match &constant.value {
                ConstantValue::Text(text) => (quote!(&'static str), quote!(#text)),
                ConstantValue::Integer(number) => {
                    let number = proc_macro2::Literal::i64_unsuffixed(*number);
                    (quote!(i64), quote!(#number))
                }
            };
            quote!(#docs pub const #name: #ty = #value;)
        });
    let constants: Vec<TokenStream> = constants.collect();
    let new = has_constructor(object).then(|| constructor(context, object, symbol, empty, imports));
    let setters = object
        .fields
        .iter()
        .zip(&symbol.members)
        .zip(&symbol.methods)
        .filter(|((field, _), _)| !field.required)
        .map(|((field, member), method)| setter(context, field, member, method, imports));
    let setters: Vec<TokenStream> = setters.collect();
    if constants.is_empty() && new.is_none() && setters.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&symbol.name);
    quote!(impl #name { #(#constants)* #new #(#setters)* })
}

fn constructor(
    context: Context<'_>,
    object: &Object,
    symbol: &TypeSymbol,
    empty: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let taken = symbol.arguments.iter().filter_map(|index| {
        let name = ident(symbol.members.get(*index)?);
        let ty = argument(context, object.fields.get(*index)?, &name, imports).ty;
        Some(quote!(#name: #ty))
    });
    let arguments: Vec<TokenStream> = taken.collect();
    let mut fields = Vec::new();
    for (field, member) in object.fields.iter().zip(&symbol.members) {
        let name = ident(member);
        if let Some(value) = object.presets.get(&field.key) {
            let value = presets::value(field, value);
            fields.push(quote!(#name: #value));
        } else if field.required {
            let value = argument(context, field, &name, imports).value;
            let shorthand = value.to_string() == *member;
            fields.push(if shorthand {
                quote!(#name)
            } else {
                quote!(#name: #value)
            });
        } else if rust::presence(field) == Presence::Nullable {
            fields.push(quote!(#name: Nullable::Absent));
        } else {
            fields.push(quote!(#name: None));
        }
    }
    let many = (arguments.len() > MOST_ARGUMENTS)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "each of them is required")]));
    let deprecated = uses_deprecated(object);
    let docs = documentation::markdown(&presets::told(object));
    quote! {
        #docs
        #many
        #deprecated
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields,)* #empty }
        }
    }
}

/// A constructor without arguments makes what is meant where nothing is said.
fn default(object: &Object, name: &Ident) -> Option<TokenStream> {
    let mut required = object.fields.iter().filter(|field| field.required);
    let is_preset = required.all(|field| object.presets.contains_key(&field.key));
    (is_preset && has_constructor(object)).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    })
}

/// Allows the use of deprecated fields where they are only carried.
pub(crate) fn uses_deprecated(object: &Object) -> TokenStream {
    if object.fields.iter().any(|field| field.docs.deprecated) {
        quote!(#[allow(deprecated, reason = "deprecated fields are carried like all others")])
    } else {
        TokenStream::new()
    }
}

fn argument(context: Context<'_>, field: &Field, name: &Ident, imports: &mut Imports) -> Argument {
    let Argument { ty, value } =
        rust::argument(&field.ty, name, |ty| rust::ty(context, ty, imports));
    match (field.boxed, field.ty.nullable) {
        (false, _) => Argument { ty, value },
        (true, false) => Argument {
            ty,
            value: quote!(Box::new(#value)),
        },
        (true, true) => Argument {
            ty,
            value: quote!(#value.map(Box::new)),
        },
    }
}

fn setter(
    context: Context<'_>,
    field: &Field,
    member: &str,
    method: &str,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(member);
    let method = ident(method);
    let deprecated = documentation::deprecated(&field.docs);
    let allowed = field
        .docs
        .deprecated
        .then(|| quote!(#[allow(deprecated, reason = "it sets the deprecated field")]));
    let docs = documentation::lines(&[format!("Sets [`{member}`](Self::{member}).")]);
    let body = match rust::presence(field) {
        Presence::Nullable => {
            let ty = rust::value(context, field, imports);
            quote!((mut self, #name: impl Into<Nullable<#ty>>) -> Self {
                self.#name = #name.into();
                self
            })
        }
        Presence::Required | Presence::Optional => {
            let Argument { ty, value } = argument(context, field, &name, imports);
            quote!((mut self, #name: #ty) -> Self {
                self.#name = Some(#value);
                self
            })
        }
    };
    quote!(#docs #deprecated #allowed pub fn #method #body)
}
