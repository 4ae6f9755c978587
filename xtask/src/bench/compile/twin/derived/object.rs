//! Objects: the key of each field, and when it is left out.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{ExprStruct, Field, Fields, Ident, Item, ItemImpl, ItemStruct, parse_quote};

use super::super::wire::{Key, Keys, Objects};
use super::{Timed, head};

/// Derives serde for an object; gives back what else it needs.
pub(super) fn derive(item: &mut ItemStruct, keys: &Keys, timed: &Timed) -> syn::Result<Vec<Item>> {
    item.attrs
        .push(parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]));
    let name = item.ident.clone();
    let Fields::Named(fields) = &mut item.fields else {
        return Err(syn::Error::new_spanned(item, "an object without names"));
    };
    let fields = &mut fields.named;
    if fields.len() <= keys.fields.len() {
        return Err(syn::Error::new_spanned(
            name,
            "an object with more keys than fields",
        ));
    }
    for (field, key) in fields.iter_mut().zip(&keys.fields) {
        describe(field, key, timed);
    }
    rest(fields.iter_mut().skip(keys.fields.len()), timed);
    let mut added = vec![parse_quote!(crate::runtime::json::json!(#name);)];
    for (index, (key, value)) in keys.constants.iter().enumerate() {
        let (field, ty) = (constant(index), format_ident!("{name}Constant{index}"));
        fields.push(parse_quote!(#[doc(hidden)] #[serde(rename = #key)] pub #field: #ty));
        added.push(parse_quote!(crate::runtime::json::constant!(#ty, #value);));
    }
    Ok(added)
}

fn describe(field: &mut Field, key: &Key, timed: &Timed) {
    let mut said: Vec<TokenStream> = Vec::new();
    let wire = &key.name;
    if field.ident.as_ref().is_none_or(|name| name.unraw() != wire) {
        said.push(quote!(rename = #wire));
    }
    let with = timed.with(&field.ty);
    match head(&field.ty).as_deref() {
        Some("Option") if key.is_optional => {
            // Serde takes a missing `Option` for none, but not where it is read by other code.
            said.extend(with.is_some().then(|| quote!(default)));
            said.push(quote!(skip_serializing_if = "Option::is_none"));
        }
        Some("Nullable") => said.push(quote!(
            default,
            skip_serializing_if = "crate::runtime::json::Nullable::is_absent"
        )),
        _ => {}
    }
    said.extend(with);
    if !said.is_empty() {
        field.attrs.push(parse_quote!(#[serde(#(#said),*)]));
    }
}

/// What is not listed goes to the first field for it: serde would copy it to all.
fn rest<'a>(fields: impl Iterator<Item = &'a mut Field>, timed: &Timed) {
    for (index, field) in fields.enumerate() {
        let with = timed.with(&field.ty).into_iter();
        field.attrs.push(match index {
            0 => parse_quote!(#[serde(flatten #(, #with)*)]),
            _ => parse_quote!(#[serde(skip)]),
        });
    }
}

fn constant(index: usize) -> Ident {
    format_ident!("constant_{index}")
}

/// Gives constructors the fields that hold constants.
pub(super) fn fill_constants(item: &mut ItemImpl, objects: &Objects) {
    let keys = objects.get(&item.self_ty.to_token_stream().to_string());
    let constants = keys.map_or(0, |keys| keys.constants.len());
    if item.trait_.is_none() && constants > 0 {
        Filling { constants }.visit_item_impl_mut(item);
    }
}

struct Filling {
    constants: usize,
}

impl VisitMut for Filling {
    fn visit_expr_struct_mut(&mut self, literal: &mut ExprStruct) {
        if literal.path.is_ident("Self") {
            let fields = (0..self.constants).map(constant);
            let fields = fields.map(|name| parse_quote!(#name: Default::default()));
            literal
                .fields
                .extend::<Vec<syn::FieldValue>>(fields.collect());
        }
        visit_mut::visit_expr_struct_mut(self, literal);
    }
}
