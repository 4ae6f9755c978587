//! What answers are read of, before and after.

use super::media_types;
use super::{Found, Impact, code};
use crate::media_type::PLAIN_JSON;
use crate::summary::Operation;

/// Where an answer becomes another type, that is told by itself.
pub(super) fn compare(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    if old.returns != new.returns {
        return;
    }
    let [was, now] = [old, new].map(|it| it.reads.as_deref().unwrap_or(PLAIN_JSON));
    one(item, was, now, found);
    if let (Some(old), Some(new)) = (&old.answers, &new.answers) {
        for (variant, now) in &new.media_types {
            if let Some(was) = old.media_types.get(variant) {
                one(&format!("{}::{variant}", new.name), was, now, found);
            }
        }
    }
}

fn one(item: &str, was: &str, now: &str, found: &mut Found) {
    if was == now {
        return;
    }
    let wire = media_types::replaced(was, now);
    let text = format!("read of {}, was of {}", code(now), code(was));
    found.changed(item.to_owned(), text, Impact::Internal, wire);
}
