//! Unions that are members of themselves: reading one would never come to an end.

use std::collections::BTreeSet;

use crate::ir::{Api, Kind, Shape, TypeId, Types};

/// Drops the members that lead back to a union without anything being read on the way.
pub(super) fn run(api: &mut Api) {
    let mut done = BTreeSet::new();
    for start in api.types.ids() {
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            if next == 0 && done.contains(&id) {
                continue;
            }
            let Some(member) = inner_union(&api.types, id, next) else {
                done.insert(id);
                continue;
            };
            let Some(member) = member else {
                path.push((id, next + 1));
                continue;
            };
            if member == id || path.iter().any(|(open, _)| *open == member) {
                drop_member(&mut api.types, id, next);
                path.push((id, next));
            } else {
                path.push((id, next + 1));
                path.push((member, 0));
            }
        }
    }
}

/// The union that a member is, if it is one; the outer nothing after the last member.
fn inner_union(types: &Types, id: TypeId, member: usize) -> Option<Option<TypeId>> {
    let Shape::Union(union) = &types.get(id).shape else {
        return None;
    };
    Some(match union.members.get(member)?.ty.kind {
        Kind::Named(inner) if matches!(types.get(inner).shape, Shape::Union(_)) => Some(inner),
        _ => None,
    })
}

fn drop_member(types: &mut Types, id: TypeId, member: usize) {
    if let Shape::Union(union) = &mut types.get_mut(id).shape {
        union.members.remove(member);
    }
}
