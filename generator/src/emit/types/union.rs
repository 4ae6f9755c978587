//! Unions: a variant a member, and one that keeps what fits none.

use std::collections::{BTreeMap, HashMap};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::{External, Imports};
use super::rust::{self, Presence};
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::emit::{Context, documentation};
use crate::ir::{Definition, Field, Kind, Literal, Member, Shape, Type, Union};
use crate::names::TypeSymbol;

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
    let unknown = ident(&symbol.unknown);
    let mut variants = Vec::new();
    let mut payloads = Vec::new();
    for (member, variant) in union.members.iter().zip(&symbol.members) {
        let docs = match takes_others(union, member) {
            true => {
                documentation::markdown("What is none of the others, with what all of them have.")
            }
            false if member.is_base => documentation::markdown(&describe(member)),
            false => documentation::of(&member.docs, &describe(member)),
        };
        let variant = ident(variant);
        let ty = rust::kind(context, &member.ty.kind, imports);
        let held = if member.boxed {
            quote!(Box<#ty>)
        } else {
            ty.clone()
        };
        variants.push(quote!(#docs #variant(#held),));
        payloads.push((member, variant, ty));
    }
    let conversions = conversions(&name, union, &payloads);
    let accessors = accessors(context, union, symbol, imports);
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

/// Whether each member is made by `From`: no other is made of the same.
pub(in crate::emit) fn are_converted_to(union: &Union) -> Vec<bool> {
    let kinds = || union.members.iter().map(|member| &member.ty.kind);
    let mut members: HashMap<&Kind, usize> = HashMap::new();
    kinds().for_each(|kind| *members.entry(kind).or_default() += 1);
    // Any JSON may be meant for another member.
    let each = kinds().map(|kind| members.get(kind) == Some(&1) && *kind != Kind::Any);
    each.collect()
}

fn conversions(
    name: &Ident,
    union: &Union,
    payloads: &[(&Member, Ident, TokenStream)],
) -> Vec<TokenStream> {
    let mut conversions = Vec::new();
    for ((member, variant, ty), is_converted) in payloads.iter().zip(are_converted_to(union)) {
        if !is_converted {
            continue;
        }
        let value = if member.boxed {
            quote!(Box::new(value))
        } else {
            quote!(value)
        };
        conversions.push(quote! {
            impl From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(#value)
                }
            }
        });
        if member.ty.kind == Kind::String {
            conversions.push(quote! {
                impl From<&str> for #name {
                    fn from(value: &str) -> Self {
                        Self::#variant(value.to_owned())
                    }
                }
            });
        }
    }
    conversions
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
        [] => "A member of the union.".to_owned(),
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

/// The fields that all members share, read without a look at the member.
fn accessors(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> TokenStream {
    let methods = union
        .shared
        .iter()
        .zip(&symbol.methods)
        .filter_map(|(key, method)| accessor(context, union, symbol, key, method, imports));
    let methods: Vec<TokenStream> = methods.collect();
    if methods.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&symbol.name);
    quote!(impl #name { #(#methods)* })
}

fn accessor(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
    key: &str,
    method: &str,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let fields = fields_of(context, union, key)?;
    let (first, _) = fields.first()?;
    let ty = rust::value(
        context,
        &Field {
            boxed: false,
            ..(*first).clone()
        },
        imports,
    );
    let arms = fields
        .iter()
        .zip(&symbol.members)
        .map(|((field, name), variant)| {
            let (variant, name) = (ident(variant), ident(name));
            let value = match (rust::presence(field), field.boxed) {
                (Presence::Required, _) => quote!(Some(&member.#name)),
                (Presence::Optional | Presence::Nullable, false) => quote!(member.#name.as_ref()),
                (Presence::Optional | Presence::Nullable, true) => quote!(member.#name.as_deref()),
            };
            quote!(Self::#variant(member) => #value,)
        });
    let docs = documentation::of(&first.docs, &format!("`{key}`, which all members have."));
    let deprecated = first
        .docs
        .deprecated
        .then(|| quote!(#[allow(deprecated, reason = "it reads the deprecated field")]));
    let unknown = ident(&symbol.unknown);
    let method = ident(method);
    Some(quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> Option<&#ty> {
            match self {
                #(#arms)*
                Self::#unknown(_) => None,
            }
        }
    })
}

/// These methods in short: what each reads.
pub(in crate::emit) fn accessors_told(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
) -> BTreeMap<String, String> {
    let methods = union.shared.iter().zip(&symbol.methods);
    let told = methods.filter_map(|(key, method)| {
        let fields = fields_of(context, union, key)?;
        let (first, _) = fields.first()?;
        let ty = rust::qualified(context, &Type::of(first.ty.kind.clone()));
        Some((method.clone(), spelled(&ty)))
    });
    told.collect()
}

/// The field of each member that has this key, if all of them hold the same.
fn fields_of<'a>(
    context: Context<'a>,
    union: &Union,
    key: &str,
) -> Option<Vec<(&'a Field, &'a str)>> {
    let members = union.members.iter();
    let fields: Option<Vec<_>> = members.map(|it| field_of(context, it, key)).collect();
    let fields = fields?;
    let (first, _) = fields.first()?;
    let is_same = |field: &Field| field.ty == first.ty && field.required == first.required;
    fields
        .iter()
        .all(|(field, _)| is_same(field))
        .then_some(fields)
}

/// The field of a member that has this key.
fn field_of<'a>(context: Context<'a>, member: &Member, key: &str) -> Option<(&'a Field, &'a str)> {
    let Kind::Named(id) = member.ty.kind else {
        return None;
    };
    let Shape::Object(object) = &context.api.types.get(id).shape else {
        return None;
    };
    let symbol = context.symbols.types.get(&id)?;
    let index = object.fields.iter().position(|field| field.key == key)?;
    Some((
        object.fields.get(index)?,
        symbol.members.get(index)?.as_str(),
    ))
}
