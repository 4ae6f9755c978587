//! How a value is written as JSON: the trait, and the types that every document uses.

use std::collections::BTreeMap;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// A type that can be written as JSON.
///
/// It is serde's `Serialize` with the rules of the document, as [`Decode`](super::Decode) is for
/// reading.
pub trait Encode {
    /// Writes the value.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Hands an [`Encode`] type to serde.
pub struct AsSerialize<'a, T: ?Sized>(pub &'a T);

impl<T: Encode + ?Sized> Serialize for AsSerialize<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.encode(serializer)
    }
}

macro_rules! as_serde_writes {
    ($($plain:ty),* $(,)?) => {$(
        impl Encode for $plain {
            fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}

as_serde_writes!(
    bool,
    i32,
    i64,
    u32,
    u64,
    f64,
    str,
    String,
    serde_json::Value
);

impl<T: Encode + ?Sized> Encode for &T {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).encode(serializer)
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).encode(serializer)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.encode(serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            items.serialize_element(&AsSerialize(item))?;
        }
        items.end()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().encode(serializer)
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, AsSerialize(value))))
    }
}

/// The JSON text of a value.
///
/// # Errors
/// A value that JSON cannot hold, such as a date past the year 9999.
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&AsSerialize(value))
}

/// The value as a JSON tree.
///
/// # Errors
/// A value that JSON cannot hold, such as a date past the year 9999.
pub fn to_value<T: Encode + ?Sized>(value: &T) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(AsSerialize(value))
}
