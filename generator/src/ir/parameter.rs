//! Parameters.

use super::{Docs, FormField, Literal, Type};

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) allow_reserved: bool,
    /// Of a whole query: those of its fields that are written in a style of their own.
    pub(crate) fields: Vec<FormField>,
    pub(crate) required: bool,
    pub(crate) ty: Type,
    /// Bounds on the number of characters.
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    /// How many segments of the path it may fill.
    pub(crate) segments: Segments,
    /// The number it begins at: its default, else its minimum.
    pub(crate) first: Option<u64>,
    pub(crate) docs: Docs,
    /// A value that the document gives.
    pub(crate) example: Option<serde_json::Value>,
}

/// A parameter that has to be sent and has only one value, so that nobody gives it.
#[derive(Clone, Debug)]
pub(crate) struct ConstantParameter {
    pub(crate) parameter: Parameter,
    pub(crate) value: Literal,
}

/// How many segments of a path a parameter may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segments {
    One,
    /// With `/` between them.
    Many,
    /// Or none at all: it may be empty.
    ManyOrNone,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

impl Location {
    /// What a document calls it, and `api.json` and the lock.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// As it is, which only a cookie can be.
    Plain,
    /// As the JSON text of the value.
    Json,
    /// As the fields of a form, which are the whole query.
    Fields,
    /// As the JSON text of the value, which is the whole query.
    WholeJson,
    /// As a text, which is the whole query.
    WholeText,
}

impl Style {
    /// Whether it is all of the query.
    pub(crate) fn is_whole_query(self) -> bool {
        matches!(self, Self::Fields | Self::WholeJson | Self::WholeText)
    }

    /// Whether the media type says all of how it is written.
    pub(crate) fn is_of_media_type(self) -> bool {
        self == Self::Json || self.is_whole_query()
    }

    /// What a document calls it, or else what is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
            Self::Plain => "cookie",
            Self::Json => "JSON",
            Self::Fields => "fields",
            Self::WholeJson => "whole JSON",
            Self::WholeText => "whole text",
        }
    }
}
