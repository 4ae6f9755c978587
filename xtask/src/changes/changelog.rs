//! The changelog of a generated crate: ours is what we put below our mark, and nothing else.

/// The line below which sections are put, the newest first.
pub(super) const MARK: &str = "<!-- truespec puts sections below this line -->";

/// A changelog with one more section; none if there is a changelog without the mark.
pub(super) fn with(before: Option<&str>, heading: &str, section: &str) -> Option<String> {
    let new = format!("# Changelog\n\nWhat changed for callers of this crate.\n\n{MARK}\n");
    let before = before.unwrap_or(&new);
    let (above, below) = before.split_once(MARK)?;
    let below = below.trim_start_matches(['\r', '\n']);
    let heading = format!("## {heading}\n");
    // What was not released yet is one section with what comes now.
    let rest = below
        .strip_prefix(&heading)
        .unwrap_or(below)
        .trim_start_matches('\n');
    let gap = if rest.is_empty() { "" } else { "\n" };
    Some(format!("{above}{MARK}\n\n{heading}\n{section}{gap}{rest}"))
}
