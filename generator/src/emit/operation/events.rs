//! Streams: what of a server-sent event is read, and how a call that has a choice asks for a stream.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::parameters::write_parameter;
use crate::emit::summary::spelled;
use crate::emit::types::rust;
use crate::emit::{Context, documentation};
use crate::ir::{
    Content, ContentKind, Event, Field, Kind, Location, Object, Operation, Parameter, Shape, Type,
    Values,
};
use crate::summary::Stream;

/// The key that APIs have for the choice between one answer and a stream.
const STREAM: &str = "stream";

/// Which part of an event the schema is of: of all of it, if it has what only an event has.
pub(super) fn part(context: Context<'_>, event: &Event) -> TokenStream {
    if event.is_json {
        return quote!(EventPart::Data);
    }
    let event = &event.ty;
    let members = members(context, event);
    let is_whole = !members.is_empty() && members.iter().all(|member| is_event(member));
    if is_whole {
        return match members.iter().all(|member| has_text(context, member)) {
            true => quote!(EventPart::WholeText),
            false => quote!(EventPart::Whole),
        };
    }
    match &event.kind {
        Kind::Any => quote!(EventPart::JsonOrText),
        _ if is_text(context, event) => quote!(EventPart::Text),
        _ => quote!(EventPart::Data),
    }
}

/// The object that an event is, or those that it is one of.
fn members<'a>(context: Context<'a>, event: &Type) -> Vec<&'a Object> {
    let object = |ty: &Type| match &context.api.types.get(ty.named()?).shape {
        Shape::Object(object) => Some(object),
        _ => None,
    };
    let Some(id) = event.named() else {
        return Vec::new();
    };
    match &context.api.types.get(id).shape {
        Shape::Union(union) => {
            let members = union.members.iter().map(|member| object(&member.ty));
            members.collect::<Option<_>>().unwrap_or_default()
        }
        _ => object(event).into_iter().collect(),
    }
}

fn is_event(object: &Object) -> bool {
    let has = |key: &str| {
        object.fields.iter().any(|field| field.key == key)
            || object.constants.iter().any(|constant| constant.key == key)
    };
    has("data") && (has("event") || has("id") || has("retry"))
}

/// Whether the data of an event is text.
fn has_text(context: Context<'_>, object: &Object) -> bool {
    let mut data = object.fields.iter().filter(|field| field.key == "data");
    data.all(|field| is_text(context, &field.ty))
}

/// Whether a value stands for itself, without the quotes of JSON.
fn is_text(context: Context<'_>, ty: &Type) -> bool {
    match &ty.kind {
        Kind::String | Kind::DateTime | Kind::Date | Kind::Base64 => true,
        Kind::Named(id) => match &context.api.types.get(*id).shape {
            Shape::Enumeration(enumeration) => matches!(enumeration.values, Values::Strings(_)),
            _ => false,
        },
        _ => false,
    }
}

/// Further ways to send a request whose answer may also be a stream.
pub(super) fn methods(context: Context<'_>, operation: &Operation) -> TokenStream {
    let chosen = chooses(context, operation);
    let streams = streams(context, operation);
    let methods = streams.map(|stream| stream.method(chosen.as_ref()));
    methods.collect()
}

/// These ways in short, by method.
pub(super) fn told(context: Context<'_>, operation: &Operation) -> BTreeMap<String, Stream> {
    let streams = streams(context, operation).map(|stream| {
        let told = Stream {
            accept: stream.media_type.to_owned(),
            ty: spelled(&stream.ty),
        };
        (stream.method.to_string(), told)
    });
    streams.collect()
}

fn streams<'a>(
    context: Context<'_>,
    operation: &'a Operation,
) -> impl Iterator<Item = Streamed<'a>> {
    let events = beside_another(operation, |kind| match kind {
        ContentKind::Events(event) => Some(event),
        _ => None,
    });
    let lines = beside_another(operation, |kind| match kind {
        ContentKind::JsonLines(line) => Some(line),
        _ => None,
    });
    let events = events.map(|(media_type, event)| {
        let (ty, part) = (rust::qualified(context, &event.ty), part(context, event));
        Streamed {
            media_type,
            what: "server-sent events",
            method: quote!(send_events),
            ty: quote!(EventStream<#ty>),
            made: quote!(EventStream::new(bytes, #part)),
        }
    });
    let lines = lines.map(|(media_type, line)| {
        let ty = rust::qualified(context, line);
        Streamed {
            media_type,
            what: "JSON, one value after the other,",
            method: quote!(send_lines),
            ty: quote!(JsonLines<#ty>),
            made: quote!(JsonLines::new(bytes)),
        }
    });
    events.into_iter().chain(lines)
}

/// A way to send a request that reads the answer while it arrives.
struct Streamed<'a> {
    media_type: &'a str,
    /// What the answer is read as.
    what: &'static str,
    method: TokenStream,
    ty: TokenStream,
    /// Makes it of `bytes`.
    made: TokenStream,
}

impl Streamed<'_> {
    fn method(&self, chosen: Option<&TokenStream>) -> TokenStream {
        let Self {
            media_type,
            what,
            method,
            ty,
            made,
        } = self;
        let docs = documentation::lines(
            &[
                &format!("Sends the request, and reads the answer as {what} while it arrives."),
                "",
                "# Errors",
                "",
                "As for [`send`](Self::send).",
            ]
            .map(str::to_owned),
        );
        quote! {
            #docs
            pub async fn #method(mut self) -> Result<#ty, Error> {
                self.request.options().header("accept", #media_type);
                #chosen
                let bytes = self.send_streaming().await?;
                Ok(#made)
            }
        }
    }
}

/// The media type of a stream, and what comes in it, where a success is something else
/// unless asked.
fn beside_another<'o, T>(
    operation: &'o Operation,
    streamed: impl Fn(&'o ContentKind) -> Option<&'o T>,
) -> Option<(&'o str, &'o T)> {
    let responses = operation.responses.iter();
    let mut successes = responses.filter(|response| response.status.is_success());
    successes.find_map(|response| {
        let content = response.content.iter();
        let (stream, ty) = content
            .clone()
            .find_map(|content| Some((content, streamed(&content.kind)?)))?;
        let read = response.best()?;
        (read.media_type != stream.media_type).then_some((stream.media_type.as_str(), ty))
    })
}

/// Says that a stream is wanted, where whatever is sent as the body can say so, or the query.
fn chooses(context: Context<'_>, operation: &Operation) -> Option<TokenStream> {
    if is_chosen_in_body(context, operation) {
        return Some(quote!(self.request.options().body_member(#STREAM, true);));
    }
    let is_choice = |parameter: &&Parameter| {
        let is_named = parameter.name == STREAM && parameter.location == Location::Query;
        is_named && parameter.ty.kind == Kind::Boolean
    };
    let choice = operation.parameters.iter().find(is_choice)?;
    Some(write_parameter(
        &context.api.types,
        choice,
        &quote!(true),
        &quote!(self.request),
    ))
}

fn is_chosen_in_body(context: Context<'_>, operation: &Operation) -> bool {
    let Some(body) = operation.body.as_ref() else {
        return false;
    };
    let says = |content: &Content| {
        let id = content.kind.ty().and_then(Type::named);
        id.is_some_and(|id| match &context.api.types.get(id).shape {
            Shape::Object(object) => has_choice(&object.fields),
            Shape::Multipart(parts) => has_choice(&parts.object.fields),
            _ => false,
        })
    };
    let is_json = |content: &Content| matches!(content.kind, ContentKind::Json(_));
    // Where nothing is given, a member makes a body of JSON.
    let is_sent = body.required || body.content.iter().all(is_json);
    is_sent && body.content.iter().all(says)
}

fn has_choice(fields: &[Field]) -> bool {
    let mut fields = fields.iter();
    fields.any(|field| field.key == STREAM && field.ty.kind == Kind::Boolean)
}
