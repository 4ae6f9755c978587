//! Bodies, in requests and in responses.

use super::{Docs, Type};

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
}

/// How a body is read or written.
#[derive(Clone, Debug)]
pub(crate) enum ContentKind {
    Json(Type),
    Form(Type),
    Text,
    Bytes,
}

impl ContentKind {
    /// The type of what is sent or received, where it has one.
    pub(crate) fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Form(ty) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }

    /// The type, to be changed.
    pub(crate) fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Form(ty) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }
}
