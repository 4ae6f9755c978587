//! What is known of a field before an object is read or written: its key, and when it is there.

/// A field that the document lists.
pub struct Field {
    pub(super) key: &'static str,
    pub(super) presence: Presence,
    /// Whether the key stands in a text as it is.
    pub(super) is_plain: bool,
}

/// When a field is there.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Presence {
    /// Always.
    Required,
    /// Always; null leaves it empty rather than missing.
    Collection,
    /// Only where it has a value, or null if that is one of its values.
    Optional,
    /// Always, and with this text, so that nothing holds it.
    Constant(&'static str),
    /// The same with an integer.
    ConstantInteger(i64),
}

impl Field {
    /// A field that is always there.
    pub const fn required(key: &'static str) -> Self {
        Self::of(key, Presence::Required)
    }

    /// An array or a map that is always there.
    pub const fn collection(key: &'static str) -> Self {
        Self::of(key, Presence::Collection)
    }

    /// A field that may be left out.
    pub const fn optional(key: &'static str) -> Self {
        Self::of(key, Presence::Optional)
    }

    /// A field that is the same in every object of the type. Constants stand before the others.
    pub const fn constant(key: &'static str, value: &'static str) -> Self {
        Self::of(key, Presence::Constant(value))
    }

    /// The same where that is an integer.
    pub const fn constant_integer(key: &'static str, value: i64) -> Self {
        Self::of(key, Presence::ConstantInteger(value))
    }

    /// The same field, whose key has something in it that JSON escapes.
    pub const fn escaped(self) -> Self {
        Self {
            is_plain: false,
            ..self
        }
    }

    const fn of(key: &'static str, presence: Presence) -> Self {
        Self {
            key,
            presence,
            is_plain: true,
        }
    }
}
