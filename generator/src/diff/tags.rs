//! Which variants of a union the values of its discriminator mean, before and after.

use std::collections::BTreeMap;

use super::{Found, Impact, code, differing};

type Names = BTreeMap<String, String>;

/// What is read as a variant that is new, or that is gone, is told by the variant.
pub(super) fn compare(name: &str, old: [&Names; 2], new: [&Names; 2], found: &mut Found) {
    let ([before, had], [now, has]) = (old, new);
    for (value, was, is) in differing(before, now) {
        let (text, impact) = match (was, is) {
            (None, Some(is)) if had.contains_key(is) => {
                let text = format!("{} is read as {}", code(value), code(is));
                (text, Impact::Compatible)
            }
            (Some(was), Some(is)) if has.contains_key(was) => {
                let text = format!(
                    "{} is read as {}, was as {}",
                    code(value),
                    code(is),
                    code(was)
                );
                (text, Impact::Breaking)
            }
            (Some(was), None) if has.contains_key(was) => {
                let text = format!("{} is not read as {} any more", code(value), code(was));
                (text, Impact::Breaking)
            }
            _ => continue,
        };
        found.changed(name.to_owned(), text, Impact::Internal, impact);
    }
}
