//! Server-sent events: what of an event is read, and how a call that has a choice asks for them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::types::rust;
use crate::emit::{Context, documentation};
use crate::ir::{ContentKind, Kind, Object, Operation, Shape, Type, Values};

/// The key that APIs have for the choice between one answer and a stream.
const STREAM: &str = "stream";

/// Which part of an event the schema is of: of all of it, if it has what only an event has.
pub(super) fn part(context: Context<'_>, event: &Type) -> TokenStream {
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

/// A second way to send a request whose answer may also be a stream of events.
pub(super) fn method(context: Context<'_>, operation: &Operation) -> TokenStream {
    let Some(event) = beside_another(operation) else {
        return TokenStream::new();
    };
    let rust = rust::qualified(context, event);
    let part = part(context, event);
    let chosen = chooses(context, operation)
        .then(|| quote!(self.request.options().body_member(#STREAM, true);));
    let docs = documentation::lines(
        &[
            "Sends the request, and reads the answer as server-sent events while it arrives.",
            "",
            "# Errors",
            "",
            "As for [`send`](Self::send).",
        ]
        .map(str::to_owned),
    );
    quote! {
        #docs
        pub async fn send_events(mut self) -> Result<EventStream<#rust>, Error> {
            self.request.options().header("accept", "text/event-stream");
            #chosen
            let bytes = self.send_streaming().await?;
            Ok(EventStream::new(bytes, #part))
        }
    }
}

/// The type of the events of a success that is something else unless asked.
fn beside_another(operation: &Operation) -> Option<&Type> {
    let responses = operation.responses.iter();
    let mut successes = responses.filter(|response| response.status.is_success());
    successes.find_map(|response| {
        let kinds = || response.content.iter().map(|content| &content.kind);
        let mut others = kinds().filter(|kind| !matches!(kind, ContentKind::Events(_)));
        let events = kinds().find_map(|kind| match kind {
            ContentKind::Events(event) => Some(event),
            _ => None,
        });
        others.next().and(events)
    })
}

/// Whether the body says which of both is wanted.
fn chooses(context: Context<'_>, operation: &Operation) -> bool {
    let contents = operation.body.iter().flat_map(|body| &body.content);
    let mut bodies = contents.filter_map(|content| match &content.kind {
        ContentKind::Json(ty) => ty.named(),
        _ => None,
    });
    bodies.any(|id| match &context.api.types.get(id).shape {
        Shape::Object(object) => object
            .fields
            .iter()
            .any(|field| field.key == STREAM && field.ty.kind == Kind::Boolean),
        _ => false,
    })
}
