//! Merge conflicts that stand in a text that people have to merge.

use std::fmt::Display;

/// What begins a line where a merge left both sides.
const MARK: &str = "<<<<<<<";
/// What begins the line before what both sides changed, where git is told to show that as well.
const BASE: &str = "|||||||";
/// The line between the sides.
const MIDDLE: &str = "=======";
/// What begins the line behind the other side.
const END: &str = ">>>>>>>";

/// Whose lines are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    All,
    Ours,
    Base,
    Theirs,
}

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

/// A text with our side of each conflict, as of a file that is written anew in any case.
pub(crate) fn ours(text: &str) -> Option<String> {
    resolved(text, |side| side == Side::Ours)
}

/// A text with the other side of each conflict.
pub(crate) fn theirs(text: &str) -> Option<String> {
    resolved(text, |side| side == Side::Theirs)
}

/// None where there is no conflict, or one without an end.
fn resolved(text: &str, is_kept: impl Fn(Side) -> bool) -> Option<String> {
    line(text)?;
    let mut kept = String::with_capacity(text.len());
    let mut side = Side::All;
    for line in text.lines() {
        side = match side {
            Side::All if line.starts_with(MARK) => Side::Ours,
            Side::Ours if line.starts_with(BASE) => Side::Base,
            Side::Ours | Side::Base if line == MIDDLE => Side::Theirs,
            Side::Theirs if line.starts_with(END) => Side::All,
            side => {
                if side == Side::All || is_kept(side) {
                    kept += line;
                    kept.push('\n');
                }
                continue;
            }
        };
    }
    (side == Side::All).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::{ours, theirs};

    const TEXT: &str = "a\n<<<<<<< HEAD\nb\n||||||| 1\nc\n=======\nd\n>>>>>>> x\ne\n";

    #[test]
    fn one_side_is_kept() {
        assert_eq!(ours(TEXT).as_deref(), Some("a\nb\ne\n"));
        assert_eq!(theirs(TEXT).as_deref(), Some("a\nd\ne\n"));
        assert_eq!(ours(&TEXT.replace(">>>", "")), None);
    }
}
