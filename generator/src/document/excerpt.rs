//! The line that a place is in, to be shown with the place underlined.

use std::ops::Range;

use super::Position;
use super::scan::LineTable;

/// A place in the text of a file, with the line around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'d> {
    /// Where it starts.
    pub position: Position,
    /// The column past its end, which is in the same line.
    pub end: usize,
    /// The whole line, as it is written, without its end.
    pub line: &'d str,
    /// The place within the line, in bytes; empty if it is a point between two characters.
    pub span: Range<usize>,
}

/// The line around `span`, which does not reach beyond it.
pub(super) fn excerpt<'d>(
    file: &str,
    text: &'d str,
    lines: &LineTable,
    span: Range<usize>,
) -> Excerpt<'d> {
    let around = lines.line(text, span.start.min(text.len()));
    let start = around.start;
    let line = text.get(around).unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let within = |at: usize| at.saturating_sub(start).min(line.len());
    let inner = within(span.start)..within(span.end);
    let (number, column) = lines.place(text, span.start);
    let width = line.get(inner.clone()).unwrap_or_default().chars().count();
    Excerpt {
        position: Position {
            file: file.to_owned(),
            line: number,
            column,
        },
        end: column + width,
        line,
        span: inner,
    }
}
