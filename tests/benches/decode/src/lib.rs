//! What is decoded and encoded, and as whose types.

mod ideal;
pub mod input;
#[cfg(feature = "progenitor")]
mod progenitor;
pub mod subject;
