//! Boxes that were there stay, and circles that are closed by something new are cut there.

use std::collections::{HashMap, HashSet};

use super::cycles;
use super::layout::{held, put_in_box};
use crate::ir::{TypeId, Types};

/// Whether each part of a type stood in a box; nothing of those that were not there.
pub(super) type Kept = HashMap<TypeId, Vec<Option<bool>>>;

/// Puts in a box what stood in one.
pub(super) fn run(types: &mut Types, kept: &Kept) {
    for (id, parts) in kept {
        let held = held(types, *id).into_iter().zip(parts);
        for (index, (part, was_boxed)) in held.enumerate() {
            if *was_boxed == Some(true) && part.is_some() {
                put_in_box(types, *id, index);
            }
        }
    }
}

/// Cuts circles at what was not there, as long as something in them was.
pub(super) fn cut_new(types: &mut Types, kept: &Kept) {
    for mut group in types.groups(|id| cycles::leading(types, held, id)) {
        if group.iter().any(|id| has_known(kept, *id)) {
            cycles::sort(types, &mut group);
            cut_new_within(types, kept, &group);
        }
    }
}

/// Whether a type holds something as it did.
fn has_known(kept: &Kept, id: TypeId) -> bool {
    let mut parts = kept.get(&id).into_iter().flatten();
    parts.any(|was_boxed| *was_boxed == Some(false))
}

/// Puts what is new in a box where it leads back to what holds it.
fn cut_new_within(types: &mut Types, kept: &Kept, group: &[TypeId]) {
    let within: HashSet<TypeId> = group.iter().copied().collect();
    for id in group {
        let parts = kept.get(id).map_or(&[][..], Vec::as_slice);
        for (index, part) in held(types, *id).into_iter().enumerate() {
            let is_new = parts.get(index).copied().flatten().is_none();
            let Some(part) = part.filter(|part| is_new && within.contains(part)) else {
                continue;
            };
            if leads_to(types, &within, part, *id) {
                put_in_box(types, *id, index);
            }
        }
    }
}

fn leads_to(types: &Types, within: &HashSet<TypeId>, from: TypeId, to: TypeId) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if seen.insert(id) {
            let parts = cycles::leading(types, held, id);
            open.extend(parts.filter(|part| within.contains(part)));
        }
    }
    false
}
