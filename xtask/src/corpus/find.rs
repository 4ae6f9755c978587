//! Which files of a folder are OpenAPI documents, and what each is called here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

/// A document, with a name that no other has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl Found {
    /// Whether a filter is in its name; no filter asks for all.
    pub(crate) fn is_meant(&self, filters: &[String]) -> bool {
        filters.is_empty() || filters.iter().any(|filter| self.name.contains(filter))
    }
}

/// The documents below a folder, in the order of their paths.
pub(crate) fn documents(folder: &Path) -> io::Result<Vec<Found>> {
    let mut names = BTreeSet::new();
    let mut found = Vec::new();
    for path in files(folder)? {
        if is_document(&fs::read(&path)?) {
            let relative = path.strip_prefix(folder).unwrap_or(&path);
            let name = unique(&kebab(relative), &mut names);
            found.push(Found { name, path });
        }
    }
    Ok(found)
}

/// The files that may be documents.
fn files(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            // A folder behind a link may be one of those that lead to it.
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if has_known_extension(&path) && path.is_file() {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

fn has_known_extension(path: &Path) -> bool {
    path.extension()
        .is_some_and(|it| ["json", "yaml", "yml"].iter().any(|known| it == *known))
}

/// Whether the text is a mapping with the key `openapi`.
pub(super) fn is_document(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return text.lines().any(is_version);
    }
    serde_json::from_str::<BTreeMap<String, IgnoredAny>>(text).map_or_else(
        // What is wrong with it, the generator shall say.
        |_| text.contains("openapi"),
        |keys| keys.contains_key("openapi"),
    )
}

/// Whether a line of YAML is the outermost key `openapi`.
fn is_version(line: &str) -> bool {
    ["openapi", "\"openapi\"", "'openapi'"].iter().any(|key| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// A path as words with hyphens between, without its extension.
pub(super) fn kebab(path: &Path) -> String {
    let path = path.with_extension("").to_string_lossy().to_lowercase();
    let words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The name, with a number where it is taken.
pub(super) fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut result = name.to_owned();
    let mut number = 2;
    while !taken.insert(result.clone()) {
        result = format!("{name}-{number}");
        number += 1;
    }
    result
}
