//! The headers of an operation's answers, for the documentation of its call.

use std::collections::HashSet;

use crate::emit::documentation;
use crate::ir::{Header, Operation};

/// How many headers are told of.
const MOST: usize = 32;

/// Tells of each header that a success comes with and that a caller can read.
pub(super) fn told(operation: &Operation) -> Vec<String> {
    let headers = of_successes(operation);
    if headers.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        "With the answer, [`ReadsAnswer::send_with_response`] gives its headers:".to_owned(),
        String::new(),
    ];
    lines.extend(headers.iter().take(MOST).copied().flat_map(line));
    if let Some(more) = headers.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(format!("- and {more} more"));
    }
    lines.push(String::new());
    lines
}

fn of_successes(operation: &Operation) -> Vec<&Header> {
    let successes = operation.successes().into_iter();
    let headers = successes.flat_map(|response| response.headers.iter());
    let mut known = HashSet::new();
    headers
        .filter(|header| !is_for_browsers(&header.name))
        .filter(|header| known.insert(header.name.to_ascii_lowercase()))
        .collect()
}

/// What a browser lets a page of another origin do says nothing to a program.
fn is_for_browsers(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("access-control-")
}

fn line(header: &Header) -> Vec<String> {
    let name = header.name.replace('`', "'");
    let description = header.description.as_deref().unwrap_or_default();
    let first = description.trim().split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let deprecated = if header.deprecated {
        " (deprecated)"
    } else {
        ""
    };
    documentation::wrapped(&match words.is_empty() {
        true => format!("- `{name}`{deprecated}"),
        false => format!("- `{name}`{deprecated}: {}", words.join(" ")),
    })
}
