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
    Body(&'a Content),
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
    if let Some(body) = &operation.body
        && let Some(content) = best(&body.content)
    {
        fields.push(of_body(context, content, &symbol.body, body));
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
            .path
            .find(&format!("{{{}}}", parameter.name))
            .unwrap_or(usize::MAX - 1),
        _ => usize::MAX,
    }
}

/// The media type that is sent or read where there are several: JSON if it is among them.
pub(super) fn best(content: &[Content]) -> Option<&Content> {
    content.iter().min_by_key(|content| match content.kind {
        ContentKind::Json(_) => 0,
        ContentKind::Form(_) => 1,
        ContentKind::Text => 2,
        ContentKind::Bytes => 3,
    })
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

fn of_body<'a>(
    context: Context<'_>,
    content: &'a Content,
    name: &'a str,
    body: &'a Body,
) -> Field<'a> {
    let (ty, argument) = match &content.kind {
        ContentKind::Json(ty) | ContentKind::Form(ty) => {
            (rust::qualified(context, ty), argument(context, ty, name))
        }
        ContentKind::Text => (
            quote!(String),
            Argument::converted(&ident(name), &quote!(String)),
        ),
        ContentKind::Bytes => (
            quote!(Vec<u8>),
            Argument::converted(&ident(name), &quote!(Vec<u8>)),
        ),
    };
    Field {
        name,
        wire: "the body",
        argument,
        ty,
        required: body.required,
        docs: &body.docs,
        source: Source::Body(content),
    }
}

fn argument(context: Context<'_>, ty: &Type, name: &str) -> Argument {
    rust::argument(ty, &ident(name), |ty| rust::qualified(context, ty))
}
