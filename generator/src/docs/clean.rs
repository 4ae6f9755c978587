//! Takes out of a description what no reader sees and what would upset a parser.

use std::borrow::Cow;

/// Longer descriptions are cut: no one reads them, and time is to stay bounded.
const MAX_BYTES: usize = 200 * 1024;

/// Quotes and lists opened on one line beyond this are text.
const MAX_MARKERS: usize = 16;

/// Stands before a tag that begins a line, so that it is read as inline HTML and
/// the Markdown around it stays Markdown. Never in the input: control characters are removed.
pub(super) const INLINE_MARK: char = '\u{1}';

/// The description, ready to be parsed.
pub(super) fn source(markdown: &str) -> String {
    let mut end = markdown.len().min(MAX_BYTES);
    while !markdown.is_char_boundary(end) {
        end -= 1;
    }
    let head = markdown.get(..end).unwrap_or_default();
    let mut out = String::with_capacity(head.len() + 16);
    let is_normal = head.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'));
    let head = match is_normal {
        true => Cow::from(head),
        false => normal(head).into(),
    };
    for line in head.split('\n') {
        push_line(&mut out, line);
        out.push('\n');
    }
    if end < markdown.len() {
        out.truncate(out.trim_end().len());
        out.push('…');
    }
    out
}

/// What a character of text is written as: `None` if it is not to be seen.
pub(crate) fn visible(c: char) -> Option<char> {
    match c {
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
        c if c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}') => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Line feeds only, tabs expanded, invisible characters gone.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                out.push('\n');
                column = 0;
            }
            '\t' => {
                let spaces = 4 - column % 4;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            c => {
                let before = out.len();
                out.extend(visible(c));
                column += usize::from(out.len() > before);
            }
        }
    }
    out
}

/// Copies a line, with the marks that keep it shallow and its HTML inline.
fn push_line(out: &mut String, line: &str) {
    let is_marker = |c: char| matches!(c, '>' | '-' | '+' | '*' | '.' | ')');
    let is_prefix = |c: char| is_marker(c) || c.is_ascii_digit() || c == ' ';
    let start = line.find(|c| !is_prefix(c)).unwrap_or(line.len());
    let (prefix, rest) = line.split_at_checked(start).unwrap_or((line, ""));
    match nth_marker(prefix, MAX_MARKERS) {
        Some(at) if !is_rule(prefix, rest) => {
            let (kept, text) = line.split_at_checked(at).unwrap_or((line, ""));
            out.push_str(kept);
            out.push('\\');
            out.push_str(text);
            return;
        }
        _ => out.push_str(prefix),
    }
    if opens_inline_tag(rest) {
        out.push(INLINE_MARK);
    }
    out.push_str(rest);
}

/// Where the marker is that would nest one level too many.
fn nth_marker(prefix: &str, n: usize) -> Option<usize> {
    let next = prefix.chars().skip(1).chain([' ']);
    let opens = |c: char, next: char| match c {
        '>' => true,
        '-' | '+' | '*' | '.' | ')' => next == ' ',
        _ => false,
    };
    let pairs = prefix.char_indices().zip(next);
    let mut markers = pairs.filter(|((_, c), next)| opens(*c, *next));
    markers.nth(n).map(|((at, _), _)| at)
}

/// Whether a line is a row of one character, as thematic breaks are.
fn is_rule(prefix: &str, rest: &str) -> bool {
    let mut marks = prefix.chars().filter(|c| *c != ' ');
    let first = marks.next();
    rest.is_empty() && matches!(first, Some('-' | '*')) && marks.all(|c| Some(c) == first)
}

/// Whether text begins with a tag; the few that CommonMark reads to their end tag are left alone.
fn opens_inline_tag(rest: &str) -> bool {
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let (name, after) = tag
        .split_at_checked(end.unwrap_or(tag.len()))
        .unwrap_or((tag, ""));
    let raw = ["pre", "script", "style", "textarea"];
    !name.is_empty()
        && !raw.iter().any(|r| r.eq_ignore_ascii_case(name))
        && (after.is_empty() || after.starts_with([' ', '>', '/']))
}
