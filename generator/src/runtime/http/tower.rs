//! A `tower` service as what carries requests.

use std::fmt;
use std::future::poll_fn;

use tower_service::Service;

use super::{BoxError, BoxFuture, MaybeSend, MaybeSync, Transport};

/// Sends through a service, such as a stack of middleware around a [`reqwest::Client`].
///
/// Each request goes through a clone of the service, when that is ready.
#[derive(Clone)]
pub struct TowerTransport<S>(S);

impl<S> TowerTransport<S> {
    /// Sends through this service.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S> Transport for TowerTransport<S>
where
    S: Service<reqwest::Request, Response = reqwest::Response>,
    S: Clone + MaybeSend + MaybeSync + 'static,
    S::Error: Into<BoxError>,
    S::Future: MaybeSend,
{
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(Into::into)?;
            service.call(request).await.map_err(Into::into)
        })
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}
