//! What an operation gives back, by status.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::events;
use super::fields::best;
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::emit::types::rust;
use crate::emit::{Context, documentation};
use crate::ir::{Content, ContentKind, Kind, Operation, Response, Shape, Status, Type};
use crate::names::OperationSymbol;
use crate::summary::Variants;

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
    /// Of `response`, when all of it is there.
    Whole(TokenStream),
    /// Of `bytes`, which are still to come.
    Streamed(TokenStream),
}

/// One way in which an operation succeeds.
#[derive(Clone, PartialEq)]
enum Outcome {
    Json(Type),
    Events(Type),
    JsonLines(Type),
    Text,
    Bytes,
    Empty,
}

impl Outcome {
    /// Whether it is made of what has to be asked for in this media type.
    fn reads(&self, content: &Content) -> bool {
        let kind = &content.kind;
        match self {
            Self::Json(_) | Self::Empty => false,
            Self::Events(_) => matches!(kind, ContentKind::Events(_)),
            Self::JsonLines(_) => matches!(kind, ContentKind::JsonLines(_)),
            Self::Text => matches!(kind, ContentKind::Text),
            Self::Bytes => kind.is_unread(),
        }
    }
}

pub(super) fn of(context: Context<'_>, operation: &Operation, symbol: &OperationSymbol) -> Answer {
    let outcomes = outcomes(operation);
    let accept = accept(&outcomes);
    match outcomes.as_slice() {
        [] => single(context, &Outcome::Empty, None),
        [(_, _, outcome)] => single(context, outcome, accept),
        _ => several(context, operation, symbol, &outcomes, accept),
    }
}

/// The enumeration of answers in short, if there is one.
pub(super) fn told(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
) -> Option<Variants> {
    let outcomes = outcomes(operation);
    let name = ident(&symbol.response);
    let variants = outcomes.iter().map(|(status, _, outcome)| {
        let variant = Variant::of(context, &name, *status, outcome);
        let held = spelled(&variant.held);
        let held = held.trim_start_matches('(').trim_end_matches(')');
        (variant.name.to_string(), held.to_owned())
    });
    (outcomes.len() > 1).then(|| Variants {
        name: symbol.response.clone(),
        variants: variants.collect(),
    })
}

/// The ways in which it succeeds, each with the first status that it has.
fn outcomes(operation: &Operation) -> Vec<(Status, &Response, Outcome)> {
    let mut outcomes: Vec<(Status, &Response, Outcome)> = Vec::new();
    for response in operation.successes() {
        let outcome = outcome(response);
        if !outcomes.iter().any(|(_, _, known)| *known == outcome) {
            outcomes.push((response.status, response, outcome));
        }
    }
    outcomes
}

fn outcome(response: &Response) -> Outcome {
    match best(&response.content).map(|content| &content.kind) {
        None => Outcome::Empty,
        Some(ContentKind::Json(ty)) => Outcome::Json(ty.clone()),
        Some(ContentKind::Text) => Outcome::Text,
        Some(ContentKind::Events(ty)) => Outcome::Events(ty.clone()),
        Some(ContentKind::JsonLines(ty)) => Outcome::JsonLines(ty.clone()),
        Some(_) => Outcome::Bytes,
    }
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
        if let (Outcome::Json(_), Some(content)) = (outcome, best(&response.content)) {
            add(match content.essence().as_str() {
                PLAIN_JSON => PLAIN_JSON.to_owned(),
                _ => content.media_type.clone(),
            });
        }
    }
    if media_types
        .iter()
        .all(|media_type| media_type == PLAIN_JSON)
    {
        return None;
    }
    media_types.push("*/*;q=0.1".to_owned());
    Some(media_types.join(", "))
}

fn single(context: Context<'_>, outcome: &Outcome, accept: Option<String>) -> Answer {
    let ty = ty(context, outcome);
    let read = match outcome {
        Outcome::Json(json) => Read::Whole(read_json(context, json)),
        Outcome::Events(event) => {
            let part = events::part(context, event);
            Read::Streamed(quote!(EventStream::new(bytes, #part)))
        }
        Outcome::JsonLines(_) => Read::Streamed(quote!(JsonLines::new(bytes))),
        Outcome::Text => Read::Whole(quote!(Ok(response.text().into()))),
        Outcome::Bytes => Read::Whole(quote!(Ok(response.bytes().to_vec().into()))),
        Outcome::Empty => Read::Whole(quote!(response.empty().map(Into::into))),
    };
    Answer {
        ty,
        read,
        accept,
        declaration: TokenStream::new(),
    }
}

fn ty(context: Context<'_>, outcome: &Outcome) -> TokenStream {
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
        Outcome::Text => quote!(String),
        Outcome::Bytes => quote!(Vec<u8>),
        Outcome::Empty => quote!(()),
    }
}

/// Reads JSON; where it is an envelope, what says that it failed is an error.
fn read_json(context: Context<'_>, ty: &Type) -> TokenStream {
    let rust = rust::qualified(context, ty);
    match success(context, ty) {
        Some(success) => quote!(response.decode_enveloped(|page: &#rust| #success)),
        None => quote!(response.decode()),
    }
}

/// The expression that tells whether an envelope says that the call succeeded.
fn success(context: Context<'_>, ty: &Type) -> Option<TokenStream> {
    let key = &context.config.response.envelope.as_ref()?.success;
    let (Kind::Named(id), false) = (&ty.kind, ty.nullable) else {
        return None;
    };
    let Shape::Object(object) = &context.api.types.get(*id).shape else {
        return None;
    };
    let index = object
        .fields
        .iter()
        .position(|field| field.key == *key && field.ty.kind == Kind::Boolean)?;
    let field = object.fields.get(index)?;
    let name = ident(context.symbols.types.get(id)?.members.get(index)?);
    match (field.required, field.ty.nullable) {
        (true, false) => Some(quote!(page.#name)),
        (false, false) => Some(quote!(page.#name != Some(false))),
        _ => None,
    }
}

/// An enumeration of answers, told apart by status.
fn several(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
    outcomes: &[(Status, &Response, Outcome)],
    accept: Option<String>,
) -> Answer {
    let name = ident(&symbol.response);
    let variants: Vec<Variant> = outcomes
        .iter()
        .map(|(status, _, outcome)| Variant::of(context, &name, *status, outcome))
        .collect();
    let declared = outcomes.iter().zip(&variants);
    let declared = declared.map(|((status, response, _), variant)| {
        let docs = documentation::markdown(&format!("{status}: {}", response.description));
        let (ident, held) = (&variant.name, &variant.held);
        quote!(#docs #ident #held,)
    });
    let declared: TokenStream = declared.collect();
    let docs = documentation::lines(&[format!("What [`{}`] gives back.", symbol.request)]);
    Answer {
        ty: quote!(#name),
        read: Read::Whole(by_status(operation, outcomes, &variants)),
        accept,
        declaration: quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name { #declared }
        },
    }
}

/// A variant of an enumeration of answers.
struct Variant {
    name: Ident,
    held: TokenStream,
    /// Makes it of `response`.
    read: TokenStream,
}

impl Variant {
    fn of(context: Context<'_>, of: &Ident, status: Status, outcome: &Outcome) -> Self {
        let name = ident(&variant(status));
        let ty = ty(context, outcome);
        let (held, read) = match outcome {
            Outcome::Json(json) => {
                let read = read_json(context, json);
                // A page beside an empty answer would make all of them as large as the page.
                let (held, boxed) = match json.kind {
                    Kind::Named(_) => (quote!((Box<#ty>)), quote!(.map(Box::new))),
                    _ => (quote!((#ty)), TokenStream::new()),
                };
                let variant = quote!(.map(#of::#name));
                (held, quote!(#read.map(|decoded| decoded #boxed #variant)))
            }
            Outcome::Text => (
                quote!((#ty)),
                quote!(Ok(#of::#name(response.text()).into())),
            ),
            Outcome::Events(_) | Outcome::JsonLines(_) | Outcome::Bytes => (
                quote!((Vec<u8>)),
                quote!(Ok(#of::#name(response.bytes().to_vec()).into())),
            ),
            Outcome::Empty => (
                TokenStream::new(),
                quote!(response.empty().map(|()| #of::#name.into())),
            ),
        };
        Self { name, held, read }
    }
}

/// Reads the variant that a status means: a code comes before the range that it is in, and what the
/// document does not list is read as what it says of all others, or of its last code.
fn by_status(
    operation: &Operation,
    outcomes: &[(Status, &Response, Outcome)],
    variants: &[Variant],
) -> TokenStream {
    let mut successes = operation.successes();
    successes.sort_by_key(|response| response.status);
    let others = successes.last().map(|response| outcome(response));
    let arms = outcomes.iter().zip(variants);
    let listed = arms.clone().filter_map(|((_, _, outcome), variant)| {
        let is_listed = |response: &&&Response| self::outcome(response) == *outcome;
        let codes = successes.iter().filter(is_listed);
        let codes: Vec<_> = codes.filter_map(|response| code(response.status)).collect();
        let read = &variant.read;
        let is_told = Some(outcome) != others.as_ref() && !codes.is_empty();
        is_told.then(|| quote!(#(#codes)|* => #read,))
    });
    let listed: TokenStream = listed.collect();
    let mut rest = arms.filter(|((_, _, outcome), _)| Some(outcome) == others.as_ref());
    let rest = rest.next().map(|(_, variant)| &variant.read);
    quote! {
        match response.status().as_u16() {
            #listed
            _ => #rest,
        }
    }
}

fn code(status: Status) -> Option<Literal> {
    match status {
        Status::Code(code) => Some(Literal::u16_unsuffixed(code)),
        Status::Range(_) | Status::Default => None,
    }
}

fn variant(status: Status) -> String {
    match status {
        Status::Code(200) => "Ok".to_owned(),
        Status::Code(201) => "Created".to_owned(),
        Status::Code(202) => "Accepted".to_owned(),
        Status::Code(203) => "NonAuthoritativeInformation".to_owned(),
        Status::Code(204) => "NoContent".to_owned(),
        Status::Code(205) => "ResetContent".to_owned(),
        Status::Code(206) => "PartialContent".to_owned(),
        Status::Code(code) => format!("Status{code}"),
        Status::Range(_) => "Success".to_owned(),
        Status::Default => "Default".to_owned(),
    }
}
