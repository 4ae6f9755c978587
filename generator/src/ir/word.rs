//! By which word a place is called.

use super::{Api, Origin};

/// The word that the document itself uses for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Word<'a> {
    /// The name of a property or of a parameter.
    Name(&'a str),
    /// Failures that the document does not name have one for all.
    Failure,
}

/// How what stands at a place is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Called<'a> {
    pub(crate) word: Word<'a>,
    /// How many lists of what is called so it is an item of.
    pub(crate) lists: usize,
}

impl Api {
    /// How what stands there is called, if by a word.
    pub(crate) fn called<'o>(&self, origin: &'o Origin) -> Option<Called<'o>> {
        let (mut origin, mut lists) = (origin, 0);
        while let Origin::Item(inner) = origin {
            (origin, lists) = (inner, lists + 1);
        }
        let word = match origin {
            Origin::Property { name, .. } | Origin::Parameter { name, .. } => Word::Name(name),
            _ if self.is_unnamed_failure(origin) => Word::Failure,
            _ => return None,
        };
        Some(Called { word, lists })
    }
}
