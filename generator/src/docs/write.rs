//! Writes blocks as lines of Markdown.

use super::escape::longest_run;
use super::tree::{Block, List, Table};
use super::wrap;

/// However deep a block is, its lines have room for a few words.
const MIN_WIDTH: usize = 20;

/// The lines of blocks, with a blank line between any two.
pub(super) fn blocks(blocks: &[Block], width: usize) -> Vec<String> {
    joined(blocks, width, false)
}

fn joined(blocks: &[Block], width: usize, tight: bool) -> Vec<String> {
    let mut out = Vec::new();
    let mut last: Option<&Block> = None;
    let mut other = false;
    for block in blocks {
        // Two lists in a row are one, unless their markers differ.
        other = matches!((last, block), (Some(Block::List(_)), Block::List(_))) && !other;
        let lines = one(block, width, other);
        if lines.is_empty() {
            continue;
        }
        let close = tight && matches!(last, Some(Block::Para(_))) && is_bullets(block);
        if !out.is_empty() && !close {
            out.push(String::new());
        }
        out.extend(lines);
        last = Some(block);
    }
    out
}

/// Numbered lists may need a blank line before them to be lists.
fn is_bullets(block: &Block) -> bool {
    matches!(block, Block::List(list) if list.start.is_none())
}

fn one(block: &Block, width: usize, other: bool) -> Vec<String> {
    match block {
        Block::Para(line) => wrap::lines(line, width.max(MIN_WIDTH)),
        Block::Heading(level, line) => heading(*level, wrap::single(line, false)),
        Block::Code(code) => code_block(code),
        Block::Rule => vec!["___".to_owned()],
        Block::Quote(inner) => {
            let lines = blocks(inner, width.saturating_sub(2));
            lines
                .iter()
                .map(|l| format!("> {l}").trim_end().to_owned())
                .collect()
        }
        Block::List(l) => list(l, width, other),
        Block::Table(t) => table(t),
    }
}

fn heading(level: u8, mut text: String) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    // Signs at the end are taken for decoration.
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    // The title of the page is above all headings of a description.
    let signs = "#".repeat(usize::from(level).clamp(1, 5) + 1);
    vec![format!("{signs} {text}")]
}

fn code_block(code: &str) -> Vec<String> {
    let fence = "`".repeat((longest_run(code, '`') + 1).max(3));
    let mut out = vec![format!("{fence}text")];
    out.extend(code.lines().map(|l| l.trim_end().to_owned()));
    out.push(fence);
    out
}

fn list(list: &List, width: usize, other: bool) -> Vec<String> {
    let mut out = Vec::new();
    let items = list.items.iter().filter(|i| !i.is_empty());
    for (number, item) in (list.start.unwrap_or(0)..).zip(items) {
        let marker = match (list.start, other) {
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
            // CommonMark reads no more than nine digits.
            (Some(_), false) => format!("{}. ", number.min(999_999_999)),
            (Some(_), true) => format!("{}) ", number.min(999_999_999)),
        };
        let indent = " ".repeat(marker.len());
        let lines = joined(item, width.saturating_sub(marker.len()), list.tight);
        if !out.is_empty() && !lines.is_empty() && !list.tight {
            out.push(String::new());
        }
        let starts = std::iter::once(marker.as_str()).chain(std::iter::repeat(indent.as_str()));
        let lines = starts
            .zip(&lines)
            .map(|(start, line)| format!("{start}{line}"));
        out.extend(lines.map(|l| l.trim_end().to_owned()));
    }
    out
}

fn table(table: &Table) -> Vec<String> {
    let mut out = Vec::new();
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| wrap::single(cell, true)).collect();
        out.push(format!("| {} |", cells.join(" | ")));
        if out.len() == 1 {
            out.push(format!("| {} |", table.rules.join(" | ")));
        }
    }
    out
}
