//! The ways in which an operation succeeds: answers that are read alike are one.

use super::{Content, ContentKind, Event, Kind, Operation, Response, Type};
use crate::media_type;

/// What is made of an answer of success.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    Json(Type),
    Events(Event),
    JsonLines(Type),
    /// A text, which JSON puts in quotes.
    TextOrJson,
    Text,
    Bytes,
    Empty,
}

/// Answers that are read alike.
#[derive(Clone, Debug)]
pub(crate) struct Success<'a> {
    pub(crate) outcome: Outcome,
    /// In the order of the document; there is at least one.
    pub(crate) responses: Vec<&'a Response>,
}

impl Operation {
    /// The ways in which it succeeds.
    pub(crate) fn outcomes(&self) -> Vec<Success<'_>> {
        let mut outcomes: Vec<Success<'_>> = Vec::new();
        for response in self.successes() {
            let outcome = Outcome::of(response);
            match outcomes.iter_mut().find(|known| known.outcome == outcome) {
                Some(known) => known.responses.push(response),
                None => outcomes.push(Success {
                    outcome,
                    responses: vec![response],
                }),
            }
        }
        outcomes
    }
}

impl Outcome {
    pub(crate) fn of(response: &Response) -> Self {
        match response.best().map(|content| &content.kind) {
            None => Self::Empty,
            Some(ContentKind::Json(ty)) if is_text_as_well(ty, response) => Self::TextOrJson,
            Some(ContentKind::Json(ty)) => Self::Json(ty.clone()),
            Some(ContentKind::Text) => Self::Text,
            Some(ContentKind::Events(event)) => Self::Events(event.clone()),
            Some(ContentKind::JsonLines(ty)) => Self::JsonLines(ty.clone()),
            Some(_) => Self::Bytes,
        }
    }

    /// Whether it is made of content of this kind.
    pub(crate) fn is_read_of(&self, content: &Content) -> bool {
        let kind = &content.kind;
        match self {
            Self::Json(_) => matches!(kind, ContentKind::Json(_)),
            Self::TextOrJson => matches!(kind, ContentKind::Json(_)) || is_text(content),
            Self::Events(_) => matches!(kind, ContentKind::Events(_)),
            Self::JsonLines(_) => matches!(kind, ContentKind::JsonLines(_)),
            Self::Text => matches!(kind, ContentKind::Text),
            Self::Bytes => kind.is_unread(),
            Self::Empty => false,
        }
    }

    /// Whether it is made of what has to be asked for in this media type.
    pub(crate) fn reads(&self, content: &Content) -> bool {
        let is_json = matches!(self, Self::Json(_) | Self::TextOrJson);
        !is_json && self.is_read_of(content)
    }
}

/// Whether a text may come with quotes around it or without.
fn is_text_as_well(ty: &Type, response: &Response) -> bool {
    ty.kind == Kind::String && !ty.nullable && response.content.iter().any(is_text)
}

/// Whether it is a text, if only by its media type.
fn is_text(content: &Content) -> bool {
    match content.kind {
        ContentKind::Text => true,
        ContentKind::Bytes => media_type::is_text(&content.essence()),
        _ => false,
    }
}
