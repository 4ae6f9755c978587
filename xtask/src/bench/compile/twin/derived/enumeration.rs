//! Enumerations and unions: the value of each variant, and one for what is not listed.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Arm, Attribute, Expr, ImplItem, Item, ItemEnum, Lit, Pat, Stmt, Variant, parse_quote};

use super::{Timed, head};

/// The values of enumerations of strings, by the names of type and variant.
pub(super) type Values = HashMap<(String, String), String>;

/// Derives serde for an enumeration or a union; gives back what else it needs.
pub(super) fn derive(item: &mut ItemEnum, values: &Values, timed: &Timed) -> syn::Result<Item> {
    item.attrs
        .push(parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]));
    let name = item.ident.clone();
    let last = item.variants.last().and_then(held);
    match last.and_then(head).as_deref() {
        Some("UnlistedString") => {
            for variant in &mut item.variants {
                let said = listed(variant, &name.to_string(), values)?;
                variant.attrs.push(said);
            }
        }
        Some("UnlistedInteger") => item
            .attrs
            .push(parse_quote!(#[serde(from = "i64", into = "i64")])),
        Some("Value") => union(item, timed),
        _ => {
            return Err(syn::Error::new_spanned(
                name,
                "an enumeration of another kind",
            ));
        }
    }
    Ok(needed(item))
}

/// The macro that an enumeration stands in.
fn needed(item: &ItemEnum) -> Item {
    let name = &item.ident;
    let last = item.variants.last().and_then(held);
    match last.and_then(head).as_deref() {
        Some("UnlistedString") => parse_quote!(crate::runtime::json::string_enumeration!(#name);),
        Some("UnlistedInteger") => parse_quote!(crate::runtime::json::integer_enumeration!(#name);),
        _ => parse_quote!(crate::runtime::json::json!(#name);),
    }
}

/// The only thing that a variant holds.
fn held(variant: &Variant) -> Option<&syn::Type> {
    variant.fields.iter().next().map(|field| &field.ty)
}

fn listed(variant: &Variant, name: &str, values: &Values) -> syn::Result<Attribute> {
    if held(variant).is_some() {
        return Ok(parse_quote!(#[serde(untagged)]));
    }
    let value = values.get(&(name.to_owned(), variant.ident.to_string()));
    let value = value.ok_or_else(|| syn::Error::new_spanned(variant, "a variant has no value"))?;
    Ok(parse_quote!(#[serde(rename = #value)]))
}

fn union(item: &mut ItemEnum, timed: &Timed) {
    item.attrs.push(parse_quote!(#[serde(untagged)]));
    for field in item
        .variants
        .iter_mut()
        .flat_map(|variant| variant.fields.iter_mut())
    {
        if let Some(with) = timed.with(&field.ty) {
            field.attrs.push(parse_quote!(#[serde(#with)]));
        }
    }
}

/// The values that the types list: in arms such as `"smart" => Some(Self::Smart)`.
pub(super) fn values(items: &[Item]) -> Values {
    let impls = items.iter().filter_map(|item| match item {
        Item::Impl(item) => Some(item),
        _ => None,
    });
    let values = impls.flat_map(|item| {
        let name = item.self_ty.to_token_stream().to_string();
        let arms = item.items.iter().flat_map(arms).filter_map(value);
        arms.map(move |(variant, value)| ((name.clone(), variant), value))
    });
    values.collect()
}

/// The arms of the function that knows the values.
fn arms(item: &ImplItem) -> &[Arm] {
    match item {
        ImplItem::Fn(function) if function.sig.ident == "listed" => {
            match function.block.stmts.as_slice() {
                [Stmt::Expr(Expr::Match(found), _)] => &found.arms,
                _ => &[],
            }
        }
        _ => &[],
    }
}

/// The variant of an arm, and its value.
fn value(arm: &Arm) -> Option<(String, String)> {
    let (Pat::Lit(literal), Expr::Call(call)) = (&arm.pat, unbraced(&arm.body)) else {
        return None;
    };
    let (Lit::Str(value), Some(Expr::Path(variant))) = (&literal.lit, call.args.first()) else {
        return None;
    };
    let variant = variant.path.segments.last()?;
    Some((variant.ident.to_string(), value.value()))
}

/// An expression that was too long to stand without braces.
fn unbraced(expression: &Expr) -> &Expr {
    match expression {
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(inner, None)] => inner,
            _ => expression,
        },
        _ => expression,
    }
}
