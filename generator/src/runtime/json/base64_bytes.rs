//! Bytes that JSON carries as Base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Decode, Encode, Misfit, Reader, Writer};

/// Bytes that JSON carries as Base64 text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(pub Vec<u8>);

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Decode for Base64 {
    fn vacant() -> Self {
        Self(Vec::new())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.parsed("Base64 text", |text| STANDARD.decode(text).ok().map(Self))?;
        Ok(())
    }
}

impl Encode for Base64 {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&STANDARD.encode(&self.0));
    }
}

super::serde_impls!(Base64);
