//! JSON in and out: what fits, what drifts, and what is told apart.

mod apart;
mod choice;
mod drift;
mod integers;
pub(super) mod model;
mod moments;
mod nested;
mod open;
mod repeated;
mod syntax;
mod tagged;
mod trip;
