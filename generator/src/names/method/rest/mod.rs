//! Names of what the document does not name: `list` for `GET /pets`, `get` for `GET /pets/{id}`.

mod action;
mod path;
mod paths;
mod phrase;

use std::collections::BTreeMap;
use std::iter;

pub(in crate::names) use paths::{Paths, without_format};

use super::Call;
use super::given::{end, requests};
use crate::ir::Operation;
use crate::names::versions::Versions;
use crate::names::words::snake;
use phrase::{Phrase, phrases};

/// Names are made longer by a word so many times. What is shared after that is said whole: a name that
/// gets longer may meet the next that has to, and so on through all operations.
const MOST_ROUNDS: usize = 32;

/// Whether a path is all of a call: `/sendMessage`.
pub(in crate::names) fn is_call(operation: &Operation, versions: &Versions, paths: &Paths) -> bool {
    let words = path::Words::of(&operation.path, versions);
    match (words.nouns.as_slice(), words.parameters.as_slice()) {
        ([noun], []) => action::is_call(&operation.method, noun) && paths.begins_once(&noun.words),
        _ => false,
    }
}

/// Whether a path is that of a resource and nothing else, so that the method says what is done: `POST /orders`, but
/// not `POST /login` or `POST /checkout`.
pub(super) fn is_thing(
    operation: &Operation,
    resource: &str,
    versions: &Versions,
    paths: &Paths,
) -> bool {
    let words = path::Words::of(&operation.path, versions);
    let [noun] = words.nouns.as_slice() else {
        return false;
    };
    let [_, named, _] = words.around(resource);
    !named.is_empty() && action::says_what(operation, noun, paths)
}

/// The names of those of a resource, each with as many words as tell it from the others.
pub(super) fn calls(
    operations: &[&Operation],
    resource: &str,
    versions: &Versions,
    paths: &Paths,
    is_taken: impl Fn(&String) -> bool,
) -> Vec<Call> {
    let wholes = operations
        .iter()
        .map(|it| Whole::of(it, resource, versions));
    let (said, others): (Vec<Vec<Phrase>>, Vec<Call>) = operations
        .iter()
        .zip(wholes)
        .map(|(operation, whole)| {
            let mut said = phrases(operation, resource, versions, paths);
            said.push(whole.phrase);
            (said, whole.otherwise)
        })
        .unzip();
    let lengths = operations
        .iter()
        .map(|operation| operation.path.matches(['/', '=']).count());
    let lengths: Vec<usize> = lengths.collect();
    let mut levels = vec![0; said.len()];
    for step in iter::repeat_n(1, MOST_ROUNDS).chain([usize::MAX]) {
        let Some(next) = lengthened(&said, &levels, &lengths, step, &is_taken) else {
            break;
        };
        levels = next;
    }
    let calls = said.into_iter().zip(levels).zip(others);
    let calls = calls.map(|((said, level), others)| {
        let mut call = call(said, level);
        call.method.extend(others.method);
        call.request.extend(others.request);
        call
    });
    calls.collect()
}

/// All that is sent, in words.
struct Whole {
    phrase: Phrase,
    /// What is tried where that is taken.
    otherwise: Call,
}

impl Whole {
    fn of(operation: &Operation, resource: &str, versions: &Versions) -> Self {
        let verb = operation.method.as_str().to_lowercase();
        let segments = versions.segments(&operation.path);
        let segments = segments.iter();
        let segments = segments.map(|it| versions.unqualified(it).unwrap_or(it));
        let path = segments.collect::<Vec<&str>>().join(" ");
        let path = path.replace('{', "by ").replace('}', "");
        let words = format!("{verb} {path}");
        let method = snake(&words);
        let end = end(&words).map(|end| format!("{verb}_{end}"));
        let longer = format!("{}_operation", method.trim_end_matches('_'));
        let [request, longer_request] = requests(&words, resource);
        Self {
            phrase: Phrase { method, request },
            otherwise: Call {
                method: end.into_iter().chain([longer]).collect(),
                request: vec![longer_request],
                ..Call::default()
            },
        }
    }
}

/// The next levels, if there are names that are not told apart yet.
fn lengthened(
    operations: &[Vec<Phrase>],
    levels: &[usize],
    lengths: &[usize],
    step: usize,
    is_taken: &impl Fn(&String) -> bool,
) -> Option<Vec<usize>> {
    let mut alike: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
    for (index, (phrases, level)) in operations.iter().zip(levels).enumerate() {
        if let Some(phrase) = phrases.get(*level) {
            alike.entry(&phrase.method).or_default().push(index);
        }
    }
    let mut next = levels.to_vec();
    for (method, indices) in alike {
        let length = |index: &usize| lengths.get(*index).copied().unwrap_or_default();
        let shortest = indices.iter().map(length).min().unwrap_or_default();
        let is_the_only = indices
            .iter()
            .filter(|index| length(index) == shortest)
            .count()
            == 1;
        let stays = |index: &usize| is_the_only && !is_taken(method) && length(index) == shortest;
        for index in indices.iter().filter(|index| !stays(index)) {
            let last = operations
                .get(*index)
                .map_or(0, |phrases| phrases.len().saturating_sub(1));
            if let Some(level) = next.get_mut(*index).filter(|level| **level < last) {
                *level = level.saturating_add(step).min(last);
            }
        }
    }
    (next != levels).then_some(next)
}

/// What is chosen first, and what is tried where that is taken after all.
fn call(phrases: Vec<Phrase>, from: usize) -> Call {
    let mut call = Call::default();
    for phrase in phrases.into_iter().skip(from) {
        call.method.push(phrase.method);
        call.request.push(phrase.request);
    }
    call
}
