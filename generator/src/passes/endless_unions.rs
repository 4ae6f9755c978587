//! Unions that are members of themselves: reading one would never come to an end.

use super::cycles::Cycles;
use crate::ir::{Api, Shape, TypeId, Types};

/// Drops the members that lead back to a union without anything being read on the way.
pub(super) fn run(api: &mut Api) {
    let cuts = Cycles::of(&api.types, inner_unions).cuts;
    // From the last, so that those before it stay where they are.
    for (id, member) in cuts.into_iter().rev() {
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            union.members.remove(member);
        }
    }
}

/// The unions that the members of a union are.
pub(super) fn inner_unions(types: &Types, id: TypeId) -> Vec<Option<TypeId>> {
    let Shape::Union(union) = &types.get(id).shape else {
        return Vec::new();
    };
    let is_union = |id: &TypeId| matches!(types.get(*id).shape, Shape::Union(_));
    let members = union.members.iter();
    members
        .map(|member| member.ty.itself().filter(is_union))
        .collect()
}
