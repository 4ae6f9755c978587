//! How much a single type may hold: beyond that its code could not be compiled in any sensible time.

use super::classify::Class;
use super::enumeration::Listed;
use super::merge::{Merged, RawUnion};
use crate::ir::{Integer, Kind, Type};

/// Most values of an enumeration.
const VALUES: usize = 10_000;
/// Most properties of an object.
const PROPERTIES: usize = 5_000;
/// Most members of a union; what tells them apart is compared for each two of them.
const MEMBERS: usize = 1_000;
/// How many members the product of several unions may have.
const PRODUCT: usize = 64;
/// How deep arrays and maps may lie in each other: the compiler gives up at 128.
const DEPTH: usize = 32;
/// How many sets of schemas may come of schemas that are merged into themselves.
pub(super) const SETS: usize = 1_000;
/// How many properties may come of schemas that others are merged into, where they have no name.
pub(super) const PROPERTIES_MERGED: usize = 250_000;
/// How deep schemas may lie in each other, or be merged into each other, without a type with a name in between:
/// each takes its part of the stack.
pub(super) const NESTED: usize = 64;

impl<'d> Class<'d> {
    /// The class itself, or what is read instead of one that is too large.
    pub(super) fn bounded(self, merged: &Merged<'d>) -> Self {
        match self {
            Self::Enumeration(Listed::Strings(values)) if values.len() > VALUES => Self::TooLarge(
                Kind::String,
                "more than 10,000 listed values: read as any string",
            ),
            Self::Enumeration(Listed::Integers(values)) if values.len() > VALUES => Self::TooLarge(
                Kind::Integer(Integer::Signed64),
                "more than 10,000 listed values: read as any integer",
            ),
            Self::Object if merged.properties.len().max(merged.required.len()) > PROPERTIES => {
                Self::TooLarge(
                    Kind::Map(Box::new(Type::any())),
                    "more than 5,000 properties: read as a map of any JSON",
                )
            }
            Self::Union(union) if union.members.len() > MEMBERS => Self::TooLarge(
                Kind::Any,
                "a union of more than 1,000 members: read as any JSON",
            ),
            Self::Union(_) if product(&merged.unions) > PRODUCT && merged.unions.len() > 1 => {
                Self::TooLarge(
                    Kind::Any,
                    "several unions that multiply to more than 64 types: read as any JSON",
                )
            }
            class => class,
        }
    }
}

fn product(unions: &[RawUnion<'_>]) -> usize {
    unions.iter().fold(1, |product, union| {
        product.saturating_mul(union.members.len())
    })
}

/// Whether no further array or map may be put around the type.
pub(super) fn is_deepest(ty: &Type) -> bool {
    let mut ty = ty;
    for _ in 0..DEPTH {
        match &ty.kind {
            Kind::Array(inner) | Kind::Map(inner) => ty = inner,
            _ => return false,
        }
    }
    true
}
