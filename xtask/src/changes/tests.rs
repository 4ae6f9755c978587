//! What is put into files that belong to somebody else.

use std::time::{Duration, Instant};

use super::changelog::{MARK, with};
use super::version::{put, reaches};

#[test]
fn sections_are_put_below_the_mark_and_nothing_else_is_touched() {
    let first = with(None, "0.2.0", "### Added\n\n- `a`\n", "").unwrap();
    assert!(
        first.ends_with(&format!("{MARK}\n\n## 0.2.0\n\n### Added\n\n- `a`\n")),
        "{first}"
    );
    let own = first.replace("What changed", "My words: what changed");
    let second = with(Some(&own), "0.3.0", "### Removed\n\n- `a`\n", "").unwrap();
    assert!(second.starts_with("# Changelog\n\nMy words: what changed"));
    assert!(
        second.ends_with("## 0.3.0\n\n### Removed\n\n- `a`\n\n## 0.2.0\n\n### Added\n\n- `a`\n"),
        "{second}"
    );
    assert_eq!(with(Some("# Mine\n"), "0.3.0", "", ""), None);
}

/// What a changelog says below its mark.
fn below(text: &str) -> &str {
    text.split_once(MARK).unwrap().1
}

#[test]
fn what_waited_becomes_part_of_the_version_and_own_words_stay() {
    let old = "### Added\n\n- `a`\n- `b`\n";
    let first = with(None, "Unreleased", old, "").unwrap();
    let own = format!("{first}\nMy words.\n\n## 0.1.0\n\n- first\n");
    let second = with(Some(&own), "0.2.0", "### Added\n\n- `a`\n", "").unwrap();
    let expected = "\n\n## 0.2.0\n\n### Added\n\n- `a`\n\nMy words.\n\n## 0.1.0\n\n- first\n";
    assert_eq!(below(&second), expected);
    let again = with(
        Some(&second),
        "0.2.0",
        "### Added\n\n- `a`\n",
        "### Added\n\n- `a`\n",
    );
    assert_eq!(again.as_ref(), Some(&second));
}

#[test]
fn words_below_a_line_stay_there_and_a_line_that_was_rewritten_is_not_ours() {
    let first = with(None, "Unreleased", "### Added\n\n- `a`\n- `c`\n", "").unwrap();
    let own = first
        .replace("- `c`", "  Good for d.\n- `c`, at last")
        .replace("### Added\n", "### Added\n\nThanks to all.\n");
    let second = with(Some(&own), "0.2.0", "### Added\n\n- `a`\n- `b`\n", "").unwrap();
    let expected = "\n\n## 0.2.0\n\n### Added\n\nThanks to all.\n\n- `a`\n  Good for d.\n- `b`\n\
                    - `c`, at last\n";
    assert_eq!(below(&second), expected);
}

#[test]
fn a_changelog_that_was_merged_of_two_says_everything_once_below_its_heading() {
    let added = |names: &[&str]| {
        let lines: String = names.iter().map(|name| format!("- `{name}`\n")).collect();
        let text = format!("### Added\n\n{lines}");
        with(None, "Unreleased", &text, "").unwrap()
    };
    let (one, other) = (added(&["a", "b"]), added(&["b", "c"]));
    let merged = format!("{one}{}", below(&other).trim_start_matches('\n'));
    let changes = "### Added\n\n- `a`\n- `b`\n- `c`\n";
    let text = with(Some(&merged), "0.2.0", changes, "").unwrap();
    assert_eq!(below(&text), format!("\n\n## 0.2.0\n\n{changes}"));
}

#[test]
fn what_waited_in_a_branch_is_told_once_also_where_a_merge_put_it_below_a_version() {
    let one = "### Added\n\n- `a`\n";
    let first = with(None, "Unreleased", one, "").unwrap();
    let other = "## 0.2.0\n\n### Added\n\n- `b`\n";
    let older = "## 0.1.0\n\n- first\n";
    let waits = below(&first).trim();
    let merged = format!("{MARK}\n\n{other}\n{waits}\n\nMine.\n\n{older}");
    let text = with(Some(&merged), "0.3.0", one, "").unwrap();
    let expected = format!("\n\n## 0.3.0\n\n{one}\nMine.\n\n{other}\n{older}");
    assert_eq!(below(&text), expected);
}

#[test]
fn a_changelog_of_a_large_document_takes_time_in_proportion() {
    let text = |start: usize| {
        let lines = (start..40_000).map(|at| format!("- `method_{at:05}`\n"));
        format!("### Added\n\n{}", lines.collect::<String>())
    };
    let first = with(None, "Unreleased", &text(1), "").unwrap();
    let start = Instant::now();
    let second = with(Some(&first), "0.2.0", &text(0), &text(1)).unwrap();
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(below(&second), format!("\n\n## 0.2.0\n\n{}", text(0)));
}

#[test]
fn nothing_is_left_of_changes_that_were_taken_back() {
    let none = with(None, "Unreleased", "", "").unwrap();
    let first = with(Some(&none), "Unreleased", "### Added\n\n- `a`\n", "").unwrap();
    assert_eq!(
        with(Some(&first), "Unreleased", "", "").as_ref(),
        Some(&none)
    );
    let own = first.replace("### Added", "Mine.\n\n### Added");
    let rest = with(Some(&own), "Unreleased", "", "").unwrap();
    assert_eq!(below(&rest), "\n\n## Unreleased\n\nMine.\n");
    assert_eq!(
        with(Some(&rest), "Unreleased", "", "").as_ref(),
        Some(&rest)
    );
}

#[test]
fn a_version_goes_up_and_comments_stay() {
    let text = "# Mine.\n[crate]\nname = 'x' # its name\nversion = \"0.1.0\" # its version\n";
    let expected = "# Mine.\n[crate]\nname = 'x' # its name\nversion = \"0.2.0\" # its version\n";
    assert_eq!(put(text, "0.2.0").unwrap(), expected);
    assert_eq!(put("", "0.2.0").unwrap(), "[crate]\nversion = \"0.2.0\"\n");
}

#[test]
fn versions_are_compared_as_those_of_cargo() {
    for (version, least, reached) in [
        ("0.10.0", "0.9.1", true),
        ("1.0.0-rc.1", "1.0.0", true),
        ("0.1.9", "0.2.0", false),
        ("1.0.0-beta.1", "1.0.0-beta.2", false),
        ("1.0.0-beta.10", "1.0.0-beta.2", true),
        ("1.0.0", "1.0.0-beta.2", true),
        ("new", "0.2.0", false),
    ] {
        assert_eq!(reaches(version, least), reached, "{version} {least}");
    }
}
