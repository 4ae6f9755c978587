//! Threads and sockets: tokio's timer, futures that can move, bodies that come in chunks.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http_body::Body as _;

pub(in crate::runtime::http) use tokio::time::{Instant, sleep};

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// `Send`, but for a browser, which has one thread.
pub trait MaybeSend: Send {}

impl<T: Send + ?Sized> MaybeSend for T {}

/// `Sync`, but for a browser, which has one thread.
pub trait MaybeSync: Sync {}

impl<T: Sync + ?Sized> MaybeSync for T {}

/// The body of an answer, as it comes in.
pub(in crate::runtime::http) struct Chunks(reqwest::Body);

impl Chunks {
    pub(in crate::runtime::http) fn new(response: reqwest::Response) -> Self {
        Self(response.into())
    }

    pub(in crate::runtime::http) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, reqwest::Error>>> {
        loop {
            match Pin::new(&mut self.0).poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(Some(Ok(frame))) => {
                    // Trailers are no part of the body.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}

pub(in crate::runtime::http) fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

pub(in crate::runtime::http) fn wall_clock() -> Option<SystemTime> {
    Some(SystemTime::now())
}

/// Redirects are followed by this runtime, which knows what must not go along.
pub(in crate::runtime::http) fn configure(
    builder: reqwest::ClientBuilder,
    connect_timeout: Duration,
    loopback: bool,
) -> reqwest::ClientBuilder {
    let builder = builder
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false);
    // Plain text may only stay on this machine: a proxy would take it elsewhere.
    if loopback {
        builder.no_proxy()
    } else {
        builder
    }
}
