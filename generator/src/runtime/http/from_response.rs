//! What an answer of success is read as.

use crate::runtime::json::{Decode, Decoded};

use super::{Error, Response};

/// A type that the whole of an answer is read as: all that is JSON, bytes, nothing, and the answers of an
/// operation that has several.
pub trait FromResponse: Sized {
    /// Reads an answer of success.
    ///
    /// # Errors
    /// It is not what the document promises.
    fn from_response(response: &Response) -> Result<Decoded<Self>, Error>;
}

impl<T: Decode> FromResponse for T {
    fn from_response(response: &Response) -> Result<Decoded<Self>, Error> {
        response.decode()
    }
}

impl FromResponse for Vec<u8> {
    fn from_response(response: &Response) -> Result<Decoded<Self>, Error> {
        Ok(response.bytes().to_vec().into())
    }
}

/// The document promises no body.
impl FromResponse for () {
    fn from_response(response: &Response) -> Result<Decoded<Self>, Error> {
        response.empty().map(Into::into)
    }
}
