//! Tests of the support code that every generated crate carries.

mod http;
mod json;
