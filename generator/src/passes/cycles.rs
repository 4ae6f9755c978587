//! Finds where types lead back to themselves, and has each such circle cut.

use std::collections::HashSet;

use crate::ir::{TypeId, Types};

/// The type that a part of a type leads to, if to one; the outer nothing after the last part.
type Part = fn(&Types, TypeId, usize) -> Option<Option<TypeId>>;

/// Calls `cut` for each part that leads back to a type that is being gone through; the types, parts
/// before their wholes.
///
/// Where a circle is cut depends on the types in it alone, and on their names: not on what leads to it.
pub(super) fn cut(
    types: &mut Types,
    part: Part,
    cut: fn(&mut Types, TypeId, usize),
) -> Vec<TypeId> {
    let mut order = Vec::with_capacity(types.len());
    for group in types.groups(|id| parts(types, part, id)) {
        match group.as_slice() {
            [id] if !parts(types, part, *id).any(|part| part == *id) => order.push(*id),
            _ => cut_within(types, part, cut, group, &mut order),
        }
    }
    order
}

pub(super) fn parts(types: &Types, part: Part, id: TypeId) -> impl Iterator<Item = TypeId> {
    let parts = (0..).map_while(move |index| part(types, id, index));
    parts.flatten()
}

/// Types by name.
pub(super) fn sort(types: &Types, group: &mut [TypeId]) {
    group.sort_by_cached_key(|id| {
        let name = types.get(*id).component().map(str::to_owned);
        (name.is_none(), name, *id)
    });
}

/// Goes through a group from the type of the first name.
fn cut_within(
    types: &mut Types,
    part: Part,
    cut: fn(&mut Types, TypeId, usize),
    mut group: Vec<TypeId>,
    order: &mut Vec<TypeId>,
) {
    sort(types, &mut group);
    let mut new: HashSet<TypeId> = group.iter().copied().collect();
    let mut open = HashSet::new();
    for start in group {
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            if next == 0 && !new.remove(&id) {
                continue;
            }
            open.insert(id);
            let Some(part) = part(types, id, next) else {
                open.remove(&id);
                order.push(id);
                continue;
            };
            path.push((id, next + 1));
            match part {
                Some(part) if open.contains(&part) => cut(types, id, next),
                Some(part) if new.contains(&part) => path.push((part, 0)),
                _ => {}
            }
        }
    }
}
