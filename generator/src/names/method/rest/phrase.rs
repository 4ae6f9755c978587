//! What is done to what, in few words and in more.

use super::action::{self, Action};
use super::path::{Noun, Words, words};
use super::paths::Paths;
use crate::ir::Operation;
use crate::names::versions::Versions;
use crate::names::words::{parts, pascal, snake};

/// What tells operations apart stands within so many segments before the resource.
const MOST_BEFORE: usize = 5;

/// And so many parameters at the end.
const MOST_PARAMETERS: usize = 5;

/// The name of an operation within its resource and that of its request among all.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) method: String,
    pub(super) request: String,
}

/// What can be said of an operation of `resource`, in few words first.
pub(super) fn phrases(
    operation: &Operation,
    resource: &str,
    versions: &Versions,
    paths: &Paths,
) -> Vec<Phrase> {
    let path = Words::of(&operation.path, versions);
    let [before, named, after] = path.around(resource);
    let action = action::of(operation, &path, after, paths);
    let object = match after.split_last() {
        Some((_, object)) if action.is_named => object,
        _ => after,
    };
    let [named, object] = [named, object].map(|nouns| match nouns.split_last() {
        Some((last, rest)) if action.is_named && last.is_actions() => rest,
        _ => nouns,
    });
    let said = Said {
        action,
        named,
        object,
    };
    let mut phrases = said.phrases(before);
    let parameters = path.parameters.as_slice();
    for last in 1..=parameters.len().min(MOST_PARAMETERS) {
        let (_, by) = parameters.split_at(parameters.len() - last);
        let by: Vec<&str> = by.iter().flat_map(|name| ["by", name.as_str()]).collect();
        phrases.push(said.within(&by));
    }
    if !named.is_empty() {
        phrases.push(said.after(&[]));
    }
    if let Some(version) = &path.version {
        phrases.push(said.within(&[version]));
    }
    phrases.dedup_by(|longer, shorter| longer.method == shorter.method);
    phrases
}

/// The parts of what is said.
struct Said<'p> {
    action: Action,
    /// What the path names of the resource.
    named: &'p [Noun],
    object: &'p [Noun],
}

impl Said<'_> {
    /// With more and more of the words before the resource.
    fn phrases(&self, before: &[Noun]) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        // An action alone does not say what to.
        if !self.named.is_empty() || !self.object.is_empty() || before.is_empty() {
            phrases.push(self.within(&[]));
        }
        let is_of_one = self.named.last().is_some_and(|noun| noun.is_one);
        if is_of_one && !self.object.is_empty() {
            phrases.push(self.after(&[]));
        }
        for more in 1..=before.len().min(MOST_BEFORE) {
            let from = before.len() - more;
            phrases.push(self.after(before.get(from..).unwrap_or_default()));
        }
        phrases
    }

    /// With what stands before the resource.
    fn after(&self, before: &[Noun]) -> Phrase {
        let sentence = self.sentence(&[before, self.named, self.object].concat(), &[]);
        Phrase {
            method: snake(&sentence),
            request: pascal(&sentence),
        }
    }

    /// Within the resource, and what tells it from others at the end.
    fn within(&self, end: &[&str]) -> Phrase {
        let nouns = [self.named, self.object].concat();
        Phrase {
            method: snake(&self.sentence(self.object, end)),
            request: pascal(&self.sentence(&nouns, end)),
        }
    }

    fn sentence(&self, nouns: &[Noun], end: &[&str]) -> String {
        let mut sentence = self.action.words.clone();
        // `GET /files#get_shared_link` gets once.
        let first = nouns.first().map_or(&[][..], |noun| noun.words.as_slice());
        if first.len() > 1 && !self.action.is_named && first.first() == sentence.last() {
            sentence.pop();
        }
        if self.action.is_of_all && self.object.is_empty() {
            sentence.push("all".to_owned());
        }
        let follows_one = || nouns.last().is_some_and(|noun| noun.is_one);
        let is_of_one = match self.action.is_named {
            true => follows_one(),
            false => self.action.is_of_one,
        };
        sentence.extend(words(nouns, is_of_one));
        let end = end.iter().flat_map(|word| parts(word));
        sentence.extend(end.map(str::to_owned));
        sentence.join("_")
    }
}
