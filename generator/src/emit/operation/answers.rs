//! The answers of an operation that gives several: an enumeration of them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::answer::{Answer, Read, read_json, ty};
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::emit::{Context, documentation};
use crate::ir::{Content, Kind, Operation, Outcome, Response, Status, Success};
use crate::media_type::PLAIN_JSON;
use crate::names::{AnswerSymbol, OperationSymbol};
use crate::summary::Variants;

/// The enumeration of answers in short, if there is one.
pub(super) fn told(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
) -> Option<Variants> {
    let outcomes = operation.outcomes();
    let name = ident(&symbol.response);
    let read = outcomes.iter().zip(&symbol.answers);
    let media_types = read
        .filter_map(|(success, answer)| Some((answer.variant.clone(), media_types(success)?)))
        .collect();
    let variants = outcomes.iter().zip(&symbol.answers);
    let variants = variants.map(|(success, answer)| {
        let variant = Variant::of(context, &name, answer, &success.outcome);
        let held = spelled(&variant.held);
        let held = held.trim_start_matches('(').trim_end_matches(')');
        (variant.name.to_string(), held.to_owned())
    });
    (outcomes.len() > 1).then(|| Variants {
        name: symbol.response.clone(),
        variants: variants.collect(),
        media_types,
        without_from: BTreeSet::new(),
    })
}

/// What the only answer is read of; none where that is what is read where nothing is said.
pub(super) fn read_alone(operation: &Operation) -> Option<String> {
    let outcomes = operation.outcomes();
    let [success] = outcomes.as_slice() else {
        return None;
    };
    media_types(success).filter(|media_types| media_types != PLAIN_JSON)
}

/// The media types that an answer is read of, if it has content.
fn media_types(success: &Success<'_>) -> Option<String> {
    let responses = success.responses.iter();
    let content = responses.flat_map(|response| &response.content);
    let read = content.filter(|content| success.outcome.is_read_of(content));
    let media_types: BTreeSet<String> = read.map(Content::essence).collect();
    let media_types: Vec<String> = media_types.into_iter().collect();
    (!media_types.is_empty()).then(|| media_types.join(", "))
}

/// An enumeration of answers, told apart by status.
pub(super) fn several(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
    outcomes: &[Success<'_>],
    accept: Option<String>,
) -> Answer {
    let name = ident(&symbol.response);
    let variants: Vec<Variant> = outcomes
        .iter()
        .zip(&symbol.answers)
        .map(|(success, answer)| Variant::of(context, &name, answer, &success.outcome))
        .collect();
    let declared = outcomes.iter().zip(&variants);
    let declared = declared.map(|(success, variant)| {
        let docs = documentation::markdown(&described(success));
        let (ident, held) = (&variant.name, &variant.held);
        quote!(#docs #ident #held,)
    });
    let declared: TokenStream = declared.collect();
    let docs = documentation::lines(&[format!("What [`{}`] gives back.", symbol.request)]);
    let read = by_status(operation, outcomes, &variants);
    Answer {
        ty: quote!(#name),
        read: Read::OfType,
        accept,
        declaration: quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name { #declared }

            impl FromResponse for #name {
                fn from_response(response: &Response) -> Result<Decoded<Self>, Error> {
                    #read
                }
            }
        },
    }
}

/// What the document says of the answers that one variant stands for.
fn described(success: &Success<'_>) -> String {
    let responses = success.responses.iter();
    let described = responses.map(|it| format!("{}: {}", it.status, it.description));
    described.collect::<Vec<_>>().join("\n\n")
}

/// A variant of an enumeration of answers.
struct Variant {
    name: Ident,
    held: TokenStream,
    /// Makes it of `response`.
    read: TokenStream,
}

impl Variant {
    fn of(context: Context<'_>, of: &Ident, answer: &AnswerSymbol, outcome: &Outcome) -> Self {
        let name = ident(&answer.variant);
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
            Outcome::TextOrJson => (
                quote!((#ty)),
                quote!(response.text_or_json().map(|decoded| decoded.map(#of::#name))),
            ),
            Outcome::Text => (
                quote!((#ty)),
                quote!(response.text().map(|text| #of::#name(text).into())),
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

/// Reads the variant that a status means: a code comes before the range that it is in. What the document
/// does not list is read as the first that has a body, or that has none, as the answer itself.
fn by_status(operation: &Operation, outcomes: &[Success<'_>], variants: &[Variant]) -> TokenStream {
    let mut successes = operation.successes();
    successes.sort_by_key(|response| response.status);
    let others = others(&successes);
    let arms = outcomes.iter().zip(variants);
    let listed = arms
        .clone()
        .filter_map(|(Success { outcome, .. }, variant)| {
            let codes = codes(&successes, |listed| listed == outcome);
            let read = &variant.read;
            let is_told = Some(outcome) != others.as_ref() && !codes.is_empty();
            is_told.then(|| quote!(#(#codes)|* => #read,))
        });
    let listed: TokenStream = listed.collect();
    let mut rest = arms.filter(|(success, _)| Some(&success.outcome) == others.as_ref());
    let rest = rest.next().map(|(_, variant)| &variant.read);
    let status = status(&successes);
    quote! {
        match #status {
            #listed
            _ => #rest,
        }
    }
}

/// What an answer is whose code is not listed and whose body is not empty.
fn others(successes: &[&Response]) -> Option<Outcome> {
    let mut ranges = successes.iter().filter(|it| code(it.status).is_none());
    if let Some(range) = ranges.next() {
        return Some(Outcome::of(range));
    }
    let mut outcomes = successes.iter().map(|response| Outcome::of(response));
    let first = outcomes.clone().next();
    outcomes.find(|one| *one != Outcome::Empty).or(first)
}

/// The status that tells what an answer is.
fn status(successes: &[&Response]) -> TokenStream {
    let without_body = codes(successes, |outcome| *outcome == Outcome::Empty);
    let has_range = successes.iter().any(|it| code(it.status).is_none());
    if has_range || without_body.is_empty() {
        return quote!(response.status().as_u16());
    }
    let with_body = codes(successes, |outcome| *outcome != Outcome::Empty);
    quote!(response.documented_status(&[#(#with_body),*], &[#(#without_body),*]))
}

fn codes(successes: &[&Response], is_meant: impl Fn(&Outcome) -> bool) -> Vec<Literal> {
    let meant = successes.iter().filter(|it| is_meant(&Outcome::of(it)));
    meant.filter_map(|response| code(response.status)).collect()
}

fn code(status: Status) -> Option<Literal> {
    match status {
        Status::Code(code) => Some(Literal::u16_unsuffixed(code)),
        Status::Range(_) | Status::Default => None,
    }
}
