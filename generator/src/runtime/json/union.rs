//! What the members of a union are told by.

use serde_json::Number;

use super::cursor::{Cursor, RawString};
use super::{Decode, integer};

/// A type whose JSON is one of several others.
pub trait Union: Sized {
    /// What tells the members apart, in the order of the document.
    const MEMBERS: &'static [Member];

    /// The member of that index to read into; past the last what holds a value that fits none.
    fn vacant_member(member: usize) -> Self;

    /// What is in the union.
    fn member(&mut self) -> &mut dyn Decode;
}

/// What a value must be to be a member of a union.
pub struct Member {
    /// The kinds of JSON values that it may be.
    pub kinds: u8,
    /// The keys that must be there.
    pub required: &'static [&'static str],
    /// The keys that, where they are there, must have one of these values.
    pub constants: &'static [Constant],
    /// The same, but that another value leaves the member out only where another member is left.
    pub usual: &'static [Constant],
    /// The key of which values that mean another member do not mean this one.
    pub others: Option<&'static str>,
    /// The keys that it knows where it is an object.
    pub known: &'static [&'static str],
    /// The values that the document lists; others fit too, but less well.
    pub listed: &'static [Literal],
    /// Whether it is meant to have no other keys: it comes after a member that knows them all.
    pub closed: bool,
    /// Whether the document says what keys are that it does not list.
    pub open: bool,
}

/// A key and the values that it can have.
pub type Constant = (&'static str, &'static [Literal]);

/// A scalar that the document spells out.
#[derive(PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// `true` or `false`
    Boolean(bool),
    /// `null`
    Null,
}

/// The kinds of JSON values, as bits that can be joined.
pub mod kind {
    /// `true` and `false`
    pub const BOOLEAN: u8 = 1;
    /// Numbers without a fraction.
    pub const INTEGER: u8 = 2;
    /// Numbers of any sort.
    pub const NUMBER: u8 = 6;
    /// Strings.
    pub const STRING: u8 = 8;
    /// Arrays.
    pub const ARRAY: u8 = 16;
    /// Objects.
    pub const OBJECT: u8 = 32;
    /// Null.
    pub const NULL: u8 = 64;
    /// Any value.
    pub const ANY: u8 = 127;
}

impl Member {
    /// A member that any object is.
    pub const OBJECT: Self = Self::of(kind::OBJECT);

    /// A member that all values of these kinds are.
    pub const fn of(kinds: u8) -> Self {
        Self {
            kinds,
            required: &[],
            constants: &[],
            usual: &[],
            others: None,
            known: &[],
            listed: &[],
            closed: false,
            open: false,
        }
    }
}

impl Literal {
    /// Whether one of these is the value that stands there.
    pub(super) fn any(literals: &[Self], text: Option<RawString<'_>>, value: Cursor<'_>) -> bool {
        literals.iter().any(|literal| literal.is(text, value))
    }

    /// Whether it is the value that stands there; `text` is that value if it is a string.
    fn is(&self, text: Option<RawString<'_>>, mut value: Cursor<'_>) -> bool {
        match self {
            Self::Text(literal) => text.is_some_and(|text| text.is(literal)),
            Self::Boolean(literal) => value.take_word(if *literal { "true" } else { "false" }),
            Self::Null => value.take_word("null"),
            Self::Integer(literal) => integer::take(&mut value) == Some((*literal).into()),
        }
    }
}

/// The kind of the value that stands there, as bits of [`kind`].
pub(super) fn kind_of(mut value: Cursor<'_>) -> u8 {
    match value.peek() {
        Some(b'n') => kind::NULL,
        Some(b't' | b'f') => kind::BOOLEAN,
        Some(b'"') => kind::STRING,
        Some(b'[') => kind::ARRAY,
        Some(b'{') => kind::OBJECT,
        _ => match number(value) {
            Some(number) if !number.is_f64() => kind::INTEGER,
            Some(_) if value.number_text().is_some_and(integer::is_integer) => kind::NUMBER,
            Some(_) => kind::NUMBER & !kind::INTEGER,
            None => 0,
        },
    }
}

fn number(mut value: Cursor<'_>) -> Option<Number> {
    serde_json::from_slice(value.number_text()?.as_bytes()).ok()
}

/// A union of any type.
pub trait AnyUnion {
    /// Makes it the member of that index, to be read into.
    fn become_member(&mut self, member: usize) -> &mut dyn Decode;
}

impl<T: Union> AnyUnion for T {
    fn become_member(&mut self, member: usize) -> &mut dyn Decode {
        *self = T::vacant_member(member);
        self.member()
    }
}

/// Gives a union its place in JSON and in serde.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($($union:ident),* $(,)?) => {$(
        impl $crate::runtime::json::Decode for $union {
            fn vacant() -> Self {
                $crate::runtime::json::Union::vacant_member(usize::MAX)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::Misfit> {
                static TABLE: std::sync::LazyLock<$crate::runtime::json::union_table::Table> =
                    std::sync::LazyLock::new(|| {
                        $crate::runtime::json::union_table::Table::of(
                            <$union as $crate::runtime::json::Union>::MEMBERS,
                        )
                    });
                $crate::runtime::json::union_trials::decode(&TABLE, self, reader)
            }

            fn take_null(&mut self, _: bool) -> bool {
                let members = <$union as $crate::runtime::json::Union>::MEMBERS;
                $crate::runtime::json::union_trials::take_null(members, self)
            }
        }

        $crate::runtime::json::serde_impls!($union);
    )*};
}

pub use union;
