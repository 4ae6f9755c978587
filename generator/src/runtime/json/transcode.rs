//! The way between JSON text and any other format of serde.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::cursor::Cursor;
use super::{Decode, Encode, Writer, read, to_vec};

/// Reads a value out of any format.
///
/// # Errors
/// The input has what JSON does not, or does not fit the type.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let JsonText(text) = JsonText::deserialize(deserializer)?;
    read::strictly(&text).map_err(D::Error::custom)
}

/// Writes a value in any format.
///
/// # Errors
/// A value that JSON cannot hold, or the output fails.
pub fn serialize<T: Encode, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let text = to_vec(value).map_err(S::Error::custom)?;
    let text = std::str::from_utf8(&text).map_err(S::Error::custom)?;
    Transcoded(&Cell::new(Cursor::new(text))).serialize(serializer)
}

/// The JSON text of what another format says.
struct JsonText(Vec<u8>);

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut writer = Writer::default();
        Transcode(&mut writer).deserialize(deserializer)?;
        writer.finish().map(Self).map_err(D::Error::custom)
    }
}

/// Writes what it visits as JSON text.
struct Transcode<'a>(&'a mut Writer);

impl<'de> DeserializeSeed<'de> for Transcode<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! written_as_they_are {
    ($($visit:ident: $scalar:ty),* $(,)?) => {$(
        fn $visit<E: serde::de::Error>(self, scalar: $scalar) -> Result<(), E> {
            self.0.value(&scalar);
            Ok(())
        }
    )*};
}

impl<'de> Visitor<'de> for Transcode<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    written_as_they_are!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

    fn visit_str<E: serde::de::Error>(self, string: &str) -> Result<(), E> {
        self.0.string(string);
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.0.word("null");
        Ok(())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.byte(b'[');
        let mut is_first = true;
        while items
            .next_element_seed(Element {
                writer: self.0,
                is_first,
            })?
            .is_some()
        {
            is_first = false;
        }
        self.0.byte(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let start = self.0.length();
        self.0.byte(b'{');
        let mut is_first = true;
        while entries
            .next_key_seed(Key(Element {
                writer: self.0,
                is_first,
            }))?
            .is_some()
        {
            is_first = false;
            entries.next_value_seed(Transcode(self.0))?;
        }
        self.0.byte(b'}');
        self.0.replace_since(start, number);
        Ok(())
    }
}

/// A number that serde_json gives as an object: so it does where any crate of a program has its
/// feature `arbitrary_precision` on.
fn number(object: &[u8]) -> Option<&[u8]> {
    object
        .strip_prefix(br#"{"$serde_json::private::Number":""#)?
        .strip_suffix(br#""}"#)
}

/// An element of an array, after its comma.
struct Element<'a> {
    writer: &'a mut Writer,
    is_first: bool,
}

impl<'a> Element<'a> {
    fn begun(self) -> &'a mut Writer {
        if !self.is_first {
            self.writer.byte(b',');
        }
        self.writer
    }
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Transcode(self.begun()).deserialize(deserializer)
    }
}

/// The key of an entry, after its comma.
struct Key<'a>(Element<'a>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<(), E> {
        let writer = self.0.begun();
        writer.string(key);
        writer.byte(b':');
        Ok(())
    }
}

/// The value that a JSON text goes on with, which is read as it is written.
struct Transcoded<'c, 'a>(&'c Cell<Cursor<'a>>);

impl<'a> Transcoded<'_, 'a> {
    fn advance<T>(&self, step: impl FnOnce(&mut Cursor<'a>) -> T) -> T {
        let mut cursor = self.0.get();
        let outcome = step(&mut cursor);
        self.0.set(cursor);
        outcome
    }

    /// Whether another item or entry follows before the bracket that closes them.
    fn has_next(&self, bracket: u8) -> bool {
        self.advance(|cursor| {
            let is_over = cursor.take(bracket);
            !is_over && (cursor.take(b',') || cursor.peek().is_some())
        })
    }
}

impl Serialize for Transcoded<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.advance(|cursor| cursor.take(b'{')) {
            let mut map = serializer.serialize_map(None)?;
            while self.has_next(b'}') {
                let key = self.advance(|cursor| {
                    let key = cursor.string();
                    key.filter(|_| cursor.take(b':'))
                });
                let key = key.ok_or_else(|| S::Error::custom(NO_JSON))?;
                map.serialize_entry(&key, self)?;
            }
            return map.end();
        }
        if self.advance(|cursor| cursor.take(b'[')) {
            let mut list = serializer.serialize_seq(None)?;
            while self.has_next(b']') {
                list.serialize_element(self)?;
            }
            return list.end();
        }
        if let Some(string) = self.advance(Cursor::string) {
            return serializer.serialize_str(&string);
        }
        match self.advance(Cursor::value) {
            Some(scalar) => scalar.serialize(serializer),
            None => Err(S::Error::custom(NO_JSON)),
        }
    }
}

const NO_JSON: &str = "what was written is no JSON";
