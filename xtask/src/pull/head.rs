//! The head of a fragment: where it was pulled from, and what, so that it can be pulled again.

use std::path::{Path, PathBuf};

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
    /// The folder of references, if it is not that of the document; relative like that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) references: Option<String>,
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
        beside(out, &self.from)
    }

    /// Where references may lead.
    pub(super) fn references(&self, out: &Path) -> Option<PathBuf> {
        Some(beside(out, self.references.as_ref()?))
    }
}

fn beside(out: &Path, path: &str) -> PathBuf {
    out.parent().unwrap_or(Path::new("")).join(path)
}

/// One absolute path as seen from the folder of another.
pub(super) fn relative(path: &Path, out: &Path) -> String {
    let folder = out.parent().unwrap_or(Path::new(""));
    let both = path.components().zip(folder.components());
    let same = both.take_while(|(a, b)| a == b).count();
    if same == 0 {
        // They are on two drives.
        return text(path);
    }
    let up = folder.components().skip(same).map(|_| "..");
    let mut parts: PathBuf = up.collect();
    parts.extend(path.components().skip(same));
    text(&parts)
}

/// A path with `/` between folders.
pub(super) fn text(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
