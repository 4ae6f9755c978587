//! How the member of a union is told from what is there.

use std::borrow::Cow;

use serde::de::{Deserializer, Error};
use serde_json::Value;

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
    kinds: u8,
    required: &'static [&'static str],
    constants: &'static [(&'static str, &'static [Literal])],
    known: &'static [&'static str],
    listed: &'static [Literal],
}

/// A scalar that the document spells out.
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

    /// How well a value fits, or nothing if it cannot be this member.
    fn fit(&self, value: &Buffered<'_>) -> Option<Fit> {
        if kind_of(value) & self.kinds == 0 {
            return None;
        }
        let Buffered::Object(entries) = value else {
            let listed = self.listed.iter().any(|literal| literal.is(value));
            return Some(Fit {
                constants: usize::from(listed),
                ..Fit::default()
            });
        };
        if !self.required.iter().all(|key| get(entries, key).is_some()) {
            return None;
        }
        let mut constants = 0;
        for (key, allowed) in self.constants {
            match get(entries, key) {
                Some(found) if allowed.iter().any(|literal| literal.is(found)) => constants += 1,
                Some(_) => return None,
                None => {}
            }
        }
        let known = entries
            .iter()
            .filter(|(key, _)| self.known.contains(&key.as_ref()))
            .count();
        Some(Fit {
            constants,
            known,
            required: self.required.len(),
        })
    }
}

/// How specific a member is for a value: compared from the first field to the last.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    constants: usize,
    known: usize,
    required: usize,
}

impl Literal {
    fn is(&self, value: &Buffered<'_>) -> bool {
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

fn get<'a, 'de>(
    entries: &'a [(Cow<'de, str>, Buffered<'de>)],
    key: &str,
) -> Option<&'a Buffered<'de>> {
    entries
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

fn kind_of(value: &Buffered<'_>) -> u8 {
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

/// The members that a value can be, the most specific first.
fn candidates(members: &[Member], value: &Buffered<'_>) -> Vec<usize> {
    let mut fits: Vec<(Fit, usize)> = members
        .iter()
        .enumerate()
        .filter_map(|(index, member)| Some((member.fit(value)?, index)))
        .collect();
    fits.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
    if let Some((best, _)) = fits.first().copied() {
        // A constant says which member is meant: another one is tried in its place only if it knows
        // as much of the object, or a field that drifted would turn one member into another.
        fits.retain(|(fit, _)| fit.constants == best.constants || fit.known >= best.known);
    }
    fits.into_iter().map(|(_, index)| index).collect()
}

/// Reads a union.
///
/// # Errors
/// The value could be one of the members by its keys, but none of them takes it.
pub fn decode<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Buffered::decode(deserializer)?;
    let candidates = candidates(T::MEMBERS, &value);
    let Some(best) = candidates.first() else {
        return Ok(T::unknown(value.to_value()));
    };
    let mut failure = None;
    for member in &candidates {
        match lenient::on_trial(|| T::read_member(*member, &value)) {
            Ok(union) => return Ok(union),
            Err(error) => failure = failure.or(Some(error)),
        }
        if lenient::trials_are_spent() {
            break;
        }
    }
    if !lenient::is_lenient() {
        let reason = failure.map_or_else(String::new, |error| error.to_string());
        return Err(D::Error::custom(format_args!(
            "no member of the union fits: {reason}"
        )));
    }
    let mark = lenient::mark();
    T::read_member(*best, &value).or_else(|error| {
        lenient::kept_whole(mark, &error);
        Ok(T::unknown(value.to_value()))
    })
}

/// Gives a union its place in JSON and in serde.
macro_rules! union {
    ($($union:ident),* $(,)?) => {$(
        impl<'de> $crate::runtime::json::Decode<'de> for $union {
            fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::json::union::decode(deserializer)
            }
        }

        $crate::runtime::json::serde_impls!($union);
    )*};
}

pub(crate) use union;
