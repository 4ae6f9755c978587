//! Enumerations of integers that stay open: a value that nobody listed is kept.

use std::fmt;

/// An integer that the enumeration does not list.
///
/// Only reading makes one, so a listed value never hides in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnlistedInteger(i64);

impl UnlistedInteger {
    /// Keeps an integer as it came.
    #[doc(hidden)]
    pub const fn new(value: i64) -> Self {
        Self(value)
    }

    /// The integer as it came.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for UnlistedInteger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Gives an enumeration of integers its conversions and its place in JSON and in serde.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enumeration {
    ($($enumeration:ident),* $(,)?) => {$(
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

        impl $crate::runtime::json::Decode for $enumeration {
            fn vacant() -> Self {
                Self::from(0)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::Misfit> {
                let place = reader.place();
                let mut value: i64 = 0;
                $crate::runtime::json::Decode::decode(&mut value, reader)?;
                *self = Self::from(value);
                reader.exactly(|| Self::LISTED.contains(self), place, "a listed value")
            }
        }

        impl $crate::runtime::json::Encode for $enumeration {
            fn encode(&self, writer: &mut $crate::runtime::json::Writer) {
                $crate::runtime::json::Encode::encode(&self.as_i64(), writer);
            }
        }

        $crate::runtime::json::serde_impls!($enumeration);
    )*};
}

pub use integer_enumeration;
