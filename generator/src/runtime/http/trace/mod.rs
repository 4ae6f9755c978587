//! What the `tracing` feature tells of an operation; without it, nothing, at no cost.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(super) use off::{Span, drifted};
#[cfg(feature = "tracing")]
pub(super) use on::{Span, drifted};
