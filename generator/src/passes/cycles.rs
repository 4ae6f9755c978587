//! Finds where types lead back to themselves, and has each such circle cut.

use crate::ir::{TypeId, Types};

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// The type that a part of a type leads to, if to one; the outer nothing after the last part.
type Part = fn(&Types, TypeId, usize) -> Option<Option<TypeId>>;

/// Calls `cut` for each part that leads back to a type that is being gone through; the types, parts
/// before their wholes.
pub(super) fn cut(
    types: &mut Types,
    part: Part,
    cut: fn(&mut Types, TypeId, usize),
) -> Vec<TypeId> {
    let mut marks = vec![Mark::New; types.len()];
    let mut order = Vec::with_capacity(types.len());
    for start in types.ids() {
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            let mark = marks.get(id.index()).copied().unwrap_or(Mark::Done);
            if mark == Mark::Done || (mark == Mark::Open && next == 0) {
                continue;
            }
            set(&mut marks, id, Mark::Open);
            let Some(part) = part(types, id, next) else {
                set(&mut marks, id, Mark::Done);
                order.push(id);
                continue;
            };
            path.push((id, next + 1));
            let Some(part) = part else { continue };
            if marks.get(part.index()) == Some(&Mark::Open) {
                cut(types, id, next);
            } else {
                path.push((part, 0));
            }
        }
    }
    order
}

fn set(marks: &mut [Mark], id: TypeId, mark: Mark) {
    if let Some(slot) = marks.get_mut(id.index()) {
        *slot = mark;
    }
}
