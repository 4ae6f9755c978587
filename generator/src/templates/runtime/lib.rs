//! Support code, the same in every generated crate: JSON in and out, and HTTP.
//!
//! It is a crate of its own so that it is compiled once, and not again whenever the document changes. What is
//! meant for callers is shown by the crate that it belongs to.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(clippy::pedantic, clippy::nursery, reason = "it is generated")]
#![allow(clippy::restriction, reason = "it is generated")]

pub mod http;
pub mod json;
