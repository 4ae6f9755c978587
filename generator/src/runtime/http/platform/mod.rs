//! What differs between a machine with threads and sockets, and a browser or worker.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod native;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod waiting;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use browser as chosen;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use native as chosen;

pub use chosen::{BoxFuture, MaybeSend, MaybeSync};
pub(super) use chosen::{
    Chunks, Instant, configure, has_reactor, is_connect, keep_credentials, random, random_bits,
    sleep, wall_clock,
};
