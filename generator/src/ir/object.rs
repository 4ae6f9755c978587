//! Objects with known properties.

use std::collections::BTreeMap;
use std::fmt;

use super::{Docs, Enumeration, Literal, Type, Value, Values};

/// An object and its known properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    /// In the order of the document.
    pub(crate) fields: Vec<Field>,
    /// Required properties that are the same in every object of the type.
    pub(crate) constants: Vec<Constant>,
    /// What a constructor writes by itself, by the keys of the properties.
    pub(crate) presets: BTreeMap<String, Literal>,
    /// What further properties hold, where the document says so.
    pub(crate) additional: Option<Type>,
    /// Whether the document says that there are none.
    pub(crate) closed: bool,
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
    /// Whether the document says that the value is not to be shown.
    pub(crate) secret: bool,
    /// Whether the value would hold itself without a box.
    pub(crate) boxed: bool,
    /// The only value that the document lists, if it lists only one.
    pub(crate) only: Option<Literal>,
    pub(crate) docs: Docs,
}

/// What a property is that has only one value.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(crate) enum ConstantValue {
    Text(String),
    Integer(i64),
}

impl ConstantValue {
    pub(crate) fn literal(&self) -> Literal {
        match self {
            Self::Text(text) => Literal::Text(text.clone()),
            Self::Integer(number) => Literal::Integer(*number),
        }
    }

    /// The value in short.
    pub(crate) fn told(&self) -> String {
        self.literal().told()
    }

    /// The enumeration of this value alone.
    pub(crate) fn enumeration(&self) -> Enumeration {
        let values = match self {
            Self::Text(text) => Values::Strings(vec![Value::plain(text.clone())]),
            Self::Integer(number) => Values::Integers(vec![Value::plain(*number)]),
        };
        Enumeration { values }
    }
}

/// The value as text.
impl fmt::Display for ConstantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
        }
    }
}

/// A property with only one value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Constant {
    /// The key on the wire.
    pub(crate) key: String,
    pub(crate) value: ConstantValue,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) docs: Docs,
}
