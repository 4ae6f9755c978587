//! What constructors write by themselves.

use proc_macro2::TokenStream;
use quote::quote;

use super::union::spell;
use crate::ir::{Field, Kind, Literal, Object};

/// What a constructor writes into a field by itself.
pub(super) fn value(field: &Field, value: &Literal) -> TokenStream {
    let literal = match value {
        Literal::Text(text) => quote!(#text),
        Literal::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            // A sign binds less than a call.
            match value {
                Literal::Integer(..0) => quote!((#number)),
                _ => quote!(#number),
            }
        }
        Literal::Boolean(boolean) => quote!(#boolean),
        Literal::Null => quote!(None),
    };
    let value = match field.ty.kind {
        Kind::String => quote!(#literal.to_owned()),
        Kind::Named(_) => quote!(#literal.into()),
        _ => literal,
    };
    match field.required {
        true => value,
        false => quote!(Some(#value)),
    }
}

/// What a constructor makes.
pub(super) fn told(object: &Object) -> String {
    let presets = object.presets.iter();
    let presets = presets.map(|(key, value)| format!("{key}: {}", spell(value)).replace('`', "'"));
    let presets = presets.map(|preset| format!("`{preset}`"));
    let presets: Vec<String> = presets.collect();
    let has_required = object.fields.iter().any(|field| field.required);
    match (presets.join(", "), has_required) {
        (presets, _) if presets.is_empty() => "An object with its required fields.".to_owned(),
        (presets, true) => format!("An object with its required fields, and {presets}."),
        (presets, false) => format!("An object with {presets}."),
    }
}
