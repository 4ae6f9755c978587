//! How many examples the tests of a crate try, and what they say is lost.

use super::outcome::Drift;

/// The test of the examples as they are, within a crate.
pub(super) const FILE: &str = "tests/examples.rs";

/// The test of the examples with changes, if any of them has a type with a name.
pub(super) const DRIFT: &str = "tests/drift.rs";

/// How many examples the test tries.
pub(super) fn tried(text: &str) -> usize {
    text.matches("trip::check").count()
}

/// The figures that the test of changes prints.
pub(super) fn drift(stdout: &str) -> Option<Drift> {
    let line = stdout.lines().find(|line| line.contains("changes tried"))?;
    let before = |words: &str| {
        let (text, _) = line.split_once(words)?;
        text.split(' ').next_back()?.parse().ok()
    };
    Some(Drift {
        tried: before(" changes tried")?,
        lost: before(" lost")?,
    })
}

/// The lost examples among what the test printed, each with what is wrong.
pub(super) fn lost(stdout: &str) -> Vec<String> {
    let mut lost: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in stdout.lines() {
        let goes_on = is_inside && line.starts_with("  ");
        is_inside = line.starts_with('/') || goes_on;
        match lost.last_mut() {
            Some(last) if goes_on => {
                last.push('\n');
                last.push_str(line);
            }
            _ if is_inside => lost.push(line.to_owned()),
            _ => {}
        }
    }
    lost
}
