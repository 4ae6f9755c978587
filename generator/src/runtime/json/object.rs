//! How an object is read field by field, and written with the fields that nobody knew.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::buffered::Key;
use super::{Decode, FieldWriter, Seed, UnknownFields, lenient};

/// A type whose JSON is an object with known fields.
pub trait Object: Sized {
    /// Reads the fields.
    ///
    /// # Errors
    /// A field does not fit its type, or a required one is missing.
    fn read<'de, A: MapAccess<'de>>(fields: Fields<A>) -> Result<Self, A::Error>;

    /// Writes the known fields.
    ///
    /// # Errors
    /// A value cannot be written, or the output fails.
    fn write<M: SerializeMap>(&self, fields: &mut FieldWriter<'_, M>) -> Result<(), M::Error>;

    /// The fields that are not known.
    fn unknown_fields(&self) -> &UnknownFields;
}

/// A type that null leaves empty: an array or a map.
pub trait Collection: Default {
    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool;
}

impl<T> Collection for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Collection for BTreeMap<String, T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// Reads an object.
///
/// # Errors
/// The input is no object, or a field of it does not fit.
pub fn decode<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Writes an object, its unknown fields last.
///
/// # Errors
/// A value cannot be written, or the output fails.
pub fn encode<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let map = serializer.serialize_map(None)?;
    let mut fields = FieldWriter::new(map, object.unknown_fields());
    object.write(&mut fields)?;
    fields.finish()
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::read(Fields { entries })
    }
}

/// The fields of an object that is being read.
pub struct Fields<A> {
    entries: A,
}

impl<'de, A: MapAccess<'de>> Fields<A> {
    /// Hands each field to `read`, and gives back those that it kept as unknown.
    ///
    /// # Errors
    /// What `read` gives, and syntax errors.
    pub fn each(
        mut self,
        mut read: impl FnMut(&str, Field<'_, 'de, A>) -> Result<(), A::Error>,
    ) -> Result<UnknownFields, A::Error> {
        let mut unknown = UnknownFields::new();
        while let Some(key) = self.entries.next_key_seed(Key)? {
            let field = Field {
                key: &key,
                entries: &mut self.entries,
                unknown: &mut unknown,
            };
            read(&key, field)?;
        }
        Ok(unknown)
    }
}

/// One field whose key is read and whose value is not.
pub struct Field<'a, 'de, A> {
    key: &'a Cow<'de, str>,
    entries: &'a mut A,
    unknown: &'a mut UnknownFields,
}

impl<'de, A: MapAccess<'de>> Field<'_, 'de, A> {
    /// Reads the value into its slot; null where it is no value of the type is kept as unknown.
    ///
    /// # Errors
    /// The value does not fit the slot.
    #[inline]
    pub fn read<T: Decode<'de>>(mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        match self.next_value() {
            Ok(Some(value)) => *slot = Some(value),
            Ok(None) => match T::from_null() {
                Some(value) => *slot = Some(value),
                None => self.hold_null(),
            },
            Err(error) => self.salvage(error)?,
        }
        Ok(())
    }

    /// Reads the value of a field that null leaves empty rather than missing.
    ///
    /// # Errors
    /// The value is neither null nor fits the slot.
    #[inline]
    pub fn read_collection<T: Decode<'de> + Collection>(
        mut self,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        match self.next_value() {
            Ok(Some(value)) => *slot = Some(value),
            Ok(None) => {
                *slot = Some(T::default());
                self.hold_null();
            }
            Err(error) => self.salvage(error)?,
        }
        Ok(())
    }

    /// Reads a value that should be the same in every object of the type.
    ///
    /// # Errors
    /// The input has a syntax error.
    pub fn read_constant(self, constant: &'static str, seen: &mut bool) -> Result<(), A::Error> {
        *seen = true;
        if let Some(other) = self.entries.next_value_seed(Constant(constant))? {
            self.unknown.insert(self.key.clone().into_owned(), other);
        }
        Ok(())
    }

    /// Keeps the value as it is.
    ///
    /// # Errors
    /// The input has a syntax error.
    pub fn keep(self) -> Result<(), A::Error> {
        let value = self.entries.next_value()?;
        self.unknown.insert(self.key.clone().into_owned(), value);
        Ok(())
    }

    /// Reads a value of the map that stands beside the known fields; what does not fit is kept.
    ///
    /// # Errors
    /// The value does not fit the map.
    pub fn read_additional<T: Decode<'de>>(
        self,
        map: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let key = self.key.clone().into_owned();
        let mut slot = None;
        self.read(&mut slot)?;
        if let Some(value) = slot {
            map.insert(key, value);
        }
        Ok(())
    }

    #[cold]
    pub(super) fn hold_null(self) {
        lenient::null_kept(self.key);
        self.unknown
            .insert(self.key.clone().into_owned(), Value::Null);
    }

    #[cold]
    pub(super) fn salvage(self, error: A::Error) -> Result<(), A::Error> {
        let raw = lenient::salvage().ok_or(error)?;
        self.unknown.insert(self.key.clone().into_owned(), raw);
        Ok(())
    }

    #[inline]
    pub(super) fn next_value<T: Decode<'de>>(&mut self) -> Result<Option<T>, A::Error> {
        self.entries.next_value_seed(Seed::<Option<T>>::new())
    }
}

/// The value of a required field.
///
/// # Errors
/// The field was not there.
pub fn required<T, E: Error>(field: &'static str, slot: Option<T>) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(field))
}

/// Checks that the constant of a required field was there.
///
/// # Errors
/// The field was not there.
pub fn required_constant<E: Error>(field: &'static str, seen: bool) -> Result<(), E> {
    seen.then_some(()).ok_or_else(|| E::missing_field(field))
}

/// Reads a string and gives back nothing if it is the constant, else what it is.
struct Constant(&'static str);

impl<'de> DeserializeSeed<'de> for Constant {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let held = super::Buffered::decode(deserializer)?;
        match &held {
            super::Buffered::Text(text) if text == self.0 => Ok(None),
            other => Ok(Some(other.to_value())),
        }
    }
}

/// Gives an object type its place in JSON and in serde.
macro_rules! object {
    ($($object:ident),* $(,)?) => {$(
        impl<'de> $crate::runtime::json::Decode<'de> for $object {
            fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::json::object::decode(deserializer)
            }
        }

        impl $crate::runtime::json::Encode for $object {
            fn encode<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::json::object::encode(self, serializer)
            }
        }

        $crate::runtime::json::serde_impls!($object);
    )*};
}

pub(crate) use object;
