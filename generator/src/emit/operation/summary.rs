//! An operation in short.

use super::fields::{self, Field, Source};
use super::style::{is_usual, is_usual_in_form};
use super::{answer, answers, events, failures, parameters, parts, payload};
use crate::emit::Context;
use crate::emit::summary::spelled;
use crate::emit::types::rust;
use crate::ir::{ConstantParameter, ContentKind, FormField, Parameter, Server, Style, Type, Types};
use crate::summary::{Argument, Operation, wire};

/// What a caller can see of an operation.
pub(in crate::emit) fn summary(context: Context<'_>, index: usize) -> Option<Operation> {
    let (operation, symbol) = parts(context, index)?;
    let fields = fields::all(context, operation, symbol);
    let optional = fields.iter().filter(|field| !field.required);
    let mut options: Vec<Argument> = optional.map(|field| argument(context, field)).collect();
    let arguments = fields::arguments(&fields, symbol).into_iter();
    options.sort_by(|a, b| a.name.cmp(&b.name));
    let pagination = operation.pagination.as_ref();
    let item = pagination.map(|pagination| rust::qualified(context, &pagination.item));
    let bodies = operation
        .body
        .as_ref()
        .filter(|body| body.content.len() > 1);
    let failures = failures::told(context, operation);
    Some(Operation {
        http: operation.http(),
        request: symbol.request.clone(),
        arguments: arguments.map(|field| argument(context, field)).collect(),
        options,
        constants: operation.constants.iter().map(constant).collect(),
        bodies: bodies.map(|body| payload::told(context, body, symbol)),
        returns: spelled(&answer::of(context, operation, symbol).ty),
        reads: answers::read_alone(operation),
        answers: answers::told(context, operation, symbol),
        streams: events::told(context, operation),
        failure_media_types: failures::media_types(operation, &failures),
        failures,
        pages: pagination.map(|pagination| pagination.way.word().to_owned()),
        item: item.as_ref().map(spelled),
        server: operation.server.as_ref().map(Server::default_url),
        security: operation.security.clone(),
        deprecated: operation.docs.deprecated,
    })
}

/// Where it is sent, and the value as it is sent.
fn constant(constant: &ConstantParameter) -> (String, String) {
    (sent(&constant.parameter), constant.value.to_string())
}

fn sent(parameter: &Parameter) -> String {
    wire::named(parameter.location.name(), &parameter.name)
}

fn argument(context: Context<'_>, field: &Field<'_>) -> Argument {
    let (parameter, wire) = match field.source {
        Source::Parameter(parameter) => (Some(parameter), sent(parameter)),
        Source::Body(body) => {
            let media_types = body.content.iter();
            let media_types = media_types.map(|content| content.media_type.as_str());
            let media_types: Vec<&str> = media_types.collect();
            (None, wire::body(&media_types))
        }
    };
    let length = |limit: fn(&Parameter) -> Option<usize>| parameter.and_then(limit);
    Argument {
        name: field.name.to_owned(),
        wire,
        style: style(&context.api.types, field),
        reserved: parameter.is_some_and(parameters::sends_reserved),
        min_length: length(|parameter| parameter.min_length),
        max_length: length(|parameter| parameter.max_length),
        ty: spelled(&field.argument.ty),
        deprecated: field.docs.deprecated,
    }
}

/// How a field is written, where that is not what its place has without a word.
fn style(types: &Types, field: &Field<'_>) -> Option<String> {
    let words: Vec<String> = match field.source {
        Source::Parameter(parameter) => {
            let own = (parameter.style, parameter.explode);
            let own = (!is_usual(types, parameter)).then(|| written(own));
            let fields = of_fields(types, &parameter.ty, &parameter.fields);
            own.into_iter().chain(fields).collect()
        }
        Source::Body(body) => {
            let fields = body.content.iter().flat_map(|content| match &content.kind {
                ContentKind::Form(form, fields) => of_fields(types, form, fields),
                _ => Vec::new(),
            });
            fields.collect()
        }
    };
    (!words.is_empty()).then(|| words.join(", "))
}

fn of_fields(types: &Types, form: &Type, fields: &[FormField]) -> Vec<String> {
    let fields = fields.iter();
    let told = fields.filter(|field| !is_usual_in_form(types, form, field));
    told.map(of_field).collect()
}

fn of_field(field: &FormField) -> String {
    format!("{} {}", field.key, written((field.style, field.explode)))
}

fn written((style, explode): (Style, bool)) -> String {
    let name = style.name();
    let apart = if explode { "exploded" } else { "not exploded" };
    match style {
        Style::Json => name.to_owned(),
        _ => format!("{name}, {apart}"),
    }
}
