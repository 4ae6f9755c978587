//! Packages and features.

use crate::config::ALL_RESOURCES;

/// What a crate depends on, with its support code or without.
const DEPENDENCIES: &[&str] = &[
    "base64",
    "bytes",
    "futures-core",
    "gloo-timers",
    "http",
    "httpdate",
    "js-sys",
    "percent-encoding",
    "reqwest",
    "serde",
    "serde-json",
    "time",
    "tokio",
    "tower-service",
    "tracing",
    "zeroize",
];

/// Names that Cargo refuses, or that the compiler's own crates have.
const REFUSED: &[&str] = &[
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "incremental",
    "proc-macro",
    "std",
    "test",
];

/// Features that every crate has.
const OWN_FEATURES: &[&str] = &[
    ALL_RESOURCES,
    "blocking",
    "default",
    "gzip",
    "mock",
    "rustls",
    "tower",
];

/// Whether a package has to be called something else.
pub(in crate::names) fn is_taken(package: &str) -> bool {
    DEPENDENCIES.contains(&package) || REFUSED.contains(&package)
}

/// What the feature of a resource cannot be called.
pub(in crate::names) fn features() -> Vec<&'static str> {
    [OWN_FEATURES, DEPENDENCIES].concat()
}
