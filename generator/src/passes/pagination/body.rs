//! Cursors that stand in the body of a request: of a search, of a list.

use super::Answer;
use super::names::{CURSOR, is_one, next_names, plain};
use super::signs::{self, Leaf};
use crate::ir::{Body, ContentKind, Input, Kind, Operation, Path, Type, Way};
use crate::method::Method;

/// Words for what only reads.
const READING: &[&str] = &["find", "list", "query", "scroll", "search"];

/// The type of a body that is JSON and nothing else.
pub(super) fn ty(operation: &Operation) -> Option<&Type> {
    let Body { content, .. } = operation.body.as_ref()?;
    match content.as_slice() {
        [only] => match &only.kind {
            ContentKind::Json(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// The names of members that may take a cursor.
pub(super) fn names<'a>(answer: &'a Answer<'_>) -> impl Iterator<Item = String> + 'a {
    members(answer).map(Leaf::name)
}

/// A cursor that goes into the body of what only reads.
pub(super) fn recognised(answer: &Answer<'_>) -> Option<Way> {
    let operation = answer.operation;
    let has_body = matches!(operation.method, Method::Post | Method::Query);
    let member = (has_body && reads(operation)).then(|| member(answer))??;
    Some(Way::Cursor {
        next: next(answer, member.last()?)?,
        input: Input::Member(member),
        back: None,
        switch: None,
    })
}

/// The member that takes what the answer before has in a field for it.
pub(super) fn member(answer: &Answer<'_>) -> Option<Path> {
    let mut taking = members(answer).filter(|it| next(answer, &it.name()).is_some());
    Some(taking.next()?.path.clone())
}

/// What counts and what bounds is no cursor: `offset` is one where it is no number, and the answer names the next.
fn members<'a>(answer: &'a Answer<'_>) -> impl Iterator<Item = &'a Leaf<'a>> {
    let leaves = answer.body.iter();
    leaves.filter(|leaf| {
        let is_cursor = is_one(&leaf.name(), CURSOR);
        let is_opaque = leaf.name() == "offset" && !matches!(leaf.ty.kind, Kind::Integer(_));
        leaf.may_be_missing && leaf.is_token() && (is_cursor || is_opaque)
    })
}

/// Where the cursor is that goes into a member of this name.
pub(super) fn next(answer: &Answer<'_>, name: &str) -> Option<Path> {
    match is_one(name, CURSOR) {
        true => signs::next_cursor(&answer.leaves, name),
        false => signs::named(&answer.leaves, next_names(&plain(name)), |leaf| {
            leaf.is_token()
        }),
    }
}

/// Whether an operation says that it reads: with the end of its path, or the beginning of its operationId.
fn reads(operation: &Operation) -> bool {
    let is_reading = |word: &str| READING.contains(&word.to_ascii_lowercase().as_str());
    let mut segments = operation.path.split('/').rev();
    let last = segments.find(|segment| !segment.is_empty() && !segment.contains('{'));
    let mut words = last
        .unwrap_or_default()
        .split(|c: char| !c.is_alphanumeric());
    let id = operation.id.as_deref().unwrap_or_default();
    words.any(is_reading) || is_reading(first_word(id))
}

/// `List` of `ListLogs`, `search` of `search_logs`.
fn first_word(id: &str) -> &str {
    let rest = id.char_indices().skip(1);
    let end = rest
        .skip_while(|(_, c)| c.is_ascii_lowercase())
        .map(|(at, _)| at)
        .next();
    id.get(..end.unwrap_or(id.len())).unwrap_or_default()
}
