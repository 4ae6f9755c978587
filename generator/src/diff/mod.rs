//! What changed between two generated crates, for who calls them and for what is sent.

mod answers;
mod bodies;
mod brought;
mod client;
mod constants;
mod conversions;
mod failures;
mod media_types;
mod objects;
mod operations;
mod parameters;
mod report;
mod security;
mod tags;
#[cfg(test)]
mod tests;
mod types;
mod urls;
mod version;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::summary::Summary;
pub use version::reaches;

/// What a change asks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// Nobody notices.
    Internal,
    /// There is something new, and all that worked works.
    Compatible,
    /// Something that worked may not work any more.
    Breaking,
}

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// It was not there before.
    Added,
    /// It is another than before.
    Changed,
    /// It is not to be used any more.
    Deprecated,
    /// It is not there any more.
    Removed,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// What happened.
    pub action: Action,
    /// What it happened to, as a caller writes it: `Script::handlers`.
    pub item: String,
    /// What is to be said of it.
    pub text: String,
    /// For code that uses the crate.
    pub rust: Impact,
    /// For what is sent and received.
    pub wire: Impact,
}

impl Change {
    /// The worse of the two.
    pub fn impact(&self) -> Impact {
        self.rust.max(self.wire)
    }
}

/// Which number of a version has to go up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing changed.
    None,
    /// Nothing that a caller sees.
    Patch,
    /// There is more than before.
    Minor,
    /// Something that worked may not work any more.
    Major,
}

impl Verdict {
    /// The word shown to a user.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// All changes, the added first, each kind by item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// What they mean for the version.
    pub verdict: Verdict,
    /// The changes.
    pub changes: Vec<Change>,
}

/// Compares what two crates show to their callers.
pub fn diff(old: &Summary, new: &Summary) -> Changes {
    let mut found = Found::default();
    let format = old.format.min(new.format);
    let (before, now) = (old.as_told_by(format), new.as_told_by(format));
    client::compare(&before, &now, &mut found);
    operations::compare(&before.operations, &now.operations, &mut found);
    types::compare(&before.types, &now.types, &mut found);
    let mut changes = found.0;
    changes.sort();
    let worst = changes.iter().map(Change::impact).max();
    let verdict = match worst {
        Some(Impact::Breaking) => Verdict::Major,
        Some(Impact::Compatible) => Verdict::Minor,
        Some(Impact::Internal) => Verdict::Patch,
        None if old != new => Verdict::Patch,
        None => Verdict::None,
    };
    Changes { verdict, changes }
}

/// The changes so far.
#[derive(Default)]
struct Found(Vec<Change>);

impl Found {
    fn add(&mut self, action: Action, item: String, text: String, rust: Impact, wire: Impact) {
        self.0.push(Change {
            action,
            item,
            text,
            rust,
            wire,
        });
    }

    fn added(&mut self, item: String, text: impl Into<String>, rust: Impact, wire: Impact) {
        self.add(Action::Added, item, text.into(), rust, wire);
    }

    fn removed(&mut self, item: String, rust: Impact, wire: Impact) {
        self.add(Action::Removed, item, String::new(), rust, wire);
    }

    fn changed(&mut self, item: String, text: impl Into<String>, rust: Impact, wire: Impact) {
        self.add(Action::Changed, item, text.into(), rust, wire);
    }

    /// That something is not to be used any more, or is to be used again.
    fn deprecation(&mut self, item: &str, old: bool, new: bool) {
        match (old, new) {
            (false, true) => self.add(
                Action::Deprecated,
                item.to_owned(),
                String::new(),
                Impact::Compatible,
                Impact::Internal,
            ),
            (true, false) => self.changed(
                item.to_owned(),
                "no longer deprecated",
                Impact::Compatible,
                Impact::Internal,
            ),
            _ => {}
        }
    }
}

/// What words say before and now, where that differs: of all that are there now, and of those that are gone.
fn differing<'a>(
    old: &'a BTreeMap<String, String>,
    new: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = (&'a str, Option<&'a str>, Option<&'a str>)> {
    let kept = new.iter().map(|(word, now)| {
        let was = old.get(word).map(String::as_str);
        (word.as_str(), was, Some(now.as_str()))
    });
    let gone = old.iter().filter(|(word, _)| !new.contains_key(*word));
    let gone = gone.map(|(word, was)| (word.as_str(), Some(was.as_str()), None));
    kept.chain(gone).filter(|(_, was, now)| was != now)
}

/// Several texts as code.
fn codes<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts = texts.into_iter().map(|text| code(text));
    texts.collect::<Vec<_>>().join(", ")
}

/// Text as code of Markdown, whatever is in it.
fn code(text: &str) -> String {
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(ticks + 1);
    let pad = if ticks > 0 { " " } else { "" };
    let text = text.replace(['\n', '\r'], " ");
    format!("{fence}{pad}{text}{pad}{fence}")
}
