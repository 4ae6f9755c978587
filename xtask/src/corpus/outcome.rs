//! What became of one document, and of all.

use std::collections::BTreeMap;

use truespec::diagnostic::{Code, Severity};

use crate::report::count;
use crate::usage::Usage;

/// What became of one document.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) name: String,
    /// Seconds that reading and generating took.
    pub(super) seconds: f64,
    pub(super) findings: Findings,
    /// The crate; none if nothing could be generated.
    pub(super) made: Option<Made>,
    /// How compiling it went; none if that was not tried.
    pub(super) check: Option<Check>,
    /// How many examples did not survive; none if they were not tried.
    pub(super) lost: Option<usize>,
    /// How many changes of examples were tried; none if they were not.
    pub(super) drift: Option<Drift>,
    /// Everything in which it falls short, the first cause first.
    pub(super) problems: Vec<String>,
    /// Shortcomings that are known, and listed as such.
    pub(super) skipped: usize,
}

/// What the generator has to say of the document.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// Examples that contradict their own schemas.
    pub(super) contradicting: usize,
    /// The first error.
    pub(super) first: Option<String>,
    /// All of them by their codes.
    pub(super) parts: Parts,
}

/// Findings by severity and code.
pub(super) type Parts = BTreeMap<(Severity, Code), Part>;

/// The findings of one code.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Part {
    pub(super) count: usize,
    /// The place of the first.
    pub(super) first: String,
}

/// A generated crate in figures.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) operations: usize,
    pub(super) types: usize,
    /// Lines of Rust, those of the runtime and of the tests included.
    pub(super) lines: usize,
    /// How many examples of the document its tests try.
    pub(super) examples: usize,
}

/// Examples of which one value was changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drift {
    pub(super) tried: usize,
    /// How many cost more than the value that was changed.
    pub(super) lost: usize,
}

/// What compiling a crate took.
#[derive(Debug, Default)]
pub(super) struct Check {
    /// Seconds on the clock; with those for Cargo and the dependencies where usage cannot be told.
    pub(super) seconds: f64,
    /// What the compiler used for the crate itself, without its dependencies.
    pub(super) usage: Option<Usage>,
    pub(super) warnings: usize,
}

impl Outcome {
    pub(super) fn falls_short(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What to look at first: the document's own errors are no shortcoming, but worth knowing.
    pub(super) fn first_problem(&self) -> Option<&str> {
        let first = self.problems.first().or(self.findings.first.as_ref());
        first.map(String::as_str)
    }

    /// How generating went, in a line.
    pub(super) fn generation(&self) -> String {
        match &self.made {
            None => self.brief(),
            Some(made) => format!(
                "{}, {}, {} in {:.2} s",
                count(made.operations, "operation"),
                count(made.types, "type"),
                count(made.lines, "line"),
                self.seconds
            ),
        }
    }

    /// How compiling and the examples went, in a line.
    pub(super) fn verdict(&self) -> String {
        if self.falls_short() {
            return self.brief();
        }
        let seconds = self.check.as_ref().map_or(0.0, |check| check.seconds);
        let examples = self.made.as_ref().map_or(0, |made| made.examples);
        format!("{seconds:.1} s, {}", count(examples, "example"))
    }

    fn brief(&self) -> String {
        let more = match self.problems.len() {
            0 | 1 => String::new(),
            many => format!(" (and {} more)", many - 1),
        };
        line(self.first_problem().unwrap_or_default()) + &more
    }
}

/// Text in one line, of a length that can be read.
pub(super) fn line(text: &str) -> String {
    const LENGTH: usize = 160;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LENGTH) {
        None => text,
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
    }
}

/// All documents in a line.
pub(super) fn summary(outcomes: &[Outcome]) -> String {
    let short = outcomes.iter().filter(|it| it.falls_short()).count();
    let tried = outcomes.iter().filter(|outcome| outcome.lost.is_some());
    let examples = tried.filter_map(|outcome| Some(outcome.made.as_ref()?.examples));
    let lost = outcomes.iter().filter_map(|outcome| outcome.lost);
    let drifts = || outcomes.iter().filter_map(|outcome| outcome.drift);
    let wrong = outcomes.iter().map(|it| it.findings.contradicting);
    let skipped = outcomes.iter().map(|it| it.skipped).sum::<usize>();
    let skipped = match skipped {
        0 => String::new(),
        known => format!(", {} skipped", count(known, "known problem")),
    };
    format!(
        "{} ({short} short), {} ({} lost, {} more contradict their schema), {} of them \
         ({} lost){skipped}",
        count(outcomes.len(), "document"),
        count(examples.sum(), "example"),
        lost.sum::<usize>(),
        wrong.sum::<usize>(),
        count(drifts().map(|drift| drift.tried).sum(), "change"),
        drifts().map(|drift| drift.lost).sum::<usize>()
    )
}
