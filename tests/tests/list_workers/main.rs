//! The crate of List Workers: what is checked in, what it reads and writes, what it sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod changes;
mod document;
mod drift;
mod example;
mod golden;
mod lists;
mod manifests;
mod nullable;
mod orders;
mod placement;
mod scalars;
mod stable;
mod support;
mod unknown;
mod wire;
