//! The version or the name of the API that all paths, tags or operationIds begin with, which tells none
//! from another.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::namespace;
use super::words::{parts, snake};
use crate::ir::{Api, Operation};
use crate::path_template;

/// Fewer names than these may have a beginning in common by chance.
const ENOUGH: usize = 5;

/// What names begin with and do not need; nothing where they do not all begin with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Versions {
    /// Segments of paths: `api`, `v1`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<String>,
    /// Words of tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tag: Vec<String>,
    /// Words of operationIds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    id: Vec<String>,
    /// Namespaces of OData in paths: `microsoft.graph`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    namespace: Vec<String>,
}

impl Versions {
    /// What was left out before, else what can be.
    pub(super) fn of(api: &Api, before: &Self) -> Self {
        if !before.is_empty() {
            return before.clone();
        }
        let operations = || api.operations.iter();
        let tags = operations().filter_map(|operation| operation.tags.first());
        let versions = Self {
            path: shared_path(&api.operations),
            tag: shared_words(tags),
            namespace: namespaces(&api.operations),
            ..Self::default()
        };
        Self {
            id: shared_start(&api.operations, &versions),
            ..versions
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The segments of a path, without what others have as well.
    pub(super) fn segments(&self, path: &str) -> Vec<String> {
        let segments = segments(path);
        match segments.strip_prefix(self.path.as_slice()) {
            Some(rest) if leading(&segments) == self.path => rest.to_vec(),
            _ => segments,
        }
    }

    /// What a segment names without the namespace, if it has one: `softDelete` of `microsoft.graph.softDelete`.
    pub(super) fn unqualified<'s>(&self, segment: &'s str) -> Option<&'s str> {
        let (namespace, name) = qualified(segment)?;
        let mut known = self.namespace.iter();
        known.any(|known| known == namespace).then_some(name)
    }

    /// The words of a resource that a path names: its version, if that tells it from others, and the
    /// first segment that is no parameter.
    pub(super) fn path_resource(&self, path: &str) -> Vec<String> {
        let segments = self.segments(path);
        let (versions, rest) = segments.split_at(leading(&segments).len());
        let versions = versions.iter().filter(|segment| is_version(segment));
        let named = rest.iter().find(|segment| !segment.starts_with('{'));
        versions.chain(named).cloned().collect()
    }

    /// A tag without the version.
    pub(super) fn tag(&self, tag: &str) -> String {
        without(tag, &self.tag)
    }

    /// An operationId without the version.
    pub(super) fn id(&self, id: &str) -> String {
        without(id, &self.id)
    }

    /// What follows in an operationId of words with dots, where what all begin with ends at one.
    pub(super) fn behind<'i>(&self, id: &'i str) -> &'i str {
        let mut left = self.id.as_slice();
        let mut rest = id;
        while let (false, Some((word, next))) = (left.is_empty(), rest.split_once('.')) {
            match left.strip_prefix(split(word).as_slice()) {
                Some(after) => (left, rest) = (after, next),
                None => return id,
            }
        }
        if left.is_empty() { rest } else { id }
    }
}

/// A segment that begins with a namespace of several words, and what follows that.
fn qualified(segment: &str) -> Option<(&str, &str)> {
    let name = segment.split(['(', '{']).next()?;
    let (namespace, _) = name.rsplit_once('.')?;
    let rest = segment.get(namespace.len() + 1..)?;
    let is_word = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic());
    let are_words = namespace.contains('.') && namespace.split('.').all(is_word) && is_word(rest);
    are_words.then_some((namespace, rest))
}

/// Namespaces of what is done to one of many: `/users/{id}/microsoft.graph.follow`.
fn namespaces(operations: &[Operation]) -> Vec<String> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let paths = operations.iter().map(|operation| operation.path.as_str());
    let bound = paths.filter_map(|path| Some(path.split_once("}/")?.1));
    for segment in bound.flat_map(|rest| rest.split('/')) {
        if let Some((namespace, name)) = qualified(segment) {
            let name = name.split('(').next().unwrap_or(name);
            names.entry(namespace).or_default().insert(name);
        }
    }
    let often = names.into_iter().filter(|(_, names)| names.len() >= ENOUGH);
    often.map(|(namespace, _)| namespace.to_owned()).collect()
}

/// What paths begin with, if those that begin with a version begin alike and are told apart without it.
fn shared_path(operations: &[Operation]) -> Vec<String> {
    let paths = || operations.iter().map(|operation| segments(&operation.path));
    let prefixes = paths().map(|path| leading(&path).to_vec());
    let prefix = only(prefixes.filter(|prefix| !prefix.is_empty()));
    let rest = paths().map(|path| match path.strip_prefix(prefix.as_slice()) {
        Some(rest) => rest.join("/"),
        None => path.join("/"),
    });
    let rest: BTreeSet<String> = rest.map(|path| path_template::unnamed(&path)).collect();
    let whole = operations
        .iter()
        .map(|operation| path_template::unnamed(&operation.path));
    let whole: BTreeSet<String> = whole.collect();
    match rest.len() == whole.len() {
        true => prefix,
        false => Vec::new(),
    }
}

/// The version that names begin with, and what stands before it.
fn shared_words<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let shared = only(names.map(|name| leading(&split(name)).to_vec()));
    match shared.iter().any(|word| is_version(word)) {
        true => shared,
        false => Vec::new(),
    }
}

/// The version that operationIds begin with, else the name of the API.
fn shared_start(operations: &[Operation], versions: &Versions) -> Vec<String> {
    let ids = operations.iter().filter_map(|it| it.id.as_ref());
    let version = shared_words(ids);
    match version.is_empty() {
        true => namespace::of(operations, versions).map_or_else(Vec::new, split),
        false => version,
    }
}

fn segments(path: &str) -> Vec<String> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

fn split(name: &str) -> Vec<String> {
    parts(&snake(name)).into_iter().map(str::to_owned).collect()
}

/// The versions before other words, if others follow that are no parameters.
pub(super) fn leading(words: &[String]) -> &[String] {
    let is_leading = |word: &&String| matches!(word.as_str(), "api" | "rest") || is_version(word);
    let versions = words.iter().take_while(is_leading).count();
    let (versions, others) = words.split_at(versions);
    match others.iter().any(|word| !word.starts_with('{')) {
        true => versions,
        false => &[],
    }
}

/// What a path goes on with behind its version, if it begins with one.
pub(super) fn behind_version(path: &str) -> Option<&str> {
    let versions = leading(&segments(path)).len();
    let rest = path.trim_start_matches('/').splitn(versions + 1, '/');
    rest.last().filter(|_| versions > 0)
}

/// The one that there is.
fn only(all: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut all: BTreeSet<Vec<String>> = all.collect();
    match all.len() {
        1 => all.pop_first().unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn without(name: &str, version: &[String]) -> String {
    let words = split(name);
    match words.strip_prefix(version) {
        Some(rest) if !version.is_empty() && !rest.is_empty() => rest.join("_"),
        _ => name.to_owned(),
    }
}

/// `v1`, `v2.1`, `v1beta1`, `2010-04-01`, `Api20100401`.
pub(super) fn is_version(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let word = word.strip_prefix("api").unwrap_or(&word);
    let number = word.strip_prefix('v').unwrap_or(word);
    let number = number.replace("alpha", ".").replace("beta", ".");
    number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::{is_version, leading, segments};

    #[test]
    fn versions_are_told_from_words() {
        for version in [
            "v1",
            "V2",
            "v2.1",
            "v1beta1",
            "v3alpha",
            "2010-04-01",
            "api20100401",
            "2",
        ] {
            assert!(is_version(version), "{version}");
        }
        for word in [
            "",
            "v",
            "api",
            "beta",
            "vpcs",
            "v1pets",
            "3d_secure",
            "2fa",
            "{v1}",
        ] {
            assert!(!is_version(word), "{word}");
        }
    }

    #[test]
    fn a_version_leads_only_where_a_name_follows() {
        for (path, versions) in [
            ("/api/v1/pets/{id}", ["api", "v1"].as_slice()),
            ("/v1/{id}/pets", &["v1"]),
            ("/v1/{id}", &[]),
            ("/v1", &[]),
            ("/pets/v1", &[]),
        ] {
            assert_eq!(leading(&segments(path)), versions, "{path}");
        }
    }
}
