//! What a request is made of: the parameters and the body.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::ident::ident;
use crate::emit::types::rust::{self, Argument};
use crate::ir::{Body, Content, ContentKind, Docs, Operation, Parameter, Type};
use crate::names::OperationSymbol;

/// A parameter or the body, as a field of the request.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    /// The name on the wire.
    pub(super) wire: &'a str,
    pub(super) ty: TokenStream,
    pub(super) argument: Argument,
    pub(super) required: bool,
    pub(super) docs: &'a Docs,
    pub(super) source: Source<'a>,
}

impl Field<'_> {
    /// What the field is called in a sentence.
    pub(super) fn title(&self) -> String {
        match self.source {
            Source::Parameter(_) => format!("`{}`", self.wire.replace('`', "'")),
            Source::Body(_) => "the body".to_owned(),
        }
    }
}

/// What a field stands for.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    Parameter(&'a Parameter),
    Body(&'a Body),
}

/// What the method takes, in order.
pub(super) fn arguments<'f, 'a>(
    fields: &'f [Field<'a>],
    symbol: &OperationSymbol,
) -> Vec<&'f Field<'a>> {
    let names = symbol
        .arguments
        .iter()
        .filter_map(|index| symbol.parameters.get(*index));
    let parameters = names.filter_map(|name| fields.iter().find(|field| field.name == name));
    let is_body = |field: &&Field<'_>| field.required && matches!(field.source, Source::Body(_));
    let body = fields.iter().filter(is_body);
    parameters.chain(body).collect()
}

/// Path parameters first, then what else is required, the body last; then what is optional.
pub(super) fn all<'a>(
    context: Context<'_>,
    operation: &'a Operation,
    symbol: &'a OperationSymbol,
) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = operation
        .parameters
        .iter()
        .zip(&symbol.parameters)
        .map(|(parameter, name)| of_parameter(context, parameter, name))
        .collect();
    if let Some(body) = &operation.body {
        fields.push(of_body(context, body, symbol));
    }
    fields.sort_by_key(|field| match field.source {
        Source::Parameter(parameter) if field.required => (0, in_path(operation, parameter)),
        Source::Body(_) if field.required => (1, 0),
        _ => (2, 0),
    });
    fields
}

/// Where a parameter stands in the path; the others come after.
fn in_path(operation: &Operation, parameter: &Parameter) -> usize {
    match parameter.location {
        crate::ir::Location::Path => operation
            .template
            .find(&format!("{{{}}}", parameter.name))
            .unwrap_or(usize::MAX - 1),
        _ => usize::MAX,
    }
}

fn of_parameter<'a>(context: Context<'_>, parameter: &'a Parameter, name: &'a str) -> Field<'a> {
    let ty = Type::of(parameter.ty.kind.clone());
    Field {
        name,
        wire: &parameter.name,
        argument: argument(context, &ty, name),
        ty: rust::qualified(context, &ty),
        required: parameter.required,
        docs: &parameter.docs,
        source: Source::Parameter(parameter),
    }
}

fn of_body<'a>(context: Context<'_>, body: &'a Body, symbol: &'a OperationSymbol) -> Field<'a> {
    let name = ident(&symbol.body);
    let (ty, argument) = match body.content.as_slice() {
        [only] => match only.kind.ty() {
            Some(ty) if ty.nullable => converted(&name, nullable(context, ty)),
            Some(ty) => (held(context, only), argument(context, ty, &symbol.body)),
            None => converted(&name, held(context, only)),
        },
        _ => {
            let payload = ident(&symbol.payload);
            converted(&name, quote!(#payload))
        }
    };
    Field {
        name: &symbol.body,
        wire: "the body",
        argument,
        ty,
        required: body.required,
        docs: &body.docs,
        source: Source::Body(body),
    }
}

fn converted(name: &proc_macro2::Ident, ty: TokenStream) -> (TokenStream, Argument) {
    let argument = Argument::converted(name, &ty);
    (ty, argument)
}

/// What is made of a value, of nothing and of all that a field takes which may be null.
fn nullable(context: Context<'_>, ty: &Type) -> TokenStream {
    let value = rust::qualified(context, &Type::of(ty.kind.clone()));
    quote!(crate::runtime::json::Nullable<#value>)
}

/// The type of what is sent in one media type.
pub(super) fn held(context: Context<'_>, content: &Content) -> TokenStream {
    match &content.kind {
        ContentKind::Multipart(None) => quote!(Multipart),
        ContentKind::Text => quote!(String),
        ContentKind::Bytes => quote!(Upload),
        kind => kind
            .ty()
            .map_or_else(|| quote!(Upload), |ty| rust::qualified(context, ty)),
    }
}

fn argument(context: Context<'_>, ty: &Type, name: &str) -> Argument {
    rust::argument(ty, &ident(name), |ty| rust::qualified(context, ty))
}
