//! Findings as they are read on a terminal.

use anstream::StripStream;
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use truespec::document::{Excerpt, Position};

use super::{Detail, Place, Report};

/// What is said of findings that all are about `place` of a line.
fn said(found: &Diagnostics, line: &str, place: &str, detail: Detail) -> String {
    let start = line.find(place).unwrap();
    let column = line[..start].chars().count() + 1;
    let locate = |_: &Pointer| {
        let position = Position {
            file: "api.yaml".to_owned(),
            line: 3,
            column,
        };
        let excerpt = Excerpt {
            position,
            end: column + place.chars().count(),
            line,
            span: start..start + place.len(),
        };
        Some(Place {
            path: "api.yaml".to_owned(),
            excerpt,
        })
    };
    let mut text = Vec::new();
    Report::to(StripStream::new(&mut text))
        .showing(detail)
        .findings(found, &locate);
    String::from_utf8(text).unwrap()
}

fn one(message: &str) -> Diagnostics {
    let at = Pointer::root().child("info");
    let finding = Diagnostic::new(Severity::Warning, Code::WrongType, &at, message);
    Diagnostics::from_iter([finding.with_help("mend it")])
}

#[test]
fn a_finding_says_where_why_and_what_to_do() {
    let said = said(&one("odd"), "  info: 1", "info: 1", Detail::FewOfAKind);
    let expected = "\
warning[wrong-type]: odd
 --> api.yaml:3:3
  |
3 |   info: 1
  |   ^^^^^^^
  |
  = at: /info
  = help: mend it

";
    assert_eq!(said, expected);
}

#[test]
fn no_text_commands_the_terminal() {
    let odd = "\u{1b}[31m\u{9b}\u{202e}\u{200f}\u{7}";
    let said = said(
        &one(odd),
        &format!("{odd}\tinfo: 一 # {odd}"),
        "info: 一",
        Detail::FewOfAKind,
    );
    assert!(said.contains(r"\u{1b}[31m\u{9b}\u{202e}\u{200f}"), "{said}");
    let is_odd = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202e}' | '\u{200f}'));
    assert!(!said.contains(is_odd), "{said:?}");
    // Nine characters and a tab of four before it, and a wide character within it.
    let marks = said.lines().nth(4).unwrap();
    assert_eq!(marks, format!("  | {}^^^^^^^^", " ".repeat(13)), "{said}");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let line = format!("{{{}\"info\":1{}}}", "é".repeat(9_000), "x".repeat(9_000));
    let said = said(&one("odd"), &line, "\"info\":1", Detail::FewOfAKind);
    assert!(said.contains("--> api.yaml:3:9002\n"), "{said}");
    let lines: Vec<_> = said.lines().collect();
    assert!(
        lines.iter().all(|line| line.chars().count() < 150),
        "{said}"
    );
    assert!(lines[3].contains("ééé\"info\":1xxx"), "{said}");
    let place = lines[3].chars().position(|c| c == '"');
    assert_eq!(lines[4].chars().position(|c| c == '^'), place, "{said}");
}

#[test]
fn a_place_longer_than_the_window_is_cut_too() {
    let line = "x".repeat(100_000);
    let said = said(&one("odd"), &line, &line, Detail::FewOfAKind);
    assert!(
        said.lines().all(|line| line.chars().count() < 150),
        "{said}"
    );
}

#[test]
fn errors_come_first_and_what_is_alike_is_counted() {
    let mut found = Diagnostics::new();
    for n in 0..60 {
        found.note(Code::WrongType, &Pointer::root(), format!("note {n}"));
    }
    found.error(Code::WrongType, &Pointer::root(), "bad");
    let brief = said(&found, "info", "info", Detail::FewOfAKind);
    assert!(brief.starts_with("error[wrong-type]: bad\n"), "{brief}");
    assert!(
        brief.contains("note 2\n") && !brief.contains("note 3\n"),
        "{brief}"
    );
    let rest = "note[wrong-type]: 57 more like this; `--verbose` shows them\n";
    assert!(brief.ends_with(rest), "{brief}");
    let all = said(&found, "info", "info", Detail::All);
    assert!(
        all.contains("note 59\n") && !all.contains("--verbose"),
        "{all}"
    );
}

#[test]
fn what_is_said_of_many_places_is_said_once_with_their_number() {
    let mut found = Diagnostics::new();
    for path in ["a", "b", "c"] {
        let at = Pointer::root().child(path);
        found.warning(Code::WrongType, &at, "odd");
        found.error(Code::WrongType, &at, "bad");
    }
    let log = said(&found, "info", "info", Detail::OncePerText);
    assert_eq!(log.matches("error[wrong-type]: bad").count(), 3, "{log}");
    assert_eq!(log.matches("warning[wrong-type]: odd").count(), 1, "{log}");
    let places = "at: /a\n  = note: 3 places, of which this is the first; `--verbose` shows all\n";
    assert!(log.contains(places), "{log}");
    let all = said(&found, "info", "info", Detail::All);
    assert_eq!(all.matches("warning[wrong-type]: odd").count(), 3, "{all}");
}
