//! The whole of an API.

use super::{Operation, Origin, SecurityScheme, Type, Types};
use crate::diagnostic::Pointer;
use crate::untyped::Why;

/// Everything that is generated.
#[derive(Debug, Default)]
pub(crate) struct Api {
    pub(crate) info: Info,
    /// URL of the first server, its variables replaced by their defaults.
    pub(crate) base_url: Option<String>,
    pub(crate) schemes: Vec<SecurityScheme>,
    pub(crate) types: Types,
    /// In the order of the document.
    pub(crate) operations: Vec<Operation>,
    /// In the order of the document.
    pub(crate) examples: Vec<Example>,
    /// Where a type is any, in the order it was decided.
    pub(crate) untyped: Vec<Untyped>,
}

/// A decision that a type is any.
#[derive(Clone, Debug)]
pub(crate) struct Untyped {
    pub(crate) origin: Origin,
    pub(crate) place: Pointer,
    pub(crate) why: Why,
}

/// What the document says of itself.
#[derive(Debug, Default)]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) description: Option<String>,
}

/// A value that the document gives for a type.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) place: Pointer,
    pub(crate) ty: Type,
    pub(crate) value: serde_json::Value,
}
