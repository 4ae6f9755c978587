//! The file in which everything is told that falls short.

use std::fs;
use std::path::Path;

use super::outcome::Outcome;
use crate::exit::{Exit, Failure};
use crate::paths::shown;

pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| {
        let message = format!("`{}` cannot be written: {error}", shown(path));
        Failure::new(Exit::Files, message)
    })
}

/// A heading for each document that falls short, and below it in what.
pub(super) fn text(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.falls_short()) {
        let problems = outcome.problems.join("\n");
        text += &format!("# {}\n\n{problems}\n\n", outcome.name);
    }
    text
}
