//! What is written about each code for people who meet it.

use super::Code;

/// The text about all codes, in Markdown.
const TEXT: &str = include_str!("../../DIAGNOSTICS.md");

impl Code {
    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|code| code.as_str() == name)
    }

    /// What the code means, an example and what to do, in Markdown.
    pub fn explanation(self) -> &'static str {
        let mut entries = entries();
        let entry = entries.find(|(name, _)| *name == self.as_str());
        entry.map_or("", |(_, text)| text)
    }
}

/// The entries by name.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let entries = TEXT.split("\n## ").skip(1);
    entries.filter_map(|entry| {
        let (name, text) = entry.split_once('\n')?;
        Some((name.trim(), text.trim()))
    })
}
