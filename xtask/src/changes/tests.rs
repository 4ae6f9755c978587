//! What is put into files that belong to somebody else.

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

#[test]
fn what_waited_becomes_part_of_the_version_and_own_words_stay() {
    let old = "### Added\n\n- `a`\n- `b`\n";
    let first = with(None, "Unreleased", old, "").unwrap();
    let own = first.replace("- `b`\n", "- `b`\n\nMy words.\n\n## 0.1.0\n\n- first\n");
    let second = with(Some(&own), "0.2.0", "### Added\n\n- `a`\n", old).unwrap();
    let below = second.split_once(MARK).unwrap().1;
    let expected = "\n\n## 0.2.0\n\nMy words.\n\n### Added\n\n- `a`\n\n## 0.1.0\n\n- first\n";
    assert_eq!(below, expected);
    let again = with(
        Some(&second),
        "0.2.0",
        "### Added\n\n- `a`\n",
        "### Added\n\n- `a`\n",
    );
    assert_eq!(again.as_ref(), Some(&second));
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
