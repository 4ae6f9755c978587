//! Merge conflicts that stand in a text that people have to merge.

use std::fmt::Display;

/// What begins a line where a merge left both sides.
const MARK: &str = "<<<<<<<";

/// The line of the first conflict, from 1.
pub(crate) fn line(text: &str) -> Option<usize> {
    let mut lines = text.lines();
    Some(lines.position(|line| line.starts_with(MARK))? + 1)
}

/// Whether there is one.
pub fn is_in(text: &str) -> bool {
    line(text).is_some()
}

/// What is said of the first one.
pub fn found(text: &str) -> Option<String> {
    line(text).map(message)
}

/// Why a text cannot be read: for a merge conflict in it, or for what its reader says.
pub fn or(text: &str, error: &dyn Display) -> String {
    found(text).unwrap_or_else(|| error.to_string())
}

/// What is said of a conflict at a line.
pub(crate) fn message(line: usize) -> String {
    format!("a merge conflict stands at line {line}")
}
