//! The list that stands for the mark in files which cannot carry one.

use std::collections::BTreeSet;

use super::{MARK, path};

/// The folder of the examples.
const FOLDER: &str = "tests/examples/";

/// The list of the generated examples; it carries the mark itself.
pub(super) const LIST: &str = "tests/examples/.generated";

/// Whether a file needs no mark, because it is listed.
pub(super) fn covers(path: &str) -> bool {
    path.starts_with(FOLDER) && path.ends_with(".json")
}

/// The list of those of the paths that need one; none if none does.
pub(super) fn write<'a>(paths: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<_> = paths
        .filter(|path| covers(path))
        .filter_map(|path| path.strip_prefix(FOLDER))
        .collect();
    (!names.is_empty()).then(|| format!("# {MARK}: these files.\n{}\n", names.join("\n")))
}

/// The paths of a list.
pub(super) fn read(text: &str) -> BTreeSet<String> {
    let names = text.lines().filter(|line| !line.starts_with('#'));
    let paths = names.map(|name| format!("{FOLDER}{name}"));
    // The list may have been edited: it grants nothing beyond the examples.
    paths
        .filter(|path| covers(path) && path::check(path).is_ok())
        .collect()
}

/// One list of what two lists hold.
pub(super) fn join(list: &str, more: &BTreeSet<String>) -> String {
    let mut all = read(list);
    all.extend(more.iter().cloned());
    write(all.iter().map(String::as_str)).unwrap_or_default()
}
