//! What an operation does, from what is sent where.

use super::path::{Noun, Words};
use super::paths::Paths;
use crate::ir::{Kind, Operation};
use crate::method::Method;
use crate::names::verbs::{CHANGING, READING, VERBS};
use crate::names::words::{parts, singular, snake};

/// What is done, and to what of what the path names.
#[derive(Debug)]
pub(super) struct Action {
    pub(super) words: Vec<String>,
    /// Whether the path ends with what is done: `/pets/{id}/feed`.
    pub(super) is_named: bool,
    /// Whether it is done to one.
    pub(super) is_of_one: bool,
    /// Whether it is done to all where it could be done to one.
    pub(super) is_of_all: bool,
}

/// What an operation does to `object`, which is what its path names after the resource.
pub(super) fn of(operation: &Operation, words: &Words, object: &[Noun], paths: &Paths) -> Action {
    let path = &operation.path;
    let ends_with_one = !words.parameters.is_empty();
    let is_collection = !ends_with_one && paths.is_collection(path);
    let named = named(operation, words, object, paths);
    if let Some(named) = named.filter(|_| !is_collection) {
        return named;
    }
    let is_got = paths.take(path, &Method::Get);
    let is_thing = |noun| are_many(noun) || (is_got && is_of_things(noun));
    let is_created = || is_collection || words.nouns.last().is_some_and(is_thing);
    let (verb, is_of_one) = match &operation.method {
        Method::Get if is_list(operation) || is_collection => ("list", false),
        Method::Get => ("get", ends_with_one),
        Method::Post if !ends_with_one && is_created() => ("create", true),
        Method::Post if ends_with_one && paths.change_by_post(path) => ("update", true),
        Method::Post => ("post", ends_with_one),
        Method::Put if paths.take(path, &Method::Patch) => ("replace", ends_with_one),
        Method::Put | Method::Patch => ("update", ends_with_one),
        Method::Delete => ("delete", ends_with_one),
        Method::Head => ("head", ends_with_one),
        Method::Options => ("options", ends_with_one),
        Method::Trace => ("trace", ends_with_one),
        Method::Query => ("query", ends_with_one),
        Method::Other(token) => (token.as_str(), ends_with_one),
    };
    let changes = matches!(
        operation.method,
        Method::Put | Method::Patch | Method::Delete
    );
    Action {
        words: parts(&snake(verb)).into_iter().map(str::to_owned).collect(),
        is_named: false,
        is_of_one,
        is_of_all: changes && is_collection,
    }
}

/// Whether a noun is of many things, one of which may be made.
fn are_many(noun: &Noun) -> bool {
    !is_done(noun) && noun.words.last().and_then(|word| singular(word)).is_some()
}

/// Whether a noun is of many things though it begins with a verb: `deploy-keys`.
fn is_of_things(noun: &Noun) -> bool {
    let last = noun.words.iter().skip(1).next_back();
    last.and_then(|word| singular(word)).is_some()
}

/// What the path ends with, if that says what is done.
fn named(operation: &Operation, words: &Words, object: &[Noun], paths: &Paths) -> Option<Action> {
    let ends_with = |noun: &&Noun| noun.is_function || words.parameters.is_empty();
    let last = object.last().filter(ends_with)?;
    let before = words.nouns.iter().rev().nth(1);
    let is_among_actions = before.is_some_and(Noun::is_actions);
    let is_call = is_call(&operation.method, last);
    let is_got = paths.take(&operation.path, &Method::Get);
    let says_what = match operation.method {
        Method::Get => is_call && paths.take_one_method(&operation.path),
        Method::Post => (is_call && !(is_got && is_of_things(last))) || is_among_actions,
        _ => is_call && !is_got,
    };
    says_what.then(|| Action {
        words: last.words.clone(),
        is_named: true,
        is_of_one: false,
        is_of_all: false,
    })
}

/// Whether what a path names is what is done when that is sent to it.
pub(super) fn is_call(method: &Method, noun: &Noun) -> bool {
    match method {
        _ if noun.is_function => true,
        Method::Post if noun.is_qualified => true,
        Method::Get => noun
            .words
            .first()
            .is_some_and(|first| READING.contains(&first.as_str())),
        Method::Post | Method::Put | Method::Patch | Method::Query => is_done(noun),
        _ => false,
    }
}

/// Whether the method says what is done to what a path names. What is sent to `/entities` may be a text to look for
/// them in: one of many is made only where they can be seen.
pub(super) fn says_what(operation: &Operation, noun: &Noun, paths: &Paths) -> bool {
    let path = &operation.path;
    let can_be_seen = || paths.is_collection(path) || paths.take(path, &Method::Get);
    match operation.method {
        Method::Post => !noun.is_one && are_many(noun) && can_be_seen(),
        Method::Get | Method::Put | Method::Patch | Method::Delete => !is_done(noun),
        _ => false,
    }
}

/// Whether a noun says what is done.
fn is_done(noun: &Noun) -> bool {
    let is_verb = |word: &str| {
        let is_method = matches!(word, "patch" | "post" | "put");
        (VERBS.contains(&word) && !is_method) || CHANGING.contains(&word)
    };
    match noun.words.as_slice() {
        [first, second, ..] if is_verb(&format!("{first}{second}")) => true,
        [first, ..] => is_verb(first),
        [] => false,
    }
}

/// Whether it answers with many.
fn is_list(operation: &Operation) -> bool {
    let answers_with_array = || {
        let answer = operation.only_json();
        answer.is_some_and(|ty| matches!(ty.kind, Kind::Array(_)))
    };
    operation.pagination.is_some() || answers_with_array()
}
