//! How deep the compiler must look to find that what a type holds may be sent to another thread.

use crate::ir::{Type, Types};

/// How deep rustc looks unless it is told otherwise.
const USUAL: usize = 128;

/// How deep a field can be: an option of a map of boxes, and what those stand on.
const STEPS: usize = 8;

/// The least number of steps that a field is: its type, and that there may be none.
const LEAST_STEPS: usize = 4;

/// The limit that a crate with these types asks for; none where the usual one will do.
pub(super) fn limit(types: &Types) -> Option<usize> {
    let deepest = deepest(types);
    (deepest * LEAST_STEPS > USUAL).then(|| (USUAL + deepest * STEPS).next_power_of_two())
}

/// How many types lie in each other at most, each counted once: of those that hold each other, all may be
/// gone through.
fn deepest(types: &Types) -> usize {
    let parts = |id| {
        let parts = types.get(id).shape.parts().into_iter();
        parts.filter_map(Type::named)
    };
    let mut depths = vec![0; types.len()];
    for group in types.groups(parts) {
        let below = group.iter().flat_map(|id| parts(*id));
        let below = below.filter_map(|part| depths.get(part.index()).copied());
        let depth = group.len() + below.max().unwrap_or(0);
        for id in group {
            if let Some(slot) = depths.get_mut(id.index()) {
                *slot = depth;
            }
        }
    }
    depths.into_iter().max().unwrap_or(0)
}
