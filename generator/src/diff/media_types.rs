//! Media types of a body or an answer before and after.

use std::collections::HashSet;

use super::Impact;
use crate::summary::wire;

/// What it means on the wire that these take the place of those: who goes by one that is gone fails.
pub(super) fn replaced(was: &str, now: &str) -> Impact {
    let now: HashSet<&str> = wire::each(now).collect();
    match wire::each(was).all(|one| now.contains(one)) {
        true => Impact::Compatible,
        false => Impact::Breaking,
    }
}
