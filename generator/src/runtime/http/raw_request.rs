//! A request to what the document does not describe.

use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Http, Method, Options, Outgoing, RawResponse, Request, Streaming};

/// A request to what the document does not describe, below the API's base URL.
///
/// It takes along the credentials of the client, if there are any, and is sent again after a
/// failure like any other request.
#[must_use = "a request is sent only by one of its `send` methods"]
pub struct RawRequest(pub(super) Outgoing);

impl Http {
    /// A request to a path below the base URL, written as it is to be sent. Errors and traces show
    /// it, without its query.
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        let mut request = Request::new(method, path.into(), self.inner().api.alternatives);
        request.credentials_are_optional = true;
        RawRequest(Outgoing::of(self, request))
    }
}

impl RawRequest {
    /// Adds a query parameter.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.options().query(name, value);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.0.options().header(name.as_ref(), value.as_ref());
        self
    }

    /// Sends JSON.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        let text = serde_json::to_vec(body);
        self.0.json_text("application/json", text);
        self
    }

    /// Sends bytes or text of this media type.
    pub fn body(mut self, media_type: &str, body: impl Into<Bytes>) -> Self {
        self.0.bytes(media_type, body);
        self
    }

    /// Changes the options of this request alone, such as its timeout and its retries.
    pub fn options(mut self, change: impl FnOnce(&mut Options)) -> Self {
        change(self.0.options());
        self
    }

    /// Sends the request; an answer of any status is no error.
    ///
    /// # Errors
    /// Fails if the request cannot be sent as it is, if no answer came, or if it is too large.
    pub async fn send(mut self) -> Result<RawResponse, Error> {
        let (http, request) = self.0.parts();
        http.send_raw(request).await
    }

    /// Sends the request, and reads the answer as JSON.
    ///
    /// # Errors
    /// Fails where [`send`](Self::send) would, and if the API answers with a failure or the answer is
    /// not of this type.
    pub async fn send_json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let answer = self.send().await?;
        answer.checked()?.json()
    }

    /// Sends the request; the body of a success is left to be read piece by piece.
    ///
    /// # Errors
    /// Fails where [`send`](Self::send) would, and if the API answers with a failure.
    pub async fn stream(mut self) -> Result<Streaming, Error> {
        let (http, request) = self.0.parts();
        http.stream(request).await
    }
}

/// Names the operation; parameters and body may hold secrets, and are left out.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest")
            .field("request", &self.0)
            .field("options", &self.0.options)
            .finish_non_exhaustive()
    }
}
