//! Names that are taken from the start: one list for each scope that names are chosen in.

pub(super) mod methods;
pub(super) mod modules;
pub(super) mod packages;
#[cfg(test)]
mod tests;
pub(super) mod types;
