//! The list of shortcomings that are known: they are no failure, but one that is mended leaves the list.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::outcome::Outcome;
use crate::exit::{Exit, Failure};
use crate::paths::{shown, unreadable};

/// The list, and which of it was needed.
#[derive(Debug, Default)]
pub(super) struct Skips(Vec<(Skip, bool)>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    skip: Vec<Skip>,
}

/// A shortcoming of a document: a code or an example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    document: String,
    /// Every problem with this code, ours or the compiler's.
    code: Option<String>,
    /// The place of an example that is lost.
    example: Option<String>,
    /// Why it is put up with.
    reason: String,
}

impl Skips {
    /// Reads the list; none is an empty one.
    pub(super) fn read(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        Self::parse(&text).map_err(|why| {
            let failure = Failure::new(Exit::Usage, format!("`{}`: {why}", shown(path)));
            failure.with_help("each `[[skip]]` has `document`, `code` or `example`, and `reason`")
        })
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let list: List = toml::from_str(text).map_err(|error| error.to_string())?;
        if let Some(odd) = list.skip.iter().find(|skip| !skip.is_clear()) {
            return Err(format!("what to skip of `{}` is not clear", odd.document));
        }
        Ok(Self(list.skip.into_iter().map(|it| (it, false)).collect()))
    }

    /// Takes known problems out of those of a document.
    pub(super) fn apply(&mut self, outcome: &mut Outcome) {
        for (skip, fired) in &mut self.0 {
            if skip.document != outcome.name {
                continue;
            }
            let before = outcome.problems.len();
            outcome.problems.retain(|problem| !skip.is_about(problem));
            let known = before - outcome.problems.len();
            outcome.skipped += known;
            *fired |= known > 0;
        }
    }

    /// The entries that were not needed, of documents that were tried in full.
    pub(super) fn stale(&self, outcomes: &[Outcome], is_full: bool) -> Vec<String> {
        let was_tried = |skip: &Skip| outcomes.iter().any(|it| it.name == skip.document);
        let unneeded = self.0.iter().filter(|(_, fired)| !fired && is_full);
        unneeded
            .filter(|(skip, _)| was_tried(skip))
            .map(|(skip, _)| format!("{}: {} ({})", skip.document, skip.what(), skip.reason))
            .collect()
    }
}

impl Skip {
    fn is_clear(&self) -> bool {
        self.code.is_some() != self.example.is_some() && !self.reason.trim().is_empty()
    }

    fn is_about(&self, problem: &str) -> bool {
        let has_code = |code: &String| problem.contains(&format!("[{code}]: "));
        let is_example = |place: &String| {
            let rest = problem.strip_prefix(place.as_str());
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        self.code.as_ref().is_some_and(has_code) || self.example.as_ref().is_some_and(is_example)
    }

    fn what(&self) -> &str {
        let what = self.code.as_ref().or(self.example.as_ref());
        what.map_or("", String::as_str)
    }
}
