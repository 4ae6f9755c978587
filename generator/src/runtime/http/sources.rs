//! Where a credential comes from: it is there, or is asked for each time.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use super::{BoxError, BoxFuture, MaybeSend, MaybeSync, Secret};

/// Hands out a credential each time a request is sent, so that it can change meanwhile.
///
/// It is asked for every attempt: what takes long to get should be kept until it expires. Any
/// function that returns a future of a credential is one.
pub trait Provider: MaybeSend + MaybeSync {
    /// The credential to send now.
    fn provide(&self) -> BoxFuture<'_, Result<Secret, BoxError>>;
}

impl<F, T> Provider for F
where
    F: Fn() -> T + MaybeSend + MaybeSync,
    T: Future<Output = Result<Secret, BoxError>> + MaybeSend + 'static,
{
    fn provide(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        Box::pin(self())
    }
}

/// A credential, or what hands it out.
#[derive(Clone)]
pub(super) enum Source {
    Fixed(Secret),
    Provided(Arc<dyn Provider>),
}

/// Shows which of the two it is.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(secret) => secret.fmt(f),
            Self::Provided(_) => f.write_str("provided"),
        }
    }
}
