//! The same reading and writing for those who use serde.

/// Gives a type that is read and written as JSON its `Deserialize` and `Serialize`.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($type:ident) => {
        impl<'de> $crate::runtime::json::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::json::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::json::transcode::deserialize(deserializer)
            }
        }

        impl $crate::runtime::json::serde::Serialize for $type {
            fn serialize<S: $crate::runtime::json::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::runtime::json::transcode::serialize(self, serializer)
            }
        }
    };
}

pub use serde_impls;
