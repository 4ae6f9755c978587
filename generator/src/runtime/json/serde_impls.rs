//! The same reading and writing for those who use serde.

/// Gives a type that is read and written as JSON its `Deserialize` and `Serialize`.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($type:ident) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::json::transcode::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::json::transcode::serialize(self, serializer)
            }
        }
    };
}

pub use serde_impls;
