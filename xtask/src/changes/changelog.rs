//! The changelog of a generated crate: ours is what we put below our mark, and nothing else.

use std::collections::HashSet;

use super::section;

/// The heading of changes that wait for a version.
pub(super) const UNRELEASED: &str = "Unreleased";

/// The line below which sections are put, the newest first.
pub(super) const MARK: &str = "<!-- truespec puts sections below this line -->";

/// A changelog whose first section says what changed; none if there is a changelog without the mark.
///
/// What waited for a version becomes part of the section: without `ours`, the lines that were put there
/// by the run before. A section that is left with nothing goes.
pub(super) fn with(
    before: Option<&str>,
    heading: &str,
    changes: &str,
    ours: &str,
) -> Option<String> {
    let new = format!("# Changelog\n\nWhat changed for callers of this crate.\n\n{MARK}\n");
    let before = before.unwrap_or(&new);
    let (above, below) = before.split_once(MARK)?;
    let (waiting, rest) = waiting(below, heading);
    let ours: HashSet<&str> = ours.lines().collect();
    let is_ours = |line: &str| ours.contains(line);
    if changes.is_empty() && !section::has_ours(&waiting, is_ours) {
        return Some(before.to_owned());
    }
    let section = section::updated(&waiting, changes, is_ours, heading == UNRELEASED);
    let mut text = format!("{above}{MARK}\n");
    if !section.is_empty() {
        text += &format!("\n## {heading}\n\n{section}\n");
    }
    if !rest.trim().is_empty() {
        text += &format!("\n{}\n", rest.trim());
    }
    Some(text)
}

/// What the sections say that are of changes which wait, or have the same heading; and the others. A merge of two
/// branches leaves several of them, also below that of a version.
fn waiting(below: &str, heading: &str) -> (String, String) {
    let (mut said, mut rest) = (String::new(), String::new());
    let mut is_said = false;
    for line in below.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("## ") {
            is_said = [UNRELEASED, heading].contains(&name.trim());
            if is_said {
                continue;
            }
        }
        match is_said {
            true => said += line,
            false => rest += line,
        }
    }
    (said, rest)
}
