//! What has many parts is compared in a time that grows with their number.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::super::Changes;
use super::{API, diff, summary};

const MANY: usize = 3000;

/// The difference where a line of the document gives way to many, written one way before and another after.
fn changed(line: &str, part: &dyn Fn(usize, &str) -> String) -> Changes {
    assert!(API.contains(line));
    let all = |word: &str| {
        let parts = (0..MANY).fold(String::new(), |mut all, number| {
            let _ = write!(all, "{}", part(number, word));
            all
        });
        summary(API.replace(line, &parts))
    };
    let (old, new) = (all("x"), all("X"));
    let start = Instant::now();
    let changes = diff(&old, &new);
    // What is more than linear takes many times as long.
    assert!(start.elapsed() < Duration::from_secs(2));
    changes
}

#[test]
fn many_fields_under_other_keys() {
    let field = |number: usize, word: &str| format!("        {word}{number}: {{type: string}}\n");
    let changes = changed("        name: {type: string}\n", &field).changes;
    assert_eq!(changes.len(), MANY);
    let is_told = |text: &str| text == "`X7` on the wire, was `x7`";
    assert!(changes.iter().any(|change| is_told(&change.text)));
}

#[test]
fn many_values_that_are_written_otherwise() {
    let value = |number: usize, word: &str| format!("{word}{number}, ");
    let changes = changed("cat, ", &value).changes;
    assert_eq!(changes.len(), MANY);
    let is_told = |text: &str| text == "`X7` on the wire, was `x7`";
    assert!(changes.iter().any(|change| is_told(&change.text)));
}

#[test]
fn many_parameters_that_are_sent_elsewhere() {
    let line = "        - {name: owner, in: query, schema: {type: string}}\n";
    let parameter = |number: usize, word: &str| line.replace("owner", &format!("{word}{number}"));
    let changes = changed(line, &parameter).changes;
    assert_eq!(changes.len(), MANY);
    let is_told = |text: &str| text == "sent as `query X7`, was `query x7`";
    assert!(changes.iter().any(|change| is_told(&change.text)));
}
