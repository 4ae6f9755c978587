//! Threads and sockets: tokio's timer, futures that can move, bodies that come in chunks.

use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::BuildHasher as _;
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
    f64::from((random_bits() >> 32) as u32) / f64::from(u32::MAX)
}

/// Bits that are unlikely to come twice, also in another process. The first keys of a thread are from the system and the next ones
/// follow from them, so what tells a process that was forked from the other is the time.
pub(in crate::runtime::http) fn random_bits() -> u64 {
    RandomState::new().hash_one(SystemTime::now())
}

pub(in crate::runtime::http) fn wall_clock() -> Option<SystemTime> {
    Some(SystemTime::now())
}

pub(in crate::runtime::http) fn configure(
    builder: reqwest::ClientBuilder,
    connect_timeout: Duration,
) -> reqwest::ClientBuilder {
    builder.connect_timeout(connect_timeout)
}

/// Redirects are followed by this runtime, which knows what must not go along. Plain text may only stay
/// on this machine: a proxy would take it elsewhere.
pub(in crate::runtime::http) fn keep_credentials(
    builder: reqwest::ClientBuilder,
    loopback: bool,
) -> reqwest::ClientBuilder {
    let builder = builder
        .redirect(reqwest::redirect::Policy::none())
        .referer(false);
    match loopback {
        true => builder.no_proxy(),
        false => builder,
    }
}
