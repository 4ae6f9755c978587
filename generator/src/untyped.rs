//! Where a generated type is JSON of any shape, and why: what a document could say better.

use std::fmt;

use crate::diagnostic::Pointer;
use crate::document::Document;

/// A place where a generated type is JSON of any shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untyped {
    /// The place in the generated crate: a field or a variant, or the method that takes or gives it.
    /// `[]` stands for what is in an array or a map.
    pub path: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// Why there is no better type.
    pub why: Why,
}

/// Declares the reasons once: variant, word, and sentence.
macro_rules! reasons {
    ($($name:ident = $word:literal, $sentence:literal;)*) => {
        /// Why a type is JSON of any shape.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Why { $(#[doc = $sentence] $name,)* }

        impl Why {
            /// The word for programs.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }

        impl fmt::Display for Why {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $sentence,)* })
            }
        }
    };
}

reasons! {
    EmptySchema = "empty-schema", "the schema is empty";
    NoType = "no-type", "the schema gives no type";
    NoSchema = "no-schema", "there is no schema";
    TextOfLines = "text-of-lines", "the schema is of the whole text, and of none of its lines";
    NoItems = "no-items", "the array says nothing of its items";
    Tuple = "tuple", "the items are a tuple";
    OpenObject = "open-object", "the object says nothing of its properties";
    Undeclared = "undeclared", "the name is required, but no property";
    NullAlone = "null-alone", "null is the only value";
    MixedValues = "mixed-values", "the listed values have no type in common";
    AnyMember = "any-member", "a member of the union allows any value";
    TooLarge = "too-large", "a type of this size could not be compiled";
    Circular = "circular", "the schema is made of itself";
}

/// Lowering sees no difference between a tuple, an array without items, and one with items that
/// say nothing; what was written has it.
pub(crate) fn refine(found: &mut [Untyped], document: &Document) {
    let has = |pointer: &Pointer| document.written(pointer).is_some();
    for untyped in found.iter_mut() {
        let pointer = &untyped.pointer;
        let array = pointer.as_str().strip_suffix("/items").map(Pointer::from);
        let is_silent = matches!(untyped.why, Why::EmptySchema | Why::NoType);
        if let (Some(array), true) = (array, is_silent) {
            let is_tuple = has(&array.child("prefixItems")) || has(&pointer.index(0));
            if is_tuple {
                untyped.why = Why::Tuple;
            } else if !has(pointer) {
                untyped.why = Why::NoItems;
            }
        }
    }
}

#[cfg(test)]
mod tests;
