//! Objects: a line a field to read it, a line to write it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::ident::ident;
use crate::emit::types::rust::{Presence, presence};
use crate::emit::types::uses_deprecated;
use crate::ir::{Field, Kind, Object};
use crate::names::TypeSymbol;

pub(super) fn item(object: &Object, symbol: &TypeSymbol) -> TokenStream {
    let name = ident(&symbol.name);
    let unknown = ident(&symbol.unknown);
    let deprecated = uses_deprecated(object);
    let read = read(object, symbol);
    let write = write(object, symbol);
    quote! {
        #deprecated
        impl json::Object for #name {
            #read
            #write

            fn unknown_fields(&self) -> &json::UnknownFields {
                &self.#unknown
            }
        }

        json::object!(#name);
    }
}

fn is_collection(field: &Field) -> bool {
    presence(field) == Presence::Required
        && !field.boxed
        && matches!(field.ty.kind, Kind::Array(_) | Kind::Map(_))
}

fn read(object: &Object, symbol: &TypeSymbol) -> TokenStream {
    let fields = || object.fields.iter().zip(&symbol.members);
    let constants = || object.constants.iter().enumerate();
    let slots = fields().map(|(field, name)| {
        let name = ident(name);
        match presence(field) {
            Presence::Nullable => quote!(let mut #name = json::Nullable::Absent;),
            Presence::Required | Presence::Optional => quote!(let mut #name = None;),
        }
    });
    let seen_slots = constants().map(|(index, _)| {
        let seen = seen(index);
        quote!(let mut #seen = false;)
    });
    let arms = fields().map(|(field, name)| {
        let (key, name) = (&field.key, ident(name));
        match presence(field) {
            Presence::Nullable => quote!(#key => json_fields.read_nullable(&mut #name),),
            _ if is_collection(field) => quote!(#key => json_fields.read_collection(&mut #name),),
            _ => quote!(#key => json_fields.read(&mut #name),),
        }
    });
    let constant_arms = constants().map(|(index, constant)| {
        let (key, value, seen) = (&constant.key, &constant.value, seen(index));
        quote!(#key => json_fields.read_constant(#value, &mut #seen),)
    });
    let checks = constants().map(|(index, constant)| {
        let (key, seen) = (&constant.key, seen(index));
        quote!(if !#seen { return Err(json_reader.missing(#key)); })
    });
    let required = fields().filter(|(field, _)| field.required);
    let required = required.map(|(field, name)| {
        let (key, name) = (&field.key, ident(name));
        quote! {
            let Some(#name) = #name else {
                return Err(json_reader.missing(#key));
            };
        }
    });
    let names = fields().map(|(_, name)| ident(name));
    let additional = object
        .additional
        .as_ref()
        .map(|_| ident(&symbol.additional));
    let additional_slot = additional
        .as_ref()
        .map(|name| quote!(let mut #name = std::collections::BTreeMap::new();));
    let rest = match &additional {
        Some(name) => quote!(json_fields.read_additional(&mut #name)),
        None => quote!(json_fields.keep()),
    };
    let unknown = ident(&symbol.unknown);
    let keyed = !object.fields.is_empty() || !object.constants.is_empty();
    let each = if keyed {
        quote!(match json_fields.key() {
            #(#constant_arms)*
            #(#arms)*
            _ => #rest,
        })
    } else {
        quote!(#rest;)
    };
    let additional = additional.into_iter();
    quote! {
        fn read(json_reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
            #(#seen_slots)*
            #(#slots)*
            #additional_slot
            let mut json_fields = json::Fields::of(json_reader);
            while json_fields.advance() {
                #each
            }
            let #unknown = json_fields.end()?;
            #(#checks)*
            #(#required)*
            Ok(Self { #(#names,)* #(#additional,)* #unknown })
        }
    }
}

/// The local that remembers whether a constant was there.
fn seen(index: usize) -> proc_macro2::Ident {
    format_ident!("json_constant_{index}")
}

fn write(object: &Object, symbol: &TypeSymbol) -> TokenStream {
    let constants = object.constants.iter().map(|constant| {
        let (key, value) = (&constant.key, &constant.value);
        quote!(fields.constant(#key, #value))
    });
    let fields = object
        .fields
        .iter()
        .zip(&symbol.members)
        .map(|(field, name)| {
            let (key, name) = (&field.key, ident(name));
            match presence(field) {
                Presence::Nullable => quote!(fields.nullable(#key, &self.#name)),
                _ if is_collection(field) => quote!(fields.collection(#key, &self.#name)),
                _ if field.required => quote!(fields.required(#key, &self.#name)),
                _ => quote!(fields.optional(#key, &self.#name)),
            }
        });
    let additional = object.additional.iter().map(|_| {
        let name = ident(&symbol.additional);
        quote!(fields.additional(&self.#name))
    });
    let lines: Vec<TokenStream> = constants.chain(fields).chain(additional).collect();
    let argument = if lines.is_empty() {
        quote!(_)
    } else {
        quote!(fields)
    };
    quote! {
        fn write(&self, #argument: &mut json::FieldWriter<'_, '_>) {
            #(#lines;)*
        }
    }
}
