//! Bodies in parts: a line a field to send it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::ident::ident;
use crate::emit::types::rust::{Presence, presence};
use crate::emit::types::uses_deprecated;
use crate::ir::{Constant, ConstantValue, Field, Kind, Multipart, Shape};
use crate::media_type::{PLAIN_JSON, essence, is_json};
use crate::names::TypeSymbol;

pub(super) fn item(
    context: Context<'_>,
    multipart: &Multipart,
    symbol: &TypeSymbol,
) -> TokenStream {
    let object = &multipart.object;
    let name = ident(&symbol.name);
    let deprecated = uses_deprecated(object);
    let media_type = |key: &String| multipart.media_types.get(key).map(String::as_str);
    let constants = object
        .constants
        .iter()
        .map(|constant| write_constant(constant, media_type(&constant.key)));
    let fields = object.fields.iter().zip(&symbol.members);
    let fields = fields.map(|(field, member)| {
        let media_type = media_type(&field.key);
        write(
            field,
            member,
            media_type.or_else(|| media_type_of_null(context, field)),
        )
    });
    quote! {
        #deprecated
        impl http::Parts for #name {
            fn write(&self, parts: &mut http::Multipart) -> Result<(), http::Error> {
                #(#constants)*
                #(#fields)*
                Ok(())
            }
        }
    }
}

fn write_constant(constant: &Constant, media_type: Option<&str>) -> TokenStream {
    let key = &constant.key;
    let value = match &constant.value {
        ConstantValue::Text(text) => quote!(#text),
        ConstantValue::Integer(number) => {
            let number = Literal::i64_suffixed(*number);
            quote!(#number)
        }
    };
    let media_type = told(media_type);
    quote!(parts.value(#key, #media_type, &#value)?;)
}

fn told(media_type: Option<&str>) -> TokenStream {
    match media_type {
        Some(media_type) => quote!(Some(#media_type)),
        None => quote!(None),
    }
}

fn write(field: &Field, member: &str, media_type: Option<&str>) -> TokenStream {
    let (key, name) = (&field.key, ident(member));
    let is_json = media_type.is_some_and(|name| is_json(&essence(name)));
    let media_type = told(media_type);
    let is_required = presence(field) == Presence::Required;
    let value = match field.required && field.ty.nullable {
        true => quote!(&http::OrNull(&self.#name)),
        false => quote!(&self.#name),
    };
    let (method, value) = match (&field.ty.kind, is_required) {
        (Kind::File, true) => (quote!(only_file), quote!(Some(&self.#name))),
        (Kind::File, false) => (quote!(only_file), quote!(self.#name.as_ref())),
        (Kind::Array(_), true) if field.ty.holds_files() => (quote!(files), quote!(&self.#name)),
        (Kind::Array(_), false) if field.ty.holds_files() => {
            (quote!(files), quote!(self.#name.iter().flatten()))
        }
        (Kind::String, _) if is_json => (quote!(verbatim), value),
        _ => (quote!(value), value),
    };
    quote!(parts.#method(#key, #media_type, #value)?;)
}

/// What is JSON unless the document says otherwise is JSON where it is null as well.
fn media_type_of_null(context: Context<'_>, field: &Field) -> Option<&'static str> {
    let is_object = match &field.ty.kind {
        Kind::Map(_) => true,
        Kind::Named(id) => matches!(context.api.types.get(*id).shape, Shape::Object(_)),
        _ => false,
    };
    (is_object && field.ty.nullable).then_some(PLAIN_JSON)
}
