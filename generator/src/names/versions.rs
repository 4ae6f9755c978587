//! The version that all paths, tags or operationIds begin with, which tells none from another.

use std::collections::BTreeSet;

use super::words::snake;
use crate::ir::Api;

/// What names begin with and do not need; nothing where they do not all begin with it.
#[derive(Debug, Default)]
pub(super) struct Versions {
    /// Segments of paths: `api`, `v1`.
    path: Vec<String>,
    /// Words of tags.
    tag: Vec<String>,
    /// Words of operationIds.
    id: Vec<String>,
}

impl Versions {
    pub(super) fn of(api: &Api) -> Self {
        let operations = || api.operations.iter();
        let paths = operations().map(|operation| leading(segments(&operation.path)));
        Self {
            path: only(paths.filter(|path| !path.is_empty())),
            tag: only(
                operations().filter_map(|operation| Some(leading(split(operation.tags.first()?)))),
            ),
            id: only(
                operations().filter_map(|operation| Some(leading(split(operation.id.as_ref()?)))),
            ),
        }
    }

    /// The versions that a path begins with, if they are not the same in all, and what follows.
    pub(super) fn path(&self, path: &str) -> (Vec<String>, Vec<String>) {
        let mut versions = segments(path);
        let rest = versions.split_off(leading(versions.clone()).len());
        match versions == self.path {
            true => (Vec::new(), rest),
            false => {
                versions.retain(|segment| is_version(segment));
                (versions, rest)
            }
        }
    }

    /// A tag without the version.
    pub(super) fn tag(&self, tag: &str) -> String {
        without(tag, &self.tag)
    }

    /// An operationId without the version.
    pub(super) fn id(&self, id: &str) -> String {
        without(id, &self.id)
    }
}

fn segments(path: &str) -> Vec<String> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

fn split(name: &str) -> Vec<String> {
    let words = snake(name);
    let words = words.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The versions before other words, if others follow that are no parameters.
fn leading(mut words: Vec<String>) -> Vec<String> {
    let is_leading = |word: &&String| matches!(word.as_str(), "api" | "rest") || is_version(word);
    let versions = words.iter().take_while(is_leading).count();
    let mut others = words.iter().skip(versions);
    match others.any(|word| !word.starts_with('{')) {
        true => words.truncate(versions),
        false => words.clear(),
    }
    words
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
        Some(rest) if !version.is_empty() => rest.join("_"),
        _ => name.to_owned(),
    }
}

/// `v1`, `v2.1`, `v1beta1`, `2010-04-01`, `Api20100401`.
fn is_version(word: &str) -> bool {
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
            assert_eq!(leading(segments(path)), versions, "{path}");
        }
    }
}
