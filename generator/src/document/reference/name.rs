//! Names for what becomes a component: from the words of its place, never one that is taken.

use std::collections::{HashMap, HashSet};

use crate::document::node::{Node, tokens};
use crate::document::shape::Kind;

/// Words of a pointer or a path that say where something is, not what it is.
const STRUCTURE: [&str; 27] = [
    "components",
    "schemas",
    "schema",
    "models",
    "model",
    "definitions",
    "$defs",
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "additionalProperties",
    "paths",
    "content",
    "responses",
    "parameters",
    "requestBody",
    "requestBodies",
    "headers",
    "resources",
    "shared",
    "common",
    "not",
    "prefixItems",
    "attributes",
    "specification",
];

/// The names of all components.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<(&'static str, String)>,
    /// The number that is tried next for a name, so that many alike are not counted anew each time.
    next: HashMap<(&'static str, String), usize>,
}

impl Names {
    pub(super) fn of(root: &Node) -> Self {
        let mut taken = HashSet::new();
        for (_, section) in Kind::SECTIONS {
            let members = root
                .get("components")
                .and_then(|c| c.get(section)?.as_map());
            taken.extend(
                members
                    .into_iter()
                    .flat_map(|m| m.keys())
                    .map(|k| (section, k.clone())),
            );
        }
        Self {
            taken,
            next: HashMap::new(),
        }
    }

    pub(super) fn has(&self, section: &'static str, name: &str) -> bool {
        self.taken.contains(&(section, name.to_owned()))
    }

    /// The first of the wishes that is free, or the first with a number.
    pub(super) fn take(&mut self, section: &'static str, wishes: &[String]) -> String {
        let first = wishes.first().map_or("Shared", String::as_str);
        let mut wishes = wishes.iter();
        if let Some(free) = wishes.find(|name| self.taken.insert((section, (*name).clone()))) {
            return free.clone();
        }
        let next = self.next.entry((section, first.to_owned())).or_insert(2);
        loop {
            let numbered = format!("{first}_{next}");
            *next += 1;
            if self.taken.insert((section, numbered.clone())) {
                return numbered;
            }
        }
    }
}

/// Names for a place in a document: its last word, then with the words before it.
pub(super) fn of_pointer(pointer: &str) -> Vec<String> {
    let words: Vec<String> = tokens(pointer)
        .filter(|t| is_telling(t))
        .map(|t| plain(&t))
        .collect();
    let is_definition = ["/$defs/", "/definitions/"]
        .iter()
        .any(|d| pointer.contains(d));
    // A property alone says too little: `id` of what?
    let least = if is_definition {
        1
    } else {
        2.min(words.len()).max(1)
    };
    (least..=words.len())
        .filter_map(|count| words.get(words.len() - count..))
        .map(|words| words.join("_"))
        .collect()
}

/// Names for a place in a file: its last word, then with the folders before it.
pub(super) fn of_file(file: &str, pointer: &str) -> Vec<String> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let last = tokens(pointer).filter(|t| is_telling(t)).last();
    let is_whole = last.is_none();
    let words: Vec<String> = stem
        .split('/')
        .filter(|word| is_whole || is_telling(word))
        .map(str::to_owned)
        .chain(last)
        .map(|word| plain(&word))
        .filter(|word| !word.is_empty())
        .collect();
    (1..=words.len())
        .filter_map(|count| words.get(words.len() - count..))
        .map(|words| words.join("_"))
        .collect()
}

fn is_telling(word: &str) -> bool {
    let is_media_type = word.contains('/') && !word.starts_with('/');
    !STRUCTURE.contains(&word) && !is_media_type
}

fn plain(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}
