//! Enumerations.

use super::Docs;

/// Listed values; others are possible.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enumeration {
    pub(crate) values: Values,
}

/// Listed values of one JSON type, without repetition, in the order of the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Values {
    Strings(Vec<Value<String>>),
    Integers(Vec<Value<i64>>),
}

/// One listed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value<T> {
    pub(crate) value: T,
    /// The name that the document gives it in a vendor extension.
    pub(crate) name: Option<String>,
    pub(crate) docs: Docs,
}

impl<T> Value<T> {
    /// A value of which nothing is said.
    pub(crate) fn plain(value: T) -> Self {
        Self {
            value,
            name: None,
            docs: Docs::default(),
        }
    }
}
