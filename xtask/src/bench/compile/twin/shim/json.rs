//! JSON by what serde derives, read from text and written to text.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::de::SliceRead;
use serde_json::{Map, Value};

/// A type that is read and written as JSON. What serde derives is compiled where it is used, and
/// this uses it for each type.
pub trait Json: Sized {
    /// Reads a value.
    fn read(reader: &mut serde_json::Deserializer<SliceRead<'_>>) -> serde_json::Result<Self>;

    /// Writes the value.
    fn write(&self, writer: &mut serde_json::Serializer<&mut Vec<u8>>) -> serde_json::Result<()>;
}

macro_rules! json {
    ($type:ident) => {
        #[allow(deprecated)]
        impl $crate::runtime::json::Json for $type {
            fn read(
                reader: &mut serde_json::Deserializer<serde_json::de::SliceRead<'_>>,
            ) -> serde_json::Result<Self> {
                serde::Deserialize::deserialize(reader)
            }

            fn write(
                &self,
                writer: &mut serde_json::Serializer<&mut Vec<u8>>,
            ) -> serde_json::Result<()> {
                serde::Serialize::serialize(self, writer)
            }
        }
    };
}
pub(crate) use json;

/// Fields that the document does not list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownFields(Option<Box<Map<String, Value>>>);

impl UnknownFields {
    /// No fields.
    pub const fn new() -> Self {
        Self(None)
    }

    /// The fields, if there are any.
    pub fn map(&self) -> Option<&Map<String, Value>> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for UnknownFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Map::deserialize(deserializer)?;
        Ok(Self((!fields.is_empty()).then(|| Box::new(fields))))
    }
}

impl Serialize for UnknownFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.map().into_iter().flatten())
    }
}

/// A field that may be absent, null or a value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Nullable<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether the field is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value by reference, if there is one.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().serialize(serializer)
    }
}

/// A string that an enumeration does not list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(transparent)]
pub struct UnlistedString(Box<str>);

impl UnlistedString {
    pub(crate) fn new(value: String) -> Self {
        Self(value.into_boxed_str())
    }

    /// The string as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The conversions of an enumeration of strings.
macro_rules! string_enumeration {
    ($enumeration:ident) => {
        impl From<&str> for $enumeration {
            fn from(value: &str) -> Self {
                Self::listed(value).unwrap_or_else(|| Self::unlisted(value.to_owned()))
            }
        }

        impl From<String> for $enumeration {
            fn from(value: String) -> Self {
                Self::listed(&value).unwrap_or_else(|| Self::unlisted(value))
            }
        }

        impl std::str::FromStr for $enumeration {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        impl AsRef<str> for $enumeration {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $enumeration {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        $crate::runtime::json::json!($enumeration);
    };
}
pub(crate) use string_enumeration;

/// An integer that an enumeration does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnlistedInteger(i64);

impl UnlistedInteger {
    pub(crate) const fn new(value: i64) -> Self {
        Self(value)
    }

    /// The integer as it came.
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// The conversions of an enumeration of integers.
macro_rules! integer_enumeration {
    ($enumeration:ident) => {
        impl From<$enumeration> for i64 {
            fn from(value: $enumeration) -> Self {
                value.as_i64()
            }
        }

        impl std::fmt::Display for $enumeration {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_i64().fmt(formatter)
            }
        }

        $crate::runtime::json::json!($enumeration);
    };
}
pub(crate) use integer_enumeration;

/// What holds the constant of an object, which serde can only read into a field.
macro_rules! constant {
    ($name:ident, $value:literal) => {
        #[doc(hidden)]
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $name;

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::json::expect(deserializer, $value)?;
                Ok(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($value)
            }
        }
    };
}
pub(crate) use constant;

/// Reads a text that has to be this one.
pub fn expect<'de, D: Deserializer<'de>>(deserializer: D, value: &str) -> Result<(), D::Error> {
    match &*String::deserialize(deserializer)? {
        text if text == value => Ok(()),
        text => Err(D::Error::unknown_variant(text, &[])),
    }
}
