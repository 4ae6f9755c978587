//! Threads and sockets: tokio's timer, futures that can move, bodies that come in chunks.

use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::{BuildHasher as _, Hasher as _};
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_core::Stream;

pub(in crate::runtime::http) use super::waiting::{has_reactor, sleep};
pub(in crate::runtime::http) use tokio::time::Instant;

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// `Send`, but for a browser, which has one thread.
pub trait MaybeSend: Send {}

impl<T: Send + ?Sized> MaybeSend for T {}

/// `Sync`, but for a browser, which has one thread.
pub trait MaybeSync: Sync {}

impl<T: Sync + ?Sized> MaybeSync for T {}

/// The body of an answer, as it comes in.
pub(in crate::runtime::http) type Chunks =
    Pin<Box<dyn Stream<Item = Result<Bytes, reqwest::Error>> + Send>>;

pub(in crate::runtime::http) fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A number from 0 to 1, good enough to spread requests over time: the standard library's hashes
/// begin with random keys.
pub(in crate::runtime::http) fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish();
    f64::from((bits >> 32) as u32) / f64::from(u32::MAX)
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
