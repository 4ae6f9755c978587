//! Objects with known properties.

use super::{Docs, Literal, Type};

/// An object and its known properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    /// In the order of the document.
    pub(crate) fields: Vec<Field>,
    /// Required properties that are the same in every object of the type.
    pub(crate) constants: Vec<Constant>,
    /// What further properties hold, where the document says so.
    pub(crate) additional: Option<Type>,
}

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// The key on the wire.
    pub(crate) key: String,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// Whether the value would hold itself without a box.
    pub(crate) boxed: bool,
    /// The only value that the document lists, if it lists only one.
    pub(crate) only: Option<Literal>,
    pub(crate) docs: Docs,
}

/// A property with only one value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Constant {
    /// The key on the wire.
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) docs: Docs,
}
