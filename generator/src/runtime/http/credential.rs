//! Where a credential comes from: it is there, or is asked for each time.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use super::{BoxError, BoxFuture, MaybeSend, MaybeSync, Secret};

/// Hands out a credential each time a request is sent, so that it can change meanwhile.
///
/// It is asked for every attempt, and after a redirect: what takes long to get should be kept until
/// it expires. Any function that returns a future of a credential is one.
pub trait Provider: MaybeSend + MaybeSync {
    /// The credential to send now.
    fn provide(&self) -> BoxFuture<'_, Result<Secret, BoxError>>;
}

impl<F, T, S, E> Provider for F
where
    F: Fn() -> T + MaybeSend + MaybeSync,
    T: Future<Output = Result<S, E>> + MaybeSend + 'static,
    S: Into<Secret>,
    E: Into<BoxError>,
{
    fn provide(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        let provided = self();
        Box::pin(async move { provided.await.map(Into::into).map_err(Into::into) })
    }
}

/// A credential, or a function that provides it: made of a string or a [`Secret`].
#[derive(Clone)]
pub struct Credential(pub(super) Source);

#[derive(Clone)]
pub(super) enum Source {
    Fixed(Secret),
    Provided(Arc<dyn Provider>),
}

impl Credential {
    /// What this hands out, anew for each request.
    pub fn provided(provider: impl Provider + 'static) -> Self {
        Self(Source::Provided(Arc::new(provider)))
    }
}

impl<T: Into<Secret>> From<T> for Credential {
    fn from(secret: T) -> Self {
        Self(Source::Fixed(secret.into()))
    }
}

/// Shows which of the two it is.
impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(secret) => secret.fmt(f),
            Self::Provided(_) => f.write_str("[provided]"),
        }
    }
}
