//! JSON of any shape as a value of its own.

use serde::Deserializer;
use serde_json::Value;

use super::Decode;

impl<'de> Decode<'de> for Value {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }

    fn from_null() -> Option<Self> {
        Some(Self::Null)
    }
}
