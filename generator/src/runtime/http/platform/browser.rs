//! A browser or worker: its own timer, one thread, no say about connections.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_core::Stream;

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Nothing: there is one thread.
pub trait MaybeSend {}

impl<T: ?Sized> MaybeSend for T {}

/// Nothing: there is one thread.
pub trait MaybeSync {}

impl<T: ?Sized> MaybeSync for T {}

/// A moment by the host's clock; the standard library has none here.
#[derive(Clone, Copy)]
pub(in crate::runtime::http) struct Instant(f64);

impl Instant {
    pub(in crate::runtime::http) fn now() -> Self {
        Self(js_sys::Date::now())
    }

    pub(in crate::runtime::http) fn elapsed(self) -> Duration {
        Duration::try_from_secs_f64((js_sys::Date::now() - self.0) / 1000.0).unwrap_or_default()
    }
}

/// The host always is there.
pub(in crate::runtime::http) fn has_reactor() -> bool {
    true
}

/// The host's timer counts milliseconds in 31 bits: what is longer waits that long.
pub(in crate::runtime::http) fn sleep(duration: Duration) -> impl Future<Output = ()> {
    const MOST: Duration = Duration::from_millis(0x7FFF_FFFF);
    gloo_timers::future::sleep(duration.min(MOST))
}

/// The body of an answer, as it comes in.
pub(in crate::runtime::http) type Chunks =
    Pin<Box<dyn Stream<Item = Result<Bytes, reqwest::Error>>>>;

/// A browser does not tell why sending failed.
pub(in crate::runtime::http) fn is_connect(_error: &reqwest::Error) -> bool {
    false
}

/// A number from 0 to 1.
pub(in crate::runtime::http) fn random() -> f64 {
    js_sys::Math::random()
}

/// Random bits, half of them at a time: that many a number has for certain.
pub(in crate::runtime::http) fn random_bits() -> u64 {
    let half = || (random() * f64::from(u32::MAX)) as u32;
    u64::from(half()) << 32 | u64::from(half())
}

pub(in crate::runtime::http) fn wall_clock() -> Option<SystemTime> {
    let since = Duration::try_from_secs_f64(js_sys::Date::now() / 1000.0).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(since)
}

/// A browser decides on connections itself.
pub(in crate::runtime::http) fn configure(
    builder: reqwest::ClientBuilder,
    _connect_timeout: Duration,
) -> reqwest::ClientBuilder {
    builder
}

/// A browser follows redirects and decides on proxies itself.
pub(in crate::runtime::http) fn keep_credentials(
    builder: reqwest::ClientBuilder,
    _loopback: bool,
) -> reqwest::ClientBuilder {
    builder
}
