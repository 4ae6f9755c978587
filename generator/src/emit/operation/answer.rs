//! What an operation gives back, by status.

use proc_macro2::TokenStream;
use quote::quote;

use super::{answers, events};
use crate::emit::Context;
use crate::emit::ident::ident;
use crate::emit::types::rust;
use crate::ir::{Kind, Operation, Outcome, Response, Shape, Success, Type};
use crate::media_type::PLAIN_JSON;
use crate::names::OperationSymbol;

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

pub(super) fn of(context: Context<'_>, operation: &Operation, symbol: &OperationSymbol) -> Answer {
    let outcomes = operation.outcomes();
    let accept = accept(&outcomes);
    match outcomes.as_slice() {
        [] if operation.only_redirects() => single(context, &Outcome::Bytes, None),
        [] => single(context, &Outcome::Empty, None),
        [success] => single(context, &success.outcome, accept),
        _ => answers::several(context, operation, symbol, &outcomes, accept),
    }
}

/// What to ask for; none where that is plain JSON, which is asked for anyway.
fn accept(outcomes: &[Success<'_>]) -> Option<String> {
    let mut media_types: Vec<String> = Vec::new();
    let mut add = |media_type: String| {
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    };
    for (response, outcome) in each(outcomes) {
        let read = response.content.iter().filter(|one| outcome.reads(one));
        read.for_each(|content| add(content.media_type.clone()));
    }
    for (response, outcome) in each(outcomes) {
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
    let is_file = |success: &Success<'_>| success.outcome == Outcome::Bytes;
    if is_plain && !outcomes.iter().any(is_file) {
        return None;
    }
    if !media_types.iter().any(|media_type| media_type == "*/*") {
        media_types.push("*/*;q=0.1".to_owned());
    }
    Some(media_types.join(", "))
}

fn each<'o>(outcomes: &'o [Success<'_>]) -> impl Iterator<Item = (&'o Response, &'o Outcome)> {
    outcomes.iter().flat_map(|success| {
        let responses = success.responses.iter();
        responses.map(|response| (*response, &success.outcome))
    })
}

fn single(context: Context<'_>, outcome: &Outcome, accept: Option<String>) -> Answer {
    let ty = ty(context, outcome);
    let read = match outcome {
        Outcome::Json(json) => read_otherwise(context, json).map_or(Read::OfType, Read::Whole),
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
            let event = rust::qualified(context, &event.ty);
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
    read_otherwise(context, ty).unwrap_or_else(|| quote!(response.decode()))
}

/// How JSON is read that is more than decoded.
fn read_otherwise(context: Context<'_>, ty: &Type) -> Option<TokenStream> {
    match *ty == Type::of(Kind::String) {
        true => Some(quote!(response.json_string())),
        false => read_enveloped(context, ty),
    }
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
