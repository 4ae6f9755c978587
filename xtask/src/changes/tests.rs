//! What is put into files that belong to somebody else.

use super::changelog::{MARK, with};
use super::with_version;

#[test]
fn sections_are_put_below_the_mark_and_nothing_else_is_touched() {
    let first = with(None, "0.2.0", "### Added\n\n- `a`\n").unwrap();
    assert!(
        first.ends_with(&format!("{MARK}\n\n## 0.2.0\n\n### Added\n\n- `a`\n")),
        "{first}"
    );
    let own = first.replace("What changed", "My words: what changed");
    let second = with(Some(&own), "0.3.0", "### Removed\n\n- `a`\n").unwrap();
    assert!(second.starts_with("# Changelog\n\nMy words: what changed"));
    assert!(
        second.ends_with("## 0.3.0\n\n### Removed\n\n- `a`\n\n## 0.2.0\n\n### Added\n\n- `a`\n"),
        "{second}"
    );
    assert_eq!(with(Some("# Mine\n"), "0.3.0", ""), None);
}

#[test]
fn unreleased_changes_gather_in_one_section() {
    let first = with(None, "Unreleased", "- a\n").unwrap();
    let second = with(Some(&first), "Unreleased", "- b\n").unwrap();
    assert!(
        second.ends_with("## Unreleased\n\n- b\n\n- a\n"),
        "{second}"
    );
}

#[test]
fn a_version_goes_up_and_comments_stay() {
    let text = "# Mine.\n[crate]\nname = 'x' # its name\nversion = \"0.1.0\" # its version\n";
    let expected = "# Mine.\n[crate]\nname = 'x' # its name\nversion = \"0.2.0\" # its version\n";
    assert_eq!(with_version(text, "0.2.0").unwrap(), expected);
    assert_eq!(
        with_version("", "0.2.0").unwrap(),
        "[crate]\nversion = \"0.2.0\"\n"
    );
}
