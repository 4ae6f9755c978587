//! The head of a fragment: where it was pulled from, and what, so that it can be pulled again.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use truespec::document::Selection;

/// The first line; a file that begins with it may be overwritten.
const MARK: &str =
    "# Pulled by `cargo xtask pull`, which repeats it. Change the source, not this file.";

/// What a fragment says of itself, as TOML in comments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The document, relative to the folder of the fragment, with `/` between folders.
    pub(super) from: String,
    #[serde(flatten)]
    pub(super) select: Selection,
}

impl Head {
    pub(super) fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(MARK)?.trim_start_matches(['\r', '\n']);
        let lines = rest
            .lines()
            .map_while(|line| line.strip_prefix("# ").or(line.strip_prefix('#')));
        let toml: Vec<&str> = lines.collect();
        toml::from_str(&toml.join("\n")).ok()
    }

    /// The comment, which ends with a line feed.
    pub(super) fn comment(&self) -> String {
        let mut text = format!("{MARK}\n");
        let toml = toml::to_string_pretty(self).unwrap_or_default();
        for line in toml.lines() {
            text += &format!("# {line}\n");
        }
        text
    }

    /// Where the document is.
    pub(super) fn source(&self, out: &Path) -> PathBuf {
        paths_joined(out.parent().unwrap_or(Path::new("")), &self.from)
    }
}

fn paths_joined(folder: &Path, path: &str) -> PathBuf {
    let mut result = folder.to_owned();
    result.extend(path.split('/').filter(|part| !part.is_empty()));
    if path.starts_with('/') {
        PathBuf::from(path)
    } else {
        result
    }
}

/// A path as seen from the folder of `out`; one that is absolute stays so, since it was wanted so.
pub(super) fn relative(path: &Path, out: &Path) -> String {
    let folder = out.parent().unwrap_or(Path::new(""));
    let text = |parts: &[&str]| parts.join("/");
    let (Some(path_parts), Some(folder_parts)) = (plain(path), plain(folder)) else {
        return path.to_string_lossy().replace('\\', "/");
    };
    let same = path_parts
        .iter()
        .zip(&folder_parts)
        .take_while(|(a, b)| a == b)
        .count();
    let mut parts = vec![".."; folder_parts.len() - same];
    parts.extend(path_parts.iter().skip(same));
    text(&parts)
}

/// The parts of a path that goes down only.
fn plain(path: &Path) -> Option<Vec<&str>> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts
        .map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        })
        .collect()
}
