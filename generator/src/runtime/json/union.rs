//! How the member of a union is told from what is there.

use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::union_table::Table;
use super::{Buffered, BufferedError, Decode, lenient};

/// A type whose JSON is one of several others.
pub trait Union: Sized {
    /// What tells the members apart, in the order of the document.
    const MEMBERS: &'static [Member];

    /// Reads the value as the member of that index.
    ///
    /// # Errors
    /// The value does not fit the member.
    fn read_member(member: usize, value: &Buffered<'_>) -> Result<Self, BufferedError>;

    /// Keeps a value that fits no member.
    fn unknown(value: Value) -> Self;
}

/// What a value must be to be a member of a union.
pub struct Member {
    pub(super) kinds: u8,
    pub(super) required: &'static [&'static str],
    pub(super) constants: &'static [(&'static str, &'static [Literal])],
    pub(super) known: &'static [&'static str],
    pub(super) listed: &'static [Literal],
}

/// A scalar that the document spells out.
#[derive(PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// `true` or `false`
    Boolean(bool),
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
    /// A member of these kinds of JSON values.
    pub const fn of(kinds: u8) -> Self {
        Self {
            kinds,
            required: &[],
            constants: &[],
            known: &[],
            listed: &[],
        }
    }

    /// An object with these known keys.
    pub const fn object(known: &'static [&'static str]) -> Self {
        Self {
            known,
            ..Self::of(kind::OBJECT)
        }
    }

    /// The keys that it knows where it is an object.
    pub const fn known(self, known: &'static [&'static str]) -> Self {
        Self { known, ..self }
    }

    /// The keys that must be there.
    pub const fn required(self, required: &'static [&'static str]) -> Self {
        Self { required, ..self }
    }

    /// The keys that, where they are there, must have one of these values.
    pub const fn constants(self, constants: &'static [(&'static str, &'static [Literal])]) -> Self {
        Self { constants, ..self }
    }

    /// The values that the document lists; others fit too, but less well.
    pub const fn listed(self, listed: &'static [Literal]) -> Self {
        Self { listed, ..self }
    }
}

impl Literal {
    pub(super) fn is(&self, value: &Buffered<'_>) -> bool {
        match (self, value) {
            (Self::Text(literal), Buffered::Text(text)) => text == literal,
            (Self::Boolean(literal), Buffered::Boolean(boolean)) => literal == boolean,
            (Self::Integer(literal), Buffered::Signed(number)) => literal == number,
            (Self::Integer(literal), Buffered::Unsigned(number)) => {
                u64::try_from(*literal).is_ok_and(|literal| literal == *number)
            }
            _ => false,
        }
    }
}

/// The kind of a value, as bits of [`kind`].
pub(super) fn kind_of(value: &Buffered<'_>) -> u8 {
    match value {
        Buffered::Null => kind::NULL,
        Buffered::Boolean(_) => kind::BOOLEAN,
        Buffered::Signed(_) | Buffered::Unsigned(_) => kind::INTEGER,
        Buffered::Float(number) if number.fract() == 0.0 => kind::NUMBER,
        Buffered::Float(_) => kind::NUMBER & !kind::INTEGER,
        Buffered::Text(_) => kind::STRING,
        Buffered::List(_) => kind::ARRAY,
        Buffered::Object(_) => kind::OBJECT,
    }
}

/// Reads a union.
///
/// # Errors
/// The value could be one of the members by its keys, but none of them takes it.
pub fn decode<'de, T: Union, D: Deserializer<'de>>(
    table: &Table,
    deserializer: D,
) -> Result<T, D::Error> {
    let value = Buffered::decode(deserializer)?;
    let Some(best) = table.best(&value) else {
        return Ok(T::unknown(value.to_value()));
    };
    match lenient::on_trial(|| T::read_member(best, &value)) {
        Ok(union) => Ok(union),
        Err(failure) => after_the_best(table, &value, best, failure).map_err(|failure| {
            D::Error::custom(format_args!("no member of the union fits: {failure}"))
        }),
    }
}

/// Tries the members after the best; the failure of that one where none of them takes the value.
#[cold]
fn after_the_best<T: Union>(
    table: &Table,
    value: &Buffered<'_>,
    best: usize,
    failure: BufferedError,
) -> Result<T, BufferedError> {
    for member in table.after_the_best(value) {
        if lenient::trials_are_spent() {
            break;
        }
        if let Ok(union) = lenient::on_trial(|| T::read_member(member, value)) {
            return Ok(union);
        }
    }
    if !lenient::is_lenient() {
        return Err(failure);
    }
    let mark = lenient::mark();
    T::read_member(best, value).or_else(|error| {
        lenient::kept_whole(mark, &error);
        Ok(T::unknown(value.to_value()))
    })
}

/// Gives a union its place in JSON and in serde.
macro_rules! union {
    ($($union:ident),* $(,)?) => {$(
        impl<'de> $crate::runtime::json::Decode<'de> for $union {
            fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                static TABLE: std::sync::LazyLock<$crate::runtime::json::union_table::Table> =
                    std::sync::LazyLock::new(|| {
                        $crate::runtime::json::union_table::Table::of(
                            <$union as $crate::runtime::json::Union>::MEMBERS,
                        )
                    });
                $crate::runtime::json::union::decode(&TABLE, deserializer)
            }
        }

        $crate::runtime::json::serde_impls!($union);
    )*};
}

pub(crate) use union;
