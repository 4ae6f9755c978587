//! Support code, the same in every generated crate: JSON in and out, and HTTP.

pub mod http;
pub mod json;
