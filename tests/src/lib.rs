//! What the tests share: documents on disk, and the check that every generated crate carries.

pub mod repository;
pub mod workspace;

/// The very text that is copied into generated crates.
#[path = "../../generator/src/templates/tests/support"]
pub mod support {
    mod compare;
    pub mod drift;
    mod mutation;
    pub mod trip;
}
