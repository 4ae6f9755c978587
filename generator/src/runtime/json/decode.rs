//! How a value is read from JSON: the trait, and the types that every document uses.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::{Misfit, Reader};

/// A type that can be read from JSON, by the rules of the document: `1` and `1.0` are the same
/// integer, dates and bytes are read in the form that the document gives them.
pub trait Decode: Sized {
    /// Reads the value that comes next.
    ///
    /// # Errors
    /// It does not fit the type.
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit>;

    /// What null stands for, where null is a value of the type.
    fn from_null() -> Option<Self> {
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        if reader.null() {
            return Ok(None);
        }
        T::decode(reader).map(Some)
    }

    fn from_null() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        T::decode(reader).map(Box::new)
    }

    fn from_null() -> Option<Self> {
        T::from_null().map(Box::new)
    }
}

impl Decode for Value {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        reader.value()
    }

    fn from_null() -> Option<Self> {
        Some(Self::Null)
    }
}

impl Decode for String {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        reader.string("a string").map(Cow::into_owned)
    }
}

impl Decode for bool {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        match reader.cursor.take_word("true") {
            true => Ok(true),
            false if reader.cursor.take_word("false") => Ok(false),
            false => Err(reader.misfit("a boolean")),
        }
    }
}

impl Decode for f64 {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        let text = reader.cursor.number_text();
        let text = text.ok_or_else(|| reader.misfit("a number"))?;
        serde_json::from_slice(text.as_bytes()).map_err(|_| reader.syntax())
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        reader.open(b'[', "an array")?;
        let mut list = Self::new();
        while reader.next_item(list.is_empty())? {
            reader.step_to(list.len());
            list.push(T::decode(reader)?);
            reader.step_back();
        }
        Ok(list)
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
        reader.open(b'{', "an object")?;
        let mut map = Self::new();
        let mut is_first = true;
        while let Some(key) = reader.next_key(is_first)? {
            is_first = false;
            reader.step(&key);
            map.insert(key.into_owned(), T::decode(reader)?);
            reader.step_back();
        }
        Ok(map)
    }
}

/// The bounds between which every whole `f64` is an integer of 64 bits. Whole numbers beyond 64 bits
/// arrive rounded, and some of them to a bound.
const BOUNDS: [f64; 2] = [-9_223_372_036_854_775_808.0, 18_446_744_073_709_551_616.0];

#[allow(
    clippy::cast_possible_truncation,
    reason = "`BOUNDS` are checked first"
)]
fn whole(number: f64) -> Option<i128> {
    let [low, high] = BOUNDS;
    (low < number && number < high && number.fract() == 0.0).then_some(number as i128)
}

/// The integer that comes next, if it has at most 64 bits.
fn integer(reader: &mut Reader<'_>) -> Option<i128> {
    let text = reader.cursor.number_text()?;
    let has_leading_zero = text.len() > 1 && text.trim_start_matches('-').starts_with('0');
    if !has_leading_zero && let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    let number: serde_json::Number = serde_json::from_slice(text.as_bytes()).ok()?;
    number.as_i128().or_else(|| number.as_f64().and_then(whole))
}

macro_rules! integers {
    ($($integer:ty),* $(,)?) => {$(
        impl Decode for $integer {
            fn decode(reader: &mut Reader<'_>) -> Result<Self, Misfit> {
                let start = reader.cursor;
                let number = integer(reader).and_then(|number| Self::try_from(number).ok());
                number.ok_or_else(|| reader.misfit_at(start, "an integer"))
            }
        }
    )*};
}

integers!(i32, i64, u32, u64);
