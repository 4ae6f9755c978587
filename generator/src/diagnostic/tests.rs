//! Findings as a user sees them.

use super::*;

#[test]
fn pointers_escape_their_tokens() {
    let pointer = Pointer::root().child("paths").child("/a~b").index(2);
    assert_eq!(pointer.as_str(), "/paths/~1a~0b/2");
}

#[test]
fn a_finding_says_where_why_and_what_to_do() {
    let at = Pointer::root().child("info");
    let finding =
        Diagnostic::new(Severity::Error, Code::MissingField, &at, "no title").with_help("add one");
    assert_eq!(
        finding.to_string(),
        "error[missing-field]: no title (at /info); add one"
    );
}

#[test]
fn codes_are_kebab_case_and_distinct() {
    let mut words: Vec<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
    assert!(
        words
            .iter()
            .all(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    );
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Code::ALL.len());
}

#[test]
fn only_errors_count_as_errors() {
    let mut found = Diagnostics::new();
    found.warning(Code::WrongType, &Pointer::root(), "odd");
    assert!(!found.has_errors());
    found.error(Code::WrongType, &Pointer::root(), "bad");
    assert!(found.has_errors());
}
