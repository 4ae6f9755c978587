//! Rust's words for types of the IR.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::{External, Imports};
use crate::emit::Context;
use crate::emit::ident::ident;
use crate::ir::{Field, Kind, Type};

/// How a place for a value is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Always a value.
    Required,
    /// A value or nothing; nothing is left out, or null where it cannot be left out.
    Optional,
    /// Absent, null or a value.
    Nullable,
}

pub(crate) fn presence(field: &Field) -> Presence {
    match (field.required, field.ty.nullable) {
        (true, false) => Presence::Required,
        (false, true) => Presence::Nullable,
        (true, true) | (false, false) => Presence::Optional,
    }
}

/// The type of a field.
pub(super) fn field(context: Context<'_>, field: &Field, imports: &mut Imports) -> TokenStream {
    let ty = value(context, field, imports);
    match presence(field) {
        Presence::Required => ty,
        Presence::Optional => quote!(Option<#ty>),
        Presence::Nullable => {
            imports.external(External::Nullable);
            quote!(Nullable<#ty>)
        }
    }
}

/// The type of a field's value when it is there.
pub(super) fn value(context: Context<'_>, field: &Field, imports: &mut Imports) -> TokenStream {
    let ty = kind(context, &field.ty.kind, imports);
    if field.boxed { quote!(Box<#ty>) } else { ty }
}

/// A type, null included.
pub(super) fn ty(context: Context<'_>, ty: &Type, imports: &mut Imports) -> TokenStream {
    let value = kind(context, &ty.kind, imports);
    if ty.nullable {
        quote!(Option<#value>)
    } else {
        value
    }
}

pub(super) fn kind(context: Context<'_>, kind: &Kind, imports: &mut Imports) -> TokenStream {
    match kind {
        Kind::Any => imported(imports, External::Value, "Value"),
        Kind::DateTime => imported(imports, External::OffsetDateTime, "OffsetDateTime"),
        Kind::Date => imported(imports, External::Date, "Date"),
        Kind::Base64 => imported(imports, External::Base64, "Base64"),
        Kind::File => imported(imports, External::Upload, "Upload"),
        Kind::Array(item) => {
            let item = ty(context, item, imports);
            quote!(Vec<#item>)
        }
        Kind::Map(value) => {
            imports.external(External::BTreeMap);
            let value = ty(context, value, imports);
            quote!(BTreeMap<String, #value>)
        }
        Kind::Named(id) => {
            let name = context
                .symbols
                .types
                .get(id)
                .map_or("Value", |symbol| &symbol.name);
            imports.ty(name);
            let name = ident(name);
            quote!(#name)
        }
        scalar => self::scalar(scalar),
    }
}

fn imported(imports: &mut Imports, external: External, name: &str) -> TokenStream {
    imports.external(external);
    let name = ident(name);
    quote!(#name)
}

fn scalar(kind: &Kind) -> TokenStream {
    let name = ident(kind.scalar().unwrap_or("String"));
    quote!(#name)
}

/// A type by its full path, for files that import nothing but `types`.
pub(crate) fn qualified(context: Context<'_>, ty: &Type) -> TokenStream {
    let value = match &ty.kind {
        Kind::Any => quote!(serde_json::Value),
        Kind::DateTime => quote!(time::OffsetDateTime),
        Kind::Date => quote!(time::Date),
        Kind::Base64 => quote!(crate::runtime::json::Base64),
        Kind::File => quote!(crate::runtime::http::Upload),
        Kind::Array(item) => {
            let item = qualified(context, item);
            quote!(Vec<#item>)
        }
        Kind::Map(value) => {
            let value = qualified(context, value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Kind::Named(id) => {
            let name = ident(
                context
                    .symbols
                    .types
                    .get(id)
                    .map_or("Value", |symbol| &symbol.name),
            );
            quote!(types::#name)
        }
        scalar => self::scalar(scalar),
    };
    if ty.nullable {
        quote!(Option<#value>)
    } else {
        value
    }
}

/// How a caller hands over a value: the type of the argument, and what makes the value of it.
pub(crate) struct Argument {
    pub(crate) ty: TokenStream,
    pub(crate) value: TokenStream,
}

impl Argument {
    /// An argument of anything that `rust` can be made from.
    pub(crate) fn converted(name: &Ident, rust: &TokenStream) -> Self {
        Self {
            ty: quote!(impl Into<#rust>),
            value: quote!(#name.into()),
        }
    }
}

/// An argument for a value of a type that `rust` spells.
pub(crate) fn argument(
    ty: &Type,
    name: &Ident,
    mut rust: impl FnMut(&Type) -> TokenStream,
) -> Argument {
    let spelled = rust(ty);
    match &ty.kind {
        _ if ty.nullable => {}
        Kind::String | Kind::Named(_) | Kind::Any | Kind::Base64 | Kind::File => {
            return Argument::converted(name, &spelled);
        }
        Kind::Array(item)
            if !item.nullable
                && matches!(item.kind, Kind::String | Kind::Named(_) | Kind::File) =>
        {
            let item = rust(item);
            return Argument {
                ty: quote!(impl IntoIterator<Item = impl Into<#item>>),
                value: quote!(#name.into_iter().map(Into::into).collect()),
            };
        }
        _ => {}
    }
    Argument {
        ty: spelled,
        value: quote!(#name),
    }
}
