//! A type whose JSON is an object.

use super::Field;

/// A type whose JSON is an object with known fields.
pub trait Object {
    /// The fields, constants first, in the order in which they are written.
    const FIELDS: &'static [Field];
}
