//! What the generator finds in documents, by code: what is left out, simplified or contradictory.

use super::outcome::{Outcome, Part, Parts};
use crate::report::plain;

/// The findings of all documents together, with the place of the first of each code.
pub(super) fn of_all(outcomes: &[Outcome]) -> String {
    let mut all = Parts::new();
    for outcome in outcomes {
        for (code, part) in &outcome.findings.parts {
            let sum = all.entry(*code).or_insert_with(|| Part {
                count: 0,
                first: format!("{} {}", outcome.name, part.first),
            });
            sum.count += part.count;
        }
    }
    lines("findings", &all)
}

/// The findings of each document that has any.
pub(super) fn of_each(outcomes: &[Outcome]) -> String {
    let found = outcomes.iter().filter(|it| !it.findings.parts.is_empty());
    let texts: Vec<_> = found
        .map(|outcome| lines(&outcome.name, &outcome.findings.parts))
        .collect();
    texts.join("\n")
}

fn lines(heading: &str, parts: &Parts) -> String {
    let mut text = format!("{heading}\n");
    for ((severity, code), part) in parts {
        let first = plain(&part.first);
        text += &format!(
            "{:>7}  {:7}  {:22}  first: {first}\n",
            part.count,
            severity.as_str(),
            code.as_str()
        );
    }
    text
}
