//! What stands below a path, and what else is sent to it.

use std::collections::{BTreeMap, BTreeSet};

use super::path::Words;
use crate::ir::Api;
use crate::method::Method;
use crate::names::versions::Versions;
use crate::path_template;

/// Endings that name a format.
const FORMATS: &[&str] = &[".json", ".xml", ".{format}"];

/// Collections are looked for within so many parameters of a path.
const MOST_PARAMETERS: usize = 8;

/// The paths of an API.
#[derive(Debug, Default)]
pub(in crate::names) struct Paths {
    methods: BTreeMap<String, Vec<Method>>,
    /// Those that go on with a parameter elsewhere.
    collections: BTreeSet<String>,
    /// How many paths without a tag begin with a noun.
    starts: BTreeMap<Vec<String>, usize>,
}

impl Paths {
    pub(in crate::names) fn of(api: &Api, versions: &Versions) -> Self {
        let mut paths = Self::default();
        for operation in &api.operations {
            let path = key(&operation.path);
            for (at, _) in path.match_indices("/{}").take(MOST_PARAMETERS) {
                if let Some(collection) = path.get(..at) {
                    paths.collections.insert(collection.to_owned());
                }
            }
            let methods = paths.methods.entry(path).or_default();
            methods.push(operation.method.clone());
            let is_new = operation.tags.is_empty() && methods.len() == 1;
            let words = is_new.then(|| Words::of(&operation.path, versions));
            if let Some(first) = words.as_ref().and_then(|words| words.nouns.first()) {
                *paths.starts.entry(first.words.clone()).or_default() += 1;
            }
        }
        paths
    }

    /// Whether there is a path to one of what is at `path`.
    pub(super) fn is_collection(&self, path: &str) -> bool {
        let path = path_template::without_query(path);
        self.collections.contains(&key(path))
    }

    /// Whether this is sent to the path as well.
    pub(super) fn take(&self, path: &str, method: &Method) -> bool {
        let methods = self.methods.get(&key(path));
        methods.is_some_and(|methods| methods.contains(method))
    }

    /// Whether one of many is changed by what is posted to it: it can be seen, nothing else changes it, and one that
    /// is posted to all of them is new.
    pub(super) fn change_by_post(&self, path: &str) -> bool {
        let path_key = key(path);
        let all = path_key.strip_suffix("/{}");
        let is_changed_otherwise = self.take(path, &Method::Patch) || self.take(path, &Method::Put);
        self.take(path, &Method::Get)
            && !is_changed_otherwise
            && all.is_some_and(|all| !all.ends_with('}') && self.take(all, &Method::Post))
    }

    /// Whether no other path begins with the words.
    pub(super) fn begins_once(&self, words: &[String]) -> bool {
        self.starts.get(words) == Some(&1)
    }

    /// Whether only one of the usual methods is sent to the path. Others come later, and move no name.
    pub(super) fn take_one_method(&self, path: &str) -> bool {
        let methods = self.methods.get(&key(path)).into_iter().flatten();
        let is_usual = |method: &&Method| !matches!(method, Method::Query | Method::Other(_));
        methods.filter(is_usual).count() == 1
    }
}

fn key(path: &str) -> String {
    path_template::unnamed(without_format(path))
}

/// A path without the format that it ends with.
pub(in crate::names) fn without_format(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let mut formats = FORMATS.iter();
    formats
        .find_map(|format| path.strip_suffix(format))
        .unwrap_or(path)
}
