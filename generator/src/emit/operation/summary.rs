//! An operation in short.

use super::fields::{self, Field, Source};
use super::{answer, answers, events, failures, parameters, parts, payload};
use crate::emit::Context;
use crate::emit::summary::spelled;
use crate::emit::types::rust;
use crate::ir::{ConstantParameter, Content, ContentKind, FormField, Location, Server, Style};
use crate::summary::{Argument, Operation};

/// What a caller can see of an operation.
pub(in crate::emit) fn summary(context: Context<'_>, index: usize) -> Option<Operation> {
    let (operation, symbol) = parts(context, index)?;
    let fields = fields::all(context, operation, symbol);
    let optional = fields.iter().filter(|field| !field.required);
    let mut options: Vec<Argument> = optional.map(argument).collect();
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
        arguments: arguments.map(argument).collect(),
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
    let place = place(constant.parameter.location);
    let wire = format!("{place} {}", constant.parameter.name);
    (wire, constant.value.to_string())
}

fn place(location: Location) -> String {
    format!("{location:?}").to_lowercase()
}

fn argument(field: &Field<'_>) -> Argument {
    let place = match field.source {
        Source::Parameter(parameter) => place(parameter.location),
        Source::Body(_) => "body".to_owned(),
    };
    let wire = match field.source {
        Source::Parameter(parameter) => parameter.name.clone(),
        Source::Body(body) => {
            let media_types = body
                .content
                .iter()
                .map(|content| content.media_type.as_str());
            media_types.collect::<Vec<_>>().join(", ")
        }
    };
    Argument {
        name: field.name.to_owned(),
        wire: format!("{place} {wire}"),
        style: style(field),
        reserved: match field.source {
            Source::Parameter(parameter) => parameters::sends_reserved(parameter),
            Source::Body(_) => false,
        },
        ty: spelled(&field.argument.ty),
        deprecated: field.docs.deprecated,
    }
}

/// How a field is written, where that is not what its place has without a word.
fn style(field: &Field<'_>) -> Option<String> {
    match field.source {
        Source::Parameter(parameter) => {
            let usual = match parameter.location {
                Location::Query | Location::Cookie => (Style::Form, true),
                Location::Path | Location::Header => (Style::Simple, false),
            };
            let own = (parameter.style, parameter.explode);
            let words = (own != usual).then(|| written(own)).into_iter();
            let words: Vec<String> = words.chain(parameter.fields.iter().map(of_field)).collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
        Source::Body(body) => {
            let fields = body.content.iter().flat_map(form_fields);
            let words: Vec<String> = fields.map(of_field).collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
    }
}

fn form_fields(content: &Content) -> &[FormField] {
    match &content.kind {
        ContentKind::Form(_, fields) => fields,
        _ => &[],
    }
}

fn of_field(field: &FormField) -> String {
    format!("{} {}", field.key, written((field.style, field.explode)))
}

fn written((style, explode): (Style, bool)) -> String {
    let style = match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::Json => return "JSON".to_owned(),
        Style::Fields => "fields",
        Style::Plain => "cookie",
    };
    let apart = if explode { "exploded" } else { "not exploded" };
    format!("{style}, {apart}")
}
