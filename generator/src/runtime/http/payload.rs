//! What a request carries, in a form that each attempt can send anew.

use std::any::Any;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use serde_json::{Map, Value};

use super::platform::{BoxFuture, MaybeSend, MaybeSync};
use super::{Error, Upload};

#[derive(Clone)]
pub(super) enum Payload {
    Bytes(Bytes),
    Streamed(Arc<dyn Attach>),
}

/// Puts a body into a request, from its beginning.
pub(super) trait Attach: Any + MaybeSend + MaybeSync {
    fn attach<'a>(&'a self, request: &'a mut reqwest::Request) -> BoxFuture<'a, Result<(), Error>>;

    /// Whether it was sent, and cannot be sent again.
    fn is_spent(&self) -> bool;

    /// The same with these members, in place of those of their names; none where it has no members.
    fn with_members(&self, _: &Map<String, Value>) -> Option<Arc<dyn Attach>> {
        None
    }
}

impl Payload {
    /// Whether it was sent, and cannot be sent again.
    pub(super) fn is_spent(&self) -> bool {
        match self {
            Self::Bytes(_) => false,
            Self::Streamed(streamed) => streamed.is_spent(),
        }
    }

    /// Puts the body into a request, from its beginning.
    pub(super) async fn attach(&self, request: &mut reqwest::Request) -> Result<(), Error> {
        match self {
            Self::Bytes(bytes) => *request.body_mut() = Some(bytes.clone().into()),
            Self::Streamed(streamed) => streamed.attach(request).await?,
        }
        Ok(())
    }
}

/// How many bytes the body of a request has, where that is known.
pub(super) fn length(request: &reqwest::Request) -> Option<u64> {
    let held = request.body().and_then(reqwest::Body::as_bytes);
    match held {
        Some(bytes) => u64::try_from(bytes.len()).ok(),
        None => request
            .headers()
            .get(CONTENT_LENGTH)?
            .to_str()
            .ok()?
            .parse()
            .ok(),
    }
}

impl Attach for Upload {
    fn attach<'a>(&'a self, request: &'a mut reqwest::Request) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async {
            let (body, length) = self.open().await?;
            if let Some(length) = length {
                let headers = request.headers_mut();
                headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
            }
            *request.body_mut() = Some(body);
            Ok(())
        })
    }

    fn is_spent(&self) -> bool {
        Self::is_spent(self)
    }
}
