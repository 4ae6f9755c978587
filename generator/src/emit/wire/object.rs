//! Objects: the fields as data, and a line a field to read it and to write it.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::emit::ident::ident;
use crate::emit::types::object::has_constructor;
use crate::emit::types::rust::{Presence, presence};
use crate::emit::types::uses_deprecated;
use crate::ir::{ConstantValue, Field, Kind, Object};
use crate::names::{ADDITIONAL_PROPERTIES, TypeSymbol, UNKNOWN_FIELDS};

pub(super) fn item(object: &Object, symbol: &TypeSymbol) -> TokenStream {
    let name = ident(&symbol.name);
    let unknown = ident(UNKNOWN_FIELDS);
    let deprecated = uses_deprecated(object);
    let fields = fields(object);
    let vacant = vacant(object, symbol);
    let names: Vec<_> = symbol.members.iter().map(|name| ident(name)).collect();
    let (read, write) = match object.additional {
        Some(_) => (quote!(read_open_object), quote!(write_open_object)),
        None => (quote!(read_object), quote!(write_object)),
    };
    let additional = object
        .additional
        .iter()
        .map(|_| ident(ADDITIONAL_PROPERTIES));
    let additional: Vec<_> = additional.collect();
    quote! {
        impl json::Object for #name {
            const FIELDS: &'static [json::Field] = &[#(#fields),*];
        }

        #deprecated
        impl json::Decode for #name {
            fn vacant() -> Self {
                #vacant
            }

            fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
                json::#read(
                    reader,
                    Self::FIELDS,
                    &mut [#(&mut self.#names),*],
                    #(&mut self.#additional,)*
                    &mut self.#unknown,
                )
            }
        }

        #deprecated
        impl json::Encode for #name {
            fn encode(&self, writer: &mut json::Writer) {
                json::#write(
                    writer,
                    Self::FIELDS,
                    &[#(&self.#names),*],
                    #(&self.#additional,)*
                    &self.#unknown,
                );
            }
        }

        json::serde_impls!(#name);
    }
}

/// The fields on the wire, constants first.
fn fields(object: &Object) -> Vec<TokenStream> {
    let constants = object.constants.iter().map(|constant| {
        let (key, value) = (&constant.key, &constant.value);
        let field = match value {
            ConstantValue::Text(text) => quote!(json::Field::Constant(#key, #text)),
            ConstantValue::Integer(number) => {
                let number = proc_macro2::Literal::i64_unsuffixed(*number);
                quote!(json::Field::ConstantInteger(#key, #number))
            }
        };
        keyed(key, field)
    });
    let fields = object.fields.iter().map(|field| {
        let key = &field.key;
        let field = match field.required {
            true if is_collection(field) => quote!(json::Field::Collection(#key)),
            true => quote!(json::Field::Required(#key)),
            false => quote!(json::Field::Optional(#key)),
        };
        keyed(key, field)
    });
    constants.chain(fields).collect()
}

/// A field, of which it is said what its key is in a JSON text if that is something else.
fn keyed(key: &str, field: TokenStream) -> TokenStream {
    let is_escaped = |character: char| character < ' ' || matches!(character, '"' | '\\');
    if !key.contains(is_escaped) {
        return field;
    }
    let quoted = Value::from(key).to_string();
    let text = quoted.get(1..quoted.len() - 1);
    quote!(json::Field::Escaped(#text, &#field))
}

/// Whether null leaves the field empty rather than missing.
fn is_collection(field: &Field) -> bool {
    presence(field) == Presence::Required
        && !field.boxed
        && matches!(field.ty.kind, Kind::Array(_) | Kind::Map(_))
}

/// An object to read into.
fn vacant(object: &Object, symbol: &TypeSymbol) -> TokenStream {
    if !has_constructor(object) {
        return quote!(Self::default());
    }
    let fields = object.fields.iter().zip(&symbol.members);
    let fields = fields.map(|(field, name)| {
        let name = ident(name);
        match presence(field) {
            Presence::Required => quote!(#name: json::vacant(),),
            Presence::Optional => quote!(#name: None,),
            Presence::Nullable => quote!(#name: json::Nullable::Absent,),
        }
    });
    let additional = object.additional.iter().map(|_| {
        let name = ident(ADDITIONAL_PROPERTIES);
        quote!(#name: json::vacant(),)
    });
    let unknown = ident(UNKNOWN_FIELDS);
    quote! {
        Self {
            #(#fields)*
            #(#additional)*
            #unknown: json::UnknownFields::new(),
        }
    }
}
