//! Puts the chunks of a paragraph on lines, none of which begins like another block.

use pulldown_cmark::{Event, Options, Parser};

use super::inline::{self, Chunk};
use super::pairs;
use super::tree::Inline;

/// The lines of a paragraph.
pub(super) fn lines(line: &[Inline], width: usize) -> Vec<String> {
    checked(line, |line| wrapped(inline::chunks(line, false), width))
}

/// The text of a heading, or of a cell of a table.
pub(super) fn single(line: &[Inline], in_table: bool) -> String {
    let lines = checked(line, |line| {
        let chunks = inline::chunks(line, in_table);
        vec![joined(&chunks, if in_table { "<br>" } else { " " })]
    });
    lines.into_iter().next().unwrap_or_default()
}

/// Writes a line, and once more without its marks if they would be misread:
/// where they may stand depends on all that is around them.
fn checked(line: &[Inline], write: impl Fn(&[Inline]) -> Vec<String>) -> Vec<String> {
    let paired = pairs::paired(line);
    let lines = write(&paired);
    let has_marks = paired.iter().any(|i| matches!(i, Inline::Open(..)));
    if has_marks && read_back(&lines) != inline::plain(&paired) {
        return write(&pairs::unmarked(paired));
    }
    lines
}

/// What a reader of Markdown sees, without any space.
fn read_back(lines: &[String]) -> String {
    let source = lines.join("\n");
    let mut out = String::new();
    for event in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH) {
        if let Event::Text(text) | Event::Code(text) = event {
            out.extend(text.chars().filter(|c| *c != ' '));
        }
    }
    out
}

fn joined(chunks: &[Chunk], line_break: &str) -> String {
    let mut out = String::new();
    for chunk in chunks {
        if !out.is_empty() {
            out.push_str(if chunk.breaks { line_break } else { " " });
        }
        out.push_str(&chunk.text);
    }
    out
}

fn wrapped(chunks: Vec<Chunk>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for chunk in chunks {
        let length = chunk.text.chars().count();
        let full = columns > 0 && columns + 1 + length > width;
        if columns > 0 && (full || chunk.breaks) {
            let mut done = guarded(std::mem::take(&mut line));
            if chunk.breaks {
                done.push('\\');
            }
            lines.push(done);
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(&chunk.text);
        columns += length;
    }
    if columns > 0 {
        lines.push(guarded(line));
    }
    lines
}

/// Escapes what would make a line more than a line of a paragraph.
fn guarded(mut line: String) -> String {
    if let Some(at) = block_start(&line) {
        line.insert(at, '\\');
    }
    line
}

fn block_start(line: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits..)?;
    if digits > 0 {
        let rest = after.strip_prefix(['.', ')'])?;
        return ends(rest).then_some(digits);
    }
    let rest = line.get(1..).unwrap_or_default();
    let is_only = |set: &[char]| line.chars().all(|c| set.contains(&c));
    let starts = match line.chars().next()? {
        '>' => true,
        '#' => ends(line.trim_start_matches('#')),
        '-' | '+' => ends(rest) || is_only(&['-', ':', '|', ' ', '\\']),
        ':' | '|' => is_only(&['-', ':', '|', ' ', '\\']),
        '=' => is_only(&['=', ' ']),
        _ => false,
    };
    starts.then_some(0)
}
