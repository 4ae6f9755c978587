//! The changelog of a generated crate: ours is what we put below our mark, and nothing else.

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
    let (waiting, rest) = waiting(below.trim_start_matches('\n'), heading);
    let is_ours = |line: &str| ours.lines().any(|own| own == line);
    if changes.is_empty() && !section::has_ours(&waiting, is_ours) {
        return Some(before.to_owned());
    }
    let section = section::updated(&waiting, changes, is_ours, heading == UNRELEASED);
    let mut text = format!("{above}{MARK}\n");
    if !section.is_empty() {
        text += &format!("\n## {heading}\n\n{section}\n");
    }
    if !rest.trim().is_empty() {
        text += &format!("\n{}\n", rest.trim_end());
    }
    Some(text)
}

/// What the first sections say that are of changes which wait, or have the same heading; and the rest. A merge
/// of two branches leaves several of them.
fn waiting<'t>(below: &'t str, heading: &str) -> (String, &'t str) {
    let mut said = String::new();
    let mut rest = below;
    while let Some((name, after)) = rest.strip_prefix("## ").and_then(|it| it.split_once('\n')) {
        if ![UNRELEASED, heading].contains(&name.trim()) {
            break;
        }
        let end = match after.starts_with("## ") {
            true => Some(0),
            false => after.find("\n## ").map(|at| at + 1),
        };
        let (section, others) = after.split_at(end.unwrap_or(after.len()));
        said += section;
        rest = others;
    }
    (said, rest)
}
