//! Finds where types lead back to themselves.

use std::collections::HashSet;
use std::iter::Enumerate;
use std::vec;

use crate::ir::{TypeId, Types};

/// The type that each part of a type leads to; none for a part that leads to none.
pub(super) type Parts = fn(&Types, TypeId) -> Vec<Option<TypeId>>;

/// The types, and where the circles in them are to be cut.
///
/// That depends on the types in a circle alone, and on their names: not on what leads to it.
#[derive(Default)]
pub(super) struct Cycles {
    /// Parts before their wholes.
    pub(super) parts_first: Vec<TypeId>,
    /// The parts that lead back to a type that is being gone through, by their types and indexes: those of one type
    /// from the first to the last.
    pub(super) cuts: Vec<(TypeId, usize)>,
}

impl Cycles {
    pub(super) fn of(types: &Types, parts: Parts) -> Self {
        let mut cycles = Self::default();
        for group in types.groups(|id| leading(types, parts, id)) {
            match group.as_slice() {
                [id] if !leading(types, parts, *id).any(|part| part == *id) => {
                    cycles.parts_first.push(*id);
                }
                _ => cycles.go_through(types, parts, group),
            }
        }
        cycles
    }

    /// Goes through a group from the type of the first name.
    fn go_through(&mut self, types: &Types, parts: Parts, mut group: Vec<TypeId>) {
        sort(types, &mut group);
        let mut new: HashSet<TypeId> = group.iter().copied().collect();
        let mut open = HashSet::new();
        for start in group {
            let mut path = Vec::new();
            if new.remove(&start) {
                path.push(Step::of(types, parts, start));
            }
            while let Some(Step { id, left }) = path.last_mut() {
                open.insert(*id);
                match left.next() {
                    Some((index, Some(part))) if open.contains(&part) => {
                        self.cuts.push((*id, index));
                    }
                    Some((_, Some(part))) if new.remove(&part) => {
                        path.push(Step::of(types, parts, part));
                    }
                    Some(_) => {}
                    None => {
                        open.remove(id);
                        self.parts_first.push(*id);
                        path.pop();
                    }
                }
            }
        }
    }
}

/// A type that is being gone through.
struct Step {
    id: TypeId,
    left: Enumerate<vec::IntoIter<Option<TypeId>>>,
}

impl Step {
    fn of(types: &Types, parts: Parts, id: TypeId) -> Self {
        let left = parts(types, id).into_iter().enumerate();
        Self { id, left }
    }
}

/// The types that the parts of a type lead to.
pub(super) fn leading(types: &Types, parts: Parts, id: TypeId) -> impl Iterator<Item = TypeId> {
    parts(types, id).into_iter().flatten()
}

/// Types by name.
pub(super) fn sort(types: &Types, group: &mut [TypeId]) {
    group.sort_by_cached_key(|id| {
        let name = types.get(*id).component().map(str::to_owned);
        (name.is_none(), name, *id)
    });
}
