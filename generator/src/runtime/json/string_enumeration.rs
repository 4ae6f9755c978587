//! Enumerations of strings that stay open: a value that nobody listed is kept.

use std::fmt;

/// A string that the enumeration does not list.
///
/// Only reading makes one, so a listed value never hides in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnlistedString(Box<str>);

impl UnlistedString {
    /// Keeps a string as it came.
    #[doc(hidden)]
    pub fn new(value: String) -> Self {
        Self(value.into_boxed_str())
    }

    /// The string as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnlistedString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Gives an enumeration of strings its conversions and its place in JSON and in serde.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enumeration {
    ($($enumeration:ident),* $(,)?) => {$(
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

        impl $crate::runtime::json::FromText for $enumeration {}

        impl std::str::FromStr for $enumeration {
            type Err = std::convert::Infallible;

            // Not `Self::Err`: a value may be called that.
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

        impl $crate::runtime::json::Decode for $enumeration {
            fn vacant() -> Self {
                Self::unlisted(String::new())
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::Misfit> {
                reader.listed_string(&mut |value| match Self::listed(value) {
                    Some(listed) => {
                        *self = listed;
                        true
                    }
                    None => {
                        *self = Self::unlisted(value.to_owned());
                        false
                    }
                })
            }
        }

        impl $crate::runtime::json::Encode for $enumeration {
            fn encode(&self, writer: &mut $crate::runtime::json::Writer) {
                writer.string(self.as_str());
            }
        }

        $crate::runtime::json::serde_impls!($enumeration);
    )*};
}

pub use string_enumeration;
