//! What every request of a generated crate can do besides being awaited.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use serde_json::Value;

use crate::runtime::json::{Decoded, Drift};

use super::platform::{BoxFuture, MaybeSend};
use super::{
    ByteStream, Error, FromResponse, HeaderMap, Outgoing, RawResponse, Response, StatusCode,
};

/// A request to one operation: options of its own, and other ways to send it.
pub trait ApiRequest: Sized + MaybeSend + 'static {
    /// What is sent.
    #[doc(hidden)]
    fn outgoing(&mut self) -> &mut Outgoing;

    /// Sets what may be missing: `request.with_some(limit, |request, limit| request.limit(limit))` calls
    /// `limit` if there is one.
    #[must_use]
    fn with_some<T>(self, value: Option<T>, set: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => set(self, value),
            None => self,
        }
    }

    /// Sets a header, in place of the operation's own if it has one of this name.
    #[must_use]
    fn with_header(mut self, name: &str, value: &str) -> Self {
        self.outgoing().options().header(name, value);
        self
    }

    /// Adds a query parameter that the document does not list.
    #[must_use]
    fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.outgoing().options().query(name, value);
        self
    }

    /// Sets a member of the JSON object that is sent, a field of the form, or one of the parts; where the
    /// document has no body, one of JSON is sent.
    #[must_use]
    fn with_body_member(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.outgoing().options().body_member(name, value);
        self
    }

    /// Sets how long the request may take in all, with its retries and the answer's body.
    #[must_use]
    fn with_timeout(mut self, timeout: Duration) -> Self {
        self.outgoing().options().timeout(timeout);
        self
    }

    /// Sets how long one attempt may take: to send the body, and to the end of the answer, or to the
    /// beginning of its body where that is streamed.
    #[must_use]
    fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.outgoing().options().attempt_timeout(timeout);
        self
    }

    /// Sets how long to wait for the next piece of the answer's body, such as the next event.
    #[must_use]
    fn with_read_timeout(mut self, timeout: Duration) -> Self {
        self.outgoing().options().read_timeout(timeout);
        self
    }

    /// Sets how often the request is sent again when it fails in a way that may pass.
    #[must_use]
    fn with_max_retries(mut self, retries: u32) -> Self {
        self.outgoing().options().max_retries(retries);
        self
    }

    /// Sets the header `Idempotency-Key`, with which it is safe to send the request again.
    #[must_use]
    fn with_idempotency_key(mut self, key: &str) -> Self {
        self.outgoing().options().idempotency_key(key);
        self
    }

    /// Makes no header `Idempotency-Key`, which is otherwise made where the document has one.
    #[must_use]
    fn without_idempotency_key(mut self) -> Self {
        self.outgoing().options().without_idempotency_key();
        self
    }

    /// Sends the request and gives back the answer as it came, whatever its status.
    ///
    /// # Errors
    /// Fails if a parameter is not allowed, or if no answer came.
    fn send_raw(mut self) -> BoxFuture<'static, Result<RawResponse, Error>> {
        let mut outgoing = self.outgoing().take();
        Box::pin(async move {
            let (http, request) = outgoing.parts();
            http.send_raw(request).await
        })
    }

    /// Sends the request and gives back the body of a success piece by piece, for what is too
    /// large to be held at once.
    ///
    /// # Errors
    /// Fails if a parameter is not allowed, if no answer came, or if it is a failure.
    fn send_streaming(mut self) -> BoxFuture<'static, Result<ByteStream, Error>> {
        let mut outgoing = self.outgoing().take();
        Box::pin(async move {
            let (http, request) = outgoing.parts();
            Ok(http.stream(request).await?.into_bytes())
        })
    }
}

/// A request whose whole answer is read as one value.
pub trait ReadsAnswer: ApiRequest {
    /// What the answer is read as.
    type Output: FromResponse + MaybeSend + 'static;

    /// Reads an answer of success.
    ///
    /// # Errors
    /// Fails if the answer is not what the document promises.
    #[doc(hidden)]
    fn read(response: &Response) -> Result<Decoded<Self::Output>, Error> {
        Self::Output::from_response(response)
    }

    /// Sends the request and gives back the value with all that came around it: the status, the
    /// headers, and what drifted from the document.
    ///
    /// # Errors
    /// Fails where awaiting the request would.
    fn send_with_response(mut self) -> BoxFuture<'static, Result<Answered<Self::Output>, Error>> {
        let response = response(self.outgoing().take());
        Box::pin(async move {
            let response = response.await?;
            let Decoded { value, drifts } = Self::read(&response)?;
            Ok(Answered::new(value, drifts, &response))
        })
    }

    /// Sends the request and waits for the answer on this thread.
    ///
    /// # Errors
    /// Fails where awaiting the request would, and within a task of an asynchronous runtime, which it would
    /// block; `spawn_blocking` is fine.
    #[cfg(all(
        feature = "blocking",
        not(all(target_arch = "wasm32", target_os = "unknown"))
    ))]
    fn send_blocking(mut self) -> Result<Self::Output, Error> {
        super::blocking::wait(send(self.outgoing().take(), Self::read))
    }
}

/// A value and the answer that it was read from.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answered<T> {
    /// The value.
    pub value: T,
    /// Where the answer is not as the document says; what drifted is kept raw in the value. What an
    /// enumeration or a union does not list is `Unknown` there, and no drift.
    pub drifts: Vec<Drift>,
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    request_id: Option<String>,
}

impl<T> Answered<T> {
    pub(super) fn new(value: T, drifts: Vec<Drift>, response: &Response) -> Self {
        let (call, answer) = (&response.call, &response.answer);
        let request_id = answer.request_id(call.api.request_id_headers);
        Self {
            value,
            drifts,
            status: answer.status,
            headers: answer.headers.clone(),
            request_id: request_id.map(|(_, id)| id),
        }
    }

    /// The id that the server gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

/// Sends a request, to read the answer so.
pub fn send<T>(
    request: Outgoing,
    read: fn(&Response) -> Result<Decoded<T>, Error>,
) -> ResponseFuture<T> {
    let response = response(request);
    ResponseFuture { response, read }
}

/// The answer of success to a request.
fn response(mut outgoing: Outgoing) -> BoxFuture<'static, Result<Response, Error>> {
    Box::pin(async move {
        let (http, request) = outgoing.parts();
        http.send(request).await
    })
}

/// A request under way; what it comes to is the answer, read as the document promises.
#[must_use = "a request is sent only when it is awaited"]
pub struct ResponseFuture<T> {
    response: BoxFuture<'static, Result<Response, Error>>,
    read: fn(&Response) -> Result<Decoded<T>, Error>,
}

impl<T> Future for ResponseFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(self.response.as_mut().poll(context));
        Poll::Ready(
            response
                .and_then(|response| (self.read)(&response))
                .map(|it| it.value),
        )
    }
}

impl<T> fmt::Debug for ResponseFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
