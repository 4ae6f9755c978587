//! All outcomes as a table.

use super::outcome::{Outcome, line};
use crate::report::plain;

const COLUMNS: usize = 17;

/// The columns that hold text, and are aligned to the left.
const TEXTS: [usize; 2] = [0, COLUMNS - 1];

const HEADINGS: [&str; COLUMNS] = [
    "document",
    "operations",
    "types",
    "lines",
    "gen s",
    "check s",
    "user s",
    "peak MB",
    "warnings",
    "examples",
    "kept",
    "lost",
    "changes",
    "lost",
    "contradicting",
    "findings",
    "first problem",
];

/// The table, a line for each document.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(outcomes.iter().map(row));
    laid_out(&rows)
}

/// What is not known is left as a hyphen.
fn row(outcome: &Outcome) -> [String; COLUMNS] {
    let known = |figure: Option<String>| figure.unwrap_or_else(|| "-".to_owned());
    let made = outcome.made.as_ref();
    let check = outcome.check.as_ref();
    let usage = check.and_then(|check| check.usage);
    let findings = &outcome.findings;
    [
        outcome.name.clone(),
        known(made.map(|it| it.operations.to_string())),
        known(made.map(|it| it.types.to_string())),
        known(made.map(|it| it.lines.to_string())),
        format!("{:.2}", outcome.seconds),
        known(check.map(|it| format!("{:.1}", it.seconds))),
        known(usage.map(|it| format!("{:.1}", it.user_seconds))),
        known(usage.map(|it| (it.peak_kilobytes / 1024).to_string())),
        known(check.map(|it| it.warnings.to_string())),
        known(made.map(|it| it.examples.to_string())),
        known(
            made.zip(outcome.lost)
                .map(|(made, lost)| made.examples.saturating_sub(lost).to_string()),
        ),
        known(outcome.lost.map(|it| it.to_string())),
        known(outcome.drift.map(|it| it.tried.to_string())),
        known(outcome.drift.map(|it| it.lost.to_string())),
        findings.contradicting.to_string(),
        format!("{}+{}", findings.errors, findings.warnings),
        plain(&line(outcome.first_problem().unwrap_or_default())),
    ]
}

fn laid_out(rows: &[[String; COLUMNS]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..COLUMNS).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            line += &if TEXTS.contains(&column) {
                format!("{cell:<width$}  ")
            } else {
                format!("{cell:>width$}  ")
            };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}
