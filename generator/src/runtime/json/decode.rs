//! How a value is read from JSON: the trait, and the types that every document uses.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

/// A type that can be read from JSON.
///
/// It is serde's `Deserialize` with the rules of the document: `1` and `1.0` are the same integer,
/// dates and bytes are read in the form that the document gives them.
pub trait Decode<'de>: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// The input does not fit the type.
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// What null stands for, where null is a value of the type.
    fn from_null() -> Option<Self> {
        None
    }
}

/// A type that can be read from JSON without borrowing from it.
pub trait DecodeOwned: for<'de> Decode<'de> {}

impl<T> DecodeOwned for T where T: for<'de> Decode<'de> {}

/// Hands a [`Decode`] type to serde's accessors.
pub struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    /// The seed for `T`.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Default for Seed<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'de, T: Decode<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::decode(deserializer)
    }
}

impl<'de, T: Decode<'de>> Visitor<'de> for Seed<Option<T>> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::decode(deserializer).map(Some)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Seed::<Option<T>>::new())
    }

    fn from_null() -> Option<Self> {
        Some(None)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Box::new)
    }

    fn from_null() -> Option<Self> {
        T::from_null().map(Box::new)
    }
}

impl<'de> Decode<'de> for String {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}

impl<'de> Decode<'de> for bool {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}

impl<'de> Decode<'de> for f64 {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}

struct ListVisitor<T>(PhantomData<T>);

/// How many items room is made for before the first is read, whatever the input claims.
const ROOM: usize = 1024;

impl<'de, T: Decode<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::with_capacity(items.size_hint().unwrap_or(0).min(ROOM));
        while let Some(item) = items.next_element_seed(Seed::new())? {
            list.push(item);
        }
        Ok(list)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct DictionaryVisitor<T>(PhantomData<T>);

impl<'de, T: Decode<'de>> Visitor<'de> for DictionaryVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            map.insert(key, entries.next_value_seed(Seed::new())?);
        }
        Ok(map)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for BTreeMap<String, T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DictionaryVisitor(PhantomData))
    }
}

struct IntegerVisitor<T>(PhantomData<T>);

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

impl<T: TryFrom<i128>> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number.into())
            .map_err(|_| E::invalid_value(Unexpected::Signed(number), &"an integer in range"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number.into())
            .map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &"an integer in range"))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        whole(number)
            .and_then(|whole| T::try_from(whole).ok())
            .ok_or_else(|| E::invalid_value(Unexpected::Float(number), &"an integer in range"))
    }
}

macro_rules! integers {
    ($($integer:ty => $deserialize:ident),* $(,)?) => {$(
        impl<'de> Decode<'de> for $integer {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$deserialize(IntegerVisitor::<$integer>(PhantomData))
            }
        }
    )*};
}

integers! {
    i32 => deserialize_i64,
    i64 => deserialize_i64,
    u32 => deserialize_u64,
    u64 => deserialize_u64,
}
