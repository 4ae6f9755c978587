//! What an operation gives back, by status.

use proc_macro2::TokenStream;
use quote::quote;

use super::{answers, events};
use crate::emit::Context;
use crate::emit::ident::ident;
use crate::emit::types::rust;
use crate::ir::{Content, ContentKind, Kind, Operation, Response, Shape, Status, Type};
use crate::names::OperationSymbol;

/// What a client of this runtime asks for unless it is told otherwise.
const PLAIN_JSON: &str = "application/json";

/// The type of an answer and how it is read.
pub(super) struct Answer {
    pub(super) ty: TokenStream,
    pub(super) read: Read,
    /// Media types to ask for, where it is not JSON.
    pub(super) accept: Option<String>,
    /// The enumeration of answers, if there are several.
    pub(super) declaration: TokenStream,
}

/// What is made of an answer of success.
pub(super) enum Read {
    /// What every answer of its type is read as.
    OfType,
    /// Of `response`, when all of it is there.
    Whole(TokenStream),
    /// Of `bytes`, which are still to come.
    Streamed(TokenStream),
}

/// One way in which an operation succeeds.
#[derive(Clone, PartialEq)]
pub(super) enum Outcome {
    Json(Type),
    Events(Type),
    JsonLines(Type),
    /// A text, which JSON puts in quotes.
    TextOrJson,
    Text,
    Bytes,
    Empty,
}

impl Outcome {
    /// Whether it is made of content of this kind.
    pub(super) fn is_read_of(&self, kind: &ContentKind) -> bool {
        match self {
            Self::Json(_) => matches!(kind, ContentKind::Json(_)),
            Self::TextOrJson => matches!(kind, ContentKind::Json(_) | ContentKind::Text),
            Self::Events(_) => matches!(kind, ContentKind::Events(_)),
            Self::JsonLines(_) => matches!(kind, ContentKind::JsonLines(_)),
            Self::Text => matches!(kind, ContentKind::Text),
            Self::Bytes => kind.is_unread(),
            Self::Empty => false,
        }
    }

    /// Whether it is made of what has to be asked for in this media type.
    fn reads(&self, content: &Content) -> bool {
        let is_json = matches!(self, Self::Json(_) | Self::TextOrJson);
        !is_json && self.is_read_of(&content.kind)
    }
}

pub(super) fn of(context: Context<'_>, operation: &Operation, symbol: &OperationSymbol) -> Answer {
    let outcomes = outcomes(operation);
    let accept = accept(&outcomes);
    match outcomes.as_slice() {
        [] if operation.only_redirects() => single(context, &Outcome::Bytes, None),
        [] => single(context, &Outcome::Empty, None),
        [(_, _, outcome)] => single(context, outcome, accept),
        _ => answers::several(context, operation, symbol, &outcomes, accept),
    }
}

/// The ways in which it succeeds, each with the first status that it has.
pub(super) fn outcomes(operation: &Operation) -> Vec<(Status, &Response, Outcome)> {
    let mut outcomes: Vec<(Status, &Response, Outcome)> = Vec::new();
    for response in operation.successes() {
        let outcome = outcome(response);
        if !outcomes.iter().any(|(_, _, known)| *known == outcome) {
            outcomes.push((response.status, response, outcome));
        }
    }
    outcomes
}

pub(super) fn outcome(response: &Response) -> Outcome {
    match response.best().map(|content| &content.kind) {
        None => Outcome::Empty,
        Some(ContentKind::Json(ty)) if is_text_as_well(ty, response) => Outcome::TextOrJson,
        Some(ContentKind::Json(ty)) => Outcome::Json(ty.clone()),
        Some(ContentKind::Text) => Outcome::Text,
        Some(ContentKind::Events(ty)) => Outcome::Events(ty.clone()),
        Some(ContentKind::JsonLines(ty)) => Outcome::JsonLines(ty.clone()),
        Some(_) => Outcome::Bytes,
    }
}

/// Whether a text may come with quotes around it or without.
fn is_text_as_well(ty: &Type, response: &Response) -> bool {
    let mut kinds = response.content.iter().map(|content| &content.kind);
    ty.kind == Kind::String && !ty.nullable && kinds.any(|kind| matches!(kind, ContentKind::Text))
}

/// What to ask for; none where that is plain JSON, which is asked for anyway.
fn accept(outcomes: &[(Status, &Response, Outcome)]) -> Option<String> {
    let mut media_types: Vec<String> = Vec::new();
    let mut add = |media_type: String| {
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    };
    for (_, response, outcome) in outcomes {
        let read = response.content.iter().filter(|one| outcome.reads(one));
        read.for_each(|content| add(content.media_type.clone()));
    }
    for (_, response, outcome) in outcomes {
        let is_json = matches!(outcome, Outcome::Json(_) | Outcome::TextOrJson);
        if let (true, Some(content)) = (is_json, response.best()) {
            add(match content.essence().as_str() {
                PLAIN_JSON => PLAIN_JSON.to_owned(),
                _ => content.media_type.clone(),
            });
        }
    }
    let is_plain = media_types.iter().all(|one| one == PLAIN_JSON);
    // A file may come as what it is, also where the document has nothing but JSON.
    if is_plain
        && outcomes
            .iter()
            .all(|(_, _, outcome)| *outcome != Outcome::Bytes)
    {
        return None;
    }
    if !media_types.iter().any(|media_type| media_type == "*/*") {
        media_types.push("*/*;q=0.1".to_owned());
    }
    Some(media_types.join(", "))
}

fn single(context: Context<'_>, outcome: &Outcome, accept: Option<String>) -> Answer {
    let ty = ty(context, outcome);
    let read = match outcome {
        Outcome::Json(json) => read_enveloped(context, json).map_or(Read::OfType, Read::Whole),
        Outcome::Events(event) => {
            let part = events::part(context, event);
            Read::Streamed(quote!(EventStream::new(bytes, #part)))
        }
        Outcome::JsonLines(_) => Read::Streamed(quote!(JsonLines::new(bytes))),
        Outcome::TextOrJson => Read::Whole(quote!(response.text_or_json())),
        Outcome::Text => Read::Whole(quote!(response.text().map(Into::into))),
        Outcome::Bytes | Outcome::Empty => Read::OfType,
    };
    Answer {
        ty,
        read,
        accept,
        declaration: TokenStream::new(),
    }
}

pub(super) fn ty(context: Context<'_>, outcome: &Outcome) -> TokenStream {
    match outcome {
        Outcome::Json(ty) => rust::qualified(context, ty),
        Outcome::Events(event) => {
            let event = rust::qualified(context, event);
            quote!(EventStream<#event>)
        }
        Outcome::JsonLines(line) => {
            let line = rust::qualified(context, line);
            quote!(JsonLines<#line>)
        }
        Outcome::TextOrJson | Outcome::Text => quote!(String),
        Outcome::Bytes => quote!(Vec<u8>),
        Outcome::Empty => quote!(()),
    }
}

/// Reads JSON; where it is an envelope, what says that it failed is an error.
pub(super) fn read_json(context: Context<'_>, ty: &Type) -> TokenStream {
    read_enveloped(context, ty).unwrap_or_else(|| quote!(response.decode()))
}

fn read_enveloped(context: Context<'_>, ty: &Type) -> Option<TokenStream> {
    let success = success(context, ty)?;
    let rust = rust::qualified(context, ty);
    Some(quote!(response.decode_enveloped(|page: &#rust| #success)))
}

/// The expression that tells whether an envelope says that the call succeeded.
fn success(context: Context<'_>, ty: &Type) -> Option<TokenStream> {
    let key = &context
        .config
        .response
        .envelope
        .as_ref()?
        .success
        .as_ref()?;
    let (Kind::Named(id), false) = (&ty.kind, ty.nullable) else {
        return None;
    };
    let Shape::Object(object) = &context.api.types.get(*id).shape else {
        return None;
    };
    let index = object
        .fields
        .iter()
        .position(|field| field.key == key.as_str() && field.ty.kind == Kind::Boolean)?;
    let field = object.fields.get(index)?;
    let name = ident(context.symbols.types.get(id)?.members.get(index)?);
    match (field.required, field.ty.nullable) {
        (true, false) => Some(quote!(page.#name)),
        (false, false) => Some(quote!(page.#name != Some(false))),
        _ => None,
    }
}
