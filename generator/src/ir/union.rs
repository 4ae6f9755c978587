//! Unions and what tells their members apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Docs, Kind, Type};

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Union {
    pub(crate) members: Vec<Member>,
    /// Keys of the properties that the document gives every member by giving them to the union.
    pub(crate) shared: Vec<String>,
    /// The properties that all members have, of the same type in each, and those that all had before.
    pub(crate) common: Vec<Common>,
    pub(crate) discriminator: Option<String>,
    /// Whether a field holds it that may be left out and may be null.
    pub(crate) is_nullable: bool,
}

/// A property that all members of a union have, or had before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Common {
    pub(crate) key: String,
    pub(crate) kind: Kind,
    /// Whether a member has none by now, and it is read as it was before.
    pub(crate) of_some: bool,
    /// What is said of it in all members alike.
    pub(crate) docs: Docs,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) ty: Type,
    /// Values of the discriminator that are mapped to this member.
    pub(crate) tags: Vec<String>,
    /// Those that mean it where nothing is mapped to it: names of components.
    pub(crate) implied_tags: Vec<String>,
    /// Whether values of the discriminator that mean no member mean this one.
    pub(crate) is_default: bool,
    /// Whether the other members are its heirs.
    pub(crate) is_base: bool,
    /// The component that it refers to, if it does.
    pub(crate) component: Option<String>,
    pub(crate) docs: Docs,
    pub(crate) boxed: bool,
    /// What a value must be to be this member: it follows from the types, and is no part of what a union is.
    pub(crate) signature: Signature,
}

/// What a value must be to be a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Signature {
    pub(crate) kinds: Kinds,
    /// Keys that must be there.
    pub(crate) required: Vec<String>,
    /// Keys that must have one of these values if they are there.
    pub(crate) constants: BTreeMap<String, Vec<Literal>>,
    /// Those of the constants of which another value leaves the member out only where another is left.
    pub(crate) usual: BTreeSet<String>,
    /// Those of the constants that may be null as well.
    pub(crate) nullable: BTreeSet<String>,
    /// The discriminator, if its values that mean another member do not mean this one.
    pub(crate) others: Option<String>,
    /// Keys that the member knows.
    pub(crate) known: Vec<String>,
    /// Values that the document lists.
    pub(crate) listed: Vec<Literal>,
    /// Whether keys that it does not know speak for another member that knows them all.
    pub(crate) closed: bool,
    /// Whether it says what keys are that it does not list.
    pub(crate) open: bool,
}

/// A set of kinds of JSON values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub(crate) boolean: bool,
    pub(crate) integer: bool,
    pub(crate) number: bool,
    pub(crate) string: bool,
    pub(crate) array: bool,
    pub(crate) object: bool,
    pub(crate) null: bool,
}

/// A scalar that the document spells out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Literal {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Null,
}

impl Literal {
    /// The value in short; a text that could be taken for a number in quotes.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Text(text) if text.parse::<i64>().is_ok() => format!("{text:?}"),
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Boolean(value) => value.to_string(),
            Self::Null => "null".to_owned(),
        }
    }
}

/// The value as text.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Boolean(boolean) => boolean.fmt(f),
            Self::Null => f.write_str("null"),
        }
    }
}

impl Signature {
    /// The constants that are worth a word: that a key is null says little of what is there.
    pub(crate) fn spelled(&self) -> impl Iterator<Item = (&String, &Vec<Literal>)> {
        self.constants
            .iter()
            .filter(|(_, values)| says_more_than_null(values))
    }

    /// Whether a key is among [`spelled`](Self::spelled).
    pub(crate) fn is_spelled(&self, key: &str) -> bool {
        let values = self.constants.get(key);
        values.is_some_and(|values| says_more_than_null(values))
    }
}

fn says_more_than_null(values: &[Literal]) -> bool {
    values.iter().any(|value| *value != Literal::Null)
}
