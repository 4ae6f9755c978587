//! The changelog of a generated crate: ours is what we put below our mark, and nothing else.

/// The heading of changes that wait for a version.
pub(super) const UNRELEASED: &str = "Unreleased";

/// The line below which sections are put, the newest first.
pub(super) const MARK: &str = "<!-- truespec puts sections below this line -->";

/// A changelog with one more section; none if there is a changelog without the mark.
///
/// What waited for a version becomes part of the section: without `ours`, the lines that were put there
/// for changes that the new section has again.
pub(super) fn with(
    before: Option<&str>,
    heading: &str,
    section: &str,
    ours: &str,
) -> Option<String> {
    let new = format!("# Changelog\n\nWhat changed for callers of this crate.\n\n{MARK}\n");
    let before = before.unwrap_or(&new);
    let (above, below) = before.split_once(MARK)?;
    let (waiting, rest) = waiting(below.trim_start_matches('\n'), heading);
    let kept = without(waiting, ours);
    let parts = [kept.trim_matches('\n'), section.trim_end(), rest.trim_end()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(format!(
        "{above}{MARK}\n\n## {heading}\n\n{}\n",
        parts.join("\n\n")
    ))
}

/// What the first section says if it is that of changes which wait, or has the same heading; and the rest.
fn waiting<'t>(below: &'t str, heading: &str) -> (&'t str, &'t str) {
    let Some((first, after)) = below.split_once('\n') else {
        return ("", below);
    };
    let is_waiting = |name: &str| [UNRELEASED, heading].contains(&name.trim());
    if !first.strip_prefix("## ").is_some_and(is_waiting) {
        return ("", below);
    }
    let end = match after.starts_with("## ") {
        true => Some(0),
        false => after.find("\n## ").map(|at| at + 1),
    };
    after.split_at(end.unwrap_or(after.len()))
}

/// The lines that are somebody else's.
fn without(text: &str, ours: &str) -> String {
    let is_ours = |line: &str| ours.lines().any(|own| !own.is_empty() && own == line);
    let mut kept = String::new();
    for line in text.lines().filter(|line| !is_ours(line)) {
        // What stood between blank lines leaves one of them.
        if !line.is_empty() || !kept.ends_with("\n\n") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
