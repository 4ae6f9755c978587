//! JSON in and out: what fits, what drifts, and what is told apart.

mod drift;
mod model;
mod trip;
