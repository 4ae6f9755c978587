//! Server-sent events: what of an event is read, and how a call that has a choice asks for them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::types::rust;
use crate::emit::{Context, documentation};
use crate::ir::{ContentKind, Kind, Operation, Shape, Type};

/// The key that APIs have for the choice between one answer and a stream.
const STREAM: &str = "stream";

/// Which part of an event the schema is of: of all of it, if it has what only an event has.
pub(super) fn part(context: Context<'_>, event: &Type) -> TokenStream {
    match is_whole(context, event, true) {
        true => quote!(EventPart::Whole),
        false => quote!(EventPart::Data),
    }
}

fn is_whole(context: Context<'_>, event: &Type, look_into: bool) -> bool {
    let Kind::Named(id) = event.kind else {
        return false;
    };
    match &context.api.types.get(id).shape {
        Shape::Object(object) => {
            let has = |key: &str| {
                object.fields.iter().any(|field| field.key == key)
                    || object.constants.iter().any(|constant| constant.key == key)
            };
            has("data") && (has("event") || has("id") || has("retry"))
        }
        Shape::Union(union) if look_into => {
            let mut members = union.members.iter();
            !union.members.is_empty() && members.all(|member| is_whole(context, &member.ty, false))
        }
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
