//! Bodies, in requests and in responses.

use super::{Docs, Style, Type};
use crate::diagnostic::Pointer;
use crate::media_type;

/// The body that an operation takes.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) docs: Docs,
    /// In the order of the document.
    pub(crate) content: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) media_type: String,
    pub(crate) kind: ContentKind,
    pub(crate) examples: Vec<ContentExample>,
    /// Whether it is a text of its own, and not JSON under another name.
    pub(crate) is_own_text: bool,
}

/// An example of a body.
#[derive(Clone, Debug)]
pub(crate) struct ContentExample {
    pub(crate) name: Option<String>,
    /// Where its value stands.
    pub(crate) place: Pointer,
    /// The body as it comes, where that is no JSON.
    pub(crate) text: Option<String>,
}

impl Content {
    /// The media type without its parameters, in small letters.
    pub(crate) fn essence(&self) -> String {
        media_type::essence(&self.media_type)
    }
}

/// How a body is read or written.
#[derive(Clone, Debug)]
pub(crate) enum ContentKind {
    Json(Type),
    /// JSON texts, one a line, each of this type.
    JsonLines(Type),
    Events(Event),
    Form(Type, Vec<FormField>),
    /// Parts of an object of this type; of whatever the caller says where there is none.
    Multipart(Option<Type>),
    Text,
    Bytes,
}

/// What server-sent events are read as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) ty: Type,
    /// Whether the data is JSON of this type whatever that is: a text in quotes, not as it comes.
    pub(crate) is_json: bool,
}

/// How one field of a form is written.
#[derive(Clone, Debug)]
pub(crate) struct FormField {
    pub(crate) key: String,
    pub(crate) style: Style,
    pub(crate) explode: bool,
}

impl ContentKind {
    /// Whether an answer of it is handed over as it came.
    pub(crate) fn is_unread(&self) -> bool {
        matches!(
            self,
            Self::Form(..) | Self::Multipart(_) | Self::Text | Self::Bytes
        )
    }

    /// The type of what is sent or received, where it has one.
    pub(crate) fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty)
            | Self::JsonLines(ty)
            | Self::Events(Event { ty, .. })
            | Self::Form(ty, _) => Some(ty),
            Self::Multipart(ty) => ty.as_ref(),
            Self::Text | Self::Bytes => None,
        }
    }

    /// Whether what it holds says what it is.
    pub(crate) fn is_typed(&self) -> bool {
        self.ty().is_some()
    }

    /// The type, to be changed.
    pub(crate) fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty)
            | Self::JsonLines(ty)
            | Self::Events(Event { ty, .. })
            | Self::Form(ty, _) => Some(ty),
            Self::Multipart(ty) => ty.as_mut(),
            Self::Text | Self::Bytes => None,
        }
    }
}
