//! The line of a document that a finding is about, cut to what fits and with nothing that acts on a
//! terminal.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::{Place, is_odd, plain};

/// The longest line that is shown whole, in characters.
const LONGEST: usize = 120;
/// How much of a longer line is shown before the place.
const BEFORE: usize = 30;
/// What stands where a line is cut.
const CUT: &str = "...";

pub(super) fn snippet(place: &Place<'_>) -> Snippet<'static, Annotation<'static>> {
    let excerpt = &place.excerpt;
    let (text, span) = window(excerpt.line, &excerpt.span);
    Snippet::source(text)
        .path(plain(&place.path))
        .line_start(excerpt.position.line)
        .annotation(AnnotationKind::Primary.span(span))
}

/// The part of a line around the place, and where the place is in it.
fn window(line: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let (before, rest) = line.split_at_checked(span.start).unwrap_or((line, ""));
    let is_long = line.chars().nth(LONGEST).is_some();
    let lead = if is_long {
        last(before, BEFORE)
    } else {
        before
    };
    let tail = if is_long {
        first(rest, LONGEST - BEFORE)
    } else {
        rest
    };
    let place = rest.get(..span.len()).unwrap_or(rest);
    let place = place.get(..tail.len()).unwrap_or(place);
    let mut text = String::new();
    if lead.len() < before.len() {
        text.push_str(CUT);
    }
    text.extend(lead.chars().map(shown));
    let start = text.len();
    text.extend(place.chars().map(shown));
    let end = text.len();
    let after = tail.get(place.len()..).unwrap_or_default();
    text.extend(after.chars().map(shown));
    if tail.len() < rest.len() {
        text.push_str(CUT);
    }
    (text, start..end)
}

fn first(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length);
    end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

fn last(text: &str, length: usize) -> &str {
    let start = text.char_indices().rev().nth(length.saturating_sub(1));
    start.map_or(text, |(at, _)| text.get(at..).unwrap_or(text))
}

/// A tab is widened where the text is laid out.
fn shown(c: char) -> char {
    if is_odd(c) && c != '\t' {
        char::REPLACEMENT_CHARACTER
    } else {
        c
    }
}
