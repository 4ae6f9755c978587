//! What failures hold and come in, before and after.

use std::collections::BTreeSet;

use super::media_types;
use super::{Found, Impact, code};
use crate::media_type::PLAIN_JSON;
use crate::summary::Operation;

pub(super) fn compare(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let retyped = |status: &str| {
        let (was, now) = (old.failures.get(status)?, new.failures.get(status)?);
        (was != now).then_some((was, now))
    };
    for status in new.failures.keys() {
        if let Some((was, now)) = retyped(status) {
            let text = format!("{status} holds {}, held {}", code(now), code(was));
            found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
        }
    }
    let statuses = new.failures.keys().chain(new.failure_media_types.keys());
    let statuses: BTreeSet<&String> = statuses.collect();
    // Where a failure holds another type, that is told by itself.
    for status in statuses.into_iter().filter(|it| retyped(it).is_none()) {
        let (was, now) = (media_types_of(old, status), media_types_of(new, status));
        if let Some((was, now)) = was.zip(now).filter(|(was, now)| was != now) {
            let text = format!("{status} comes as {}, came as {}", code(now), code(was));
            let wire = media_types::replaced(was, now);
            found.changed(item.to_owned(), text, Impact::Internal, wire);
        }
    }
}

fn media_types_of<'o>(operation: &'o Operation, status: &str) -> Option<&'o str> {
    let told = operation.failure_media_types.get(status);
    let is_usual = operation.failures.contains_key(status);
    told.map(String::as_str).or(is_usual.then_some(PLAIN_JSON))
}
