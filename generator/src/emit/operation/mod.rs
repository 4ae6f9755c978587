//! Operations: a method that starts a request, and the request.

mod answer;
mod answers;
mod arguments;
mod events;
mod failures;
mod fields;
mod headers;
mod pages;
mod parameters;
mod payload;
mod send;
mod style;
mod summary;
mod unread;
mod unset_body;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, documentation};
use crate::ir::{Body, ContentKind, Operation, Parameter, Types};
use crate::names::OperationSymbol;
use answer::Answer;
use fields::{Field, Source};
pub(super) use summary::summary;

/// How many arguments clippy takes beside `self` without a word.
const MOST_ARGUMENTS: usize = 6;

/// What the code of some operations mentions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Uses {
    pub(super) styles: bool,
    pub(super) explodes: bool,
    /// Bodies whose parts the caller names.
    pub(super) multipart: bool,
}

impl Uses {
    pub(super) fn of(context: Context<'_>, operations: &[usize]) -> Self {
        let mut uses = Self::default();
        let operations = operations
            .iter()
            .filter_map(|index| context.api.operations.get(*index));
        for operation in operations {
            operation.body.iter().for_each(|body| uses.see_body(body));
            let constants = operation.constants.iter();
            let constants = constants.map(|constant| &constant.parameter);
            for parameter in operation.parameters.iter().chain(constants) {
                uses.see_parameter(&context.api.types, parameter);
            }
        }
        uses
    }

    fn see_body(&mut self, body: &Body) {
        for content in &body.content {
            self.multipart |= matches!(content.kind, ContentKind::Multipart(None));
            let has_styles =
                matches!(&content.kind, ContentKind::Form(_, fields) if !fields.is_empty());
            self.styles |= has_styles;
            self.explodes |= has_styles;
        }
    }

    fn see_parameter(&mut self, types: &Types, parameter: &Parameter) {
        let (styles, explodes) = parameters::mentions(types, parameter);
        self.styles |= styles;
        self.explodes |= explodes;
    }
}

fn parts<'a>(context: Context<'a>, index: usize) -> Option<(&'a Operation, &'a OperationSymbol)> {
    Some((
        context.api.operations.get(index)?,
        context.symbols.operations.get(index)?,
    ))
}

/// The method of the resource, and the request that it makes.
pub(super) fn emitted(context: Context<'_>, index: usize) -> Option<(TokenStream, TokenStream)> {
    let (operation, symbol) = parts(context, index)?;
    let fields = fields::all(context, operation, symbol);
    let answer = answer::of(context, operation, symbol);
    Some((
        method(context, operation, symbol, &fields, &answer),
        request(context, operation, symbol, &fields, &answer),
    ))
}

fn method(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
    fields: &[Field<'_>],
    answer: &Answer,
) -> TokenStream {
    let arguments = fields::arguments(fields, symbol);
    let docs = docs(operation, &arguments);
    let deprecated = documentation::deprecated(&operation.docs);
    let (method, request) = (ident(&symbol.method), ident(&symbol.request));
    let arguments: Vec<TokenStream> = arguments
        .into_iter()
        .map(|field| {
            let (name, ty) = (ident(field.name), &field.argument.ty);
            quote!(#name: #ty)
        })
        .collect();
    let started = send::started(context, operation, symbol, fields, answer);
    let many = (arguments.len() > MOST_ARGUMENTS)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "each of them is required")]));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #method(&self, #(#arguments),*) -> #request {
            #started
        }
    }
}

fn docs(operation: &Operation, arguments: &[&Field<'_>]) -> TokenStream {
    let mut docs = operation.docs.clone();
    docs.remarks.extend(arguments::docs(arguments));
    let http = operation.http().replace('`', "'");
    docs.remarks.push(format!("`{http}`"));
    docs.remarks.extend(parameters::told(&operation.constants));
    if operation.takes_key() {
        let told = "Without an idempotency key of the caller's each request has a fresh one, and is sent \
                    again after any failure that may pass.";
        docs.remarks.push(told.to_owned());
    }
    let argument = operation.body.iter().filter(|body| body.required);
    let told = argument.flat_map(|body| body.docs.remarks.iter().cloned());
    docs.remarks.extend(told);
    let id = operation.id.as_deref().map(ToSnakeCase::to_snake_case);
    let words = id.map(|id| id.replace('_', " ")).unwrap_or_default();
    let mut letters = words.chars();
    let otherwise = match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => "An operation of the API.".to_owned(),
    };
    documentation::of(&docs, &otherwise)
}

/// What was given so far, setters for the rest, and how it is sent.
fn request(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
    fields: &[Field<'_>],
    answer: &Answer,
) -> TokenStream {
    let request = ident(&symbol.request);
    let resource = ident(resource_handle(context, symbol));
    let docs = documentation::lines(&[format!(
        "A request that [`{resource}::{}`] makes; it is sent when it is awaited.",
        symbol.method
    )]);
    let optional = fields.iter().filter(|field| !field.required);
    let setters = optional.map(|field| setter(context, field, symbol));
    let send = send::function(context, operation, answer);
    let sending = send::implementations(symbol, answer);
    let events = events::methods(context, operation);
    let pages = pages::methods(operation);
    let paged = pages::implementation(context, operation, symbol);
    let several = operation
        .body
        .as_ref()
        .filter(|body| body.content.len() > 1);
    let payload = several.map(|body| payload::declaration(context, body, symbol));
    let (output, declaration) = (&answer.ty, &answer.declaration);
    let future = send::future(answer);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent only when it is awaited"]
        pub struct #request {
            request: Outgoing,
        }

        impl #request {
            #(#setters)*
            #send
            #events
            #pages
        }

        #sending

        #paged

        impl IntoFuture for #request {
            type Output = Result<#output, Error>;
            type IntoFuture = #future;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        #payload
        #declaration
    }
}

fn setter(context: Context<'_>, field: &Field<'_>, symbol: &OperationSymbol) -> TokenStream {
    let name = ident(field.name);
    let otherwise = format!("Sets {}.", field.title());
    let docs = match field.source {
        Source::Parameter(_) => {
            documentation::of_named(field.docs, &otherwise, field.name, field.wire)
        }
        Source::Body(_) => documentation::of(field.docs, &otherwise),
    };
    let deprecated = documentation::deprecated(field.docs);
    let ty = &field.argument.ty;
    let given = send::give(context, field, symbol, &quote!(self.request));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            #given
            self
        }
    }
}

/// The name of the struct that has the operation's method.
fn resource_handle<'a>(context: Context<'a>, symbol: &OperationSymbol) -> &'a str {
    let mut node = &context.symbols.resources;
    for module in &symbol.resource {
        match node.children.iter().find(|child| child.module == *module) {
            Some(child) => node = child,
            None => break,
        }
    }
    &node.handle
}
