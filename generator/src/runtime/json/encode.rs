//! How a value is written as JSON: the trait, and the types that every document uses.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Writer;

/// A type that can be written as JSON, by the rules of the document, as [`Decode`](super::Decode) is
/// for reading.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, writer: &mut Writer);

    /// The value as a JSON tree.
    ///
    /// # Errors
    /// It holds what JSON cannot hold, such as a date past the year 9999.
    fn to_value(&self) -> Result<Value, serde_json::Error> {
        serde_json::from_slice(&to_vec(self)?)
    }
}

macro_rules! as_serde_writes {
    ($($plain:ty),* $(,)?) => {$(
        impl Encode for $plain {
            fn encode(&self, writer: &mut Writer) {
                writer.value(self);
            }

            fn to_value(&self) -> Result<Value, serde_json::Error> {
                serde_json::to_value(self)
            }
        }
    )*};
}

as_serde_writes!(i32, i64, u32, u64, f64, Value);

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.word(if *self { "true" } else { "false" });
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }

    fn to_value(&self) -> Result<Value, serde_json::Error> {
        Ok(self.into())
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }

    fn to_value(&self) -> Result<Value, serde_json::Error> {
        self.as_str().to_value()
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }

    fn to_value(&self) -> Result<Value, serde_json::Error> {
        (**self).to_value()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.word("null"),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, writer: &mut Writer) {
        let mut before = b'[';
        for item in self {
            writer.byte(before);
            item.encode(writer);
            before = b',';
        }
        writer.word(if self.is_empty() { "[]" } else { "]" });
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        self.as_slice().encode(writer);
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        let mut before = b'{';
        for (key, value) in self {
            writer.byte(before);
            writer.string(key);
            writer.byte(b':');
            value.encode(writer);
            before = b',';
        }
        writer.word(if self.is_empty() { "{}" } else { "}" });
    }
}

/// The JSON text of a value.
///
/// # Errors
/// A value that JSON cannot hold, such as a date past the year 9999.
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut writer = Writer::default();
    value.encode(&mut writer);
    writer.finish()
}

/// The value as a JSON tree.
///
/// # Errors
/// A value that JSON cannot hold, such as a date past the year 9999.
pub fn to_value<T: Encode + ?Sized>(value: &T) -> Result<Value, serde_json::Error> {
    value.to_value()
}
