//! The seam between this runtime and whatever carries a request over the network.

use std::error::Error as StdError;
use std::sync::Arc;

use super::platform::{self, BoxFuture, MaybeSend, MaybeSync};

/// An error of any kind.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Sends one request, and brings back its answer.
///
/// It is asked once for each attempt. It should follow no redirect: this runtime does, without
/// letting a credential go to another origin. A future that is dropped means that the caller does
/// not want the answer any more. The runtime that polls it need not be tokio's.
///
/// An error counts as a failure to connect, after which any request may be sent again, if there is
/// a [`reqwest::Error`] that says so in its chain, or an I/O error of a refused connection; and as a
/// timeout, if there is one that says so, or an I/O error of that kind. What a middleware calls by
/// an error of its own, its service should turn into one of these.
pub trait Transport: MaybeSend + MaybeSync {
    /// Sends the request; the answer's body need not have arrived yet.
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>>;
}

impl Transport for reqwest::Client {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        if !platform::has_reactor() {
            let reason = "reqwest needs a runtime of tokio, and none is there";
            return Box::pin(async move { Err(reason.into()) });
        }
        let sent = self.execute(request);
        Box::pin(async move { sent.await.map_err(Into::into) })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        (**self).execute(request)
    }
}
