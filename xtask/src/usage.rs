//! What a program used, as GNU time tells it.

use std::path::Path;

/// The program that measures another, and prints what `TIME` asks for: so GNU's does.
pub(crate) const PROGRAM: &str = "/usr/bin/time";

/// What it prints: a word to know the line by, seconds on the clock and in user mode, kilobytes at
/// the peak.
pub(crate) const FORMAT: &str = "truespec-usage %e %U %M";

/// What a program and those that it started used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Usage {
    pub(crate) seconds: f64,
    pub(crate) user_seconds: f64,
    pub(crate) peak_kilobytes: u64,
}

/// Whether anything can be measured here.
pub(crate) fn is_measurable() -> bool {
    Path::new(PROGRAM).is_file()
}

/// The last figures among what was said on standard error.
pub(crate) fn read(stderr: &str) -> Option<Usage> {
    stderr.lines().rev().find_map(line)
}

/// The figures of a line, if it is one of them.
pub(crate) fn line(line: &str) -> Option<Usage> {
    let (word, _) = FORMAT.split_once(' ')?;
    let mut figures = line.strip_prefix(word)?.split_whitespace();
    Some(Usage {
        seconds: figures.next()?.parse().ok()?,
        user_seconds: figures.next()?.parse().ok()?,
        peak_kilobytes: figures.next()?.parse().ok()?,
    })
}
