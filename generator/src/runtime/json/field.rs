//! What is known of a field before an object is read or written: its key, and when it is there.

/// A field that the document lists, by its key. Constants stand before the others.
///
/// What a key is in a JSON text stands in the same place of all variants, so that no choice is made to find
/// it.
#[repr(u8)]
pub enum Field {
    /// It is always there.
    Required(&'static str),
    /// An array or a map that is always there; null leaves it empty rather than missing.
    Collection(&'static str),
    /// It is there only where it has a value, or null if that is one of its values.
    Optional(&'static str),
    /// It is always there, and with this text, so that nothing holds it.
    Constant(&'static str, &'static str),
    /// The same with an integer.
    ConstantInteger(&'static str, i64),
    /// A field whose key JSON escapes: what that is in a text, and the field.
    Escaped(&'static str, &'static Field),
}

impl Field {
    /// What the key is in a JSON text.
    #[inline]
    pub(super) fn key_text(&self) -> &'static str {
        match self {
            Self::Required(text)
            | Self::Collection(text)
            | Self::Optional(text)
            | Self::Constant(text, _)
            | Self::ConstantInteger(text, _)
            | Self::Escaped(text, _) => text,
        }
    }

    #[inline]
    pub(super) fn key(&self) -> &'static str {
        self.unescaped().key_text()
    }

    /// The field, of whose key it does not matter any more how it is written.
    #[inline]
    pub(super) fn unescaped(&self) -> &Self {
        match self {
            Self::Escaped(_, field) => field,
            field => field,
        }
    }

    #[inline]
    pub(super) fn is_optional(&self) -> bool {
        matches!(self.unescaped(), Self::Optional(_))
    }

    /// Whether nothing holds it, for it is always the same.
    #[cold]
    pub(super) fn is_constant(&self) -> bool {
        matches!(self, Self::Constant(..) | Self::ConstantInteger(..))
    }
}
