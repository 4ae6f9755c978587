//! Takes lines out of a YAML text, so that all other lines stay as they are.

use std::collections::BTreeSet;

use crate::document::locate;
use crate::document::node::tokens;
use crate::document::parse::MAX_DEPTH;
use crate::document::scan::{self, Name, Sink};
use crate::document::walk::Path;

/// The text without the members at some pointers. Where several members share a line, as in flow
/// style, what comes out is wrong: the caller reads it again and compares.
pub(super) fn cut(text: &str, gone: &BTreeSet<String>) -> String {
    let depth = gone.iter().map(|pointer| tokens(pointer).count()).max();
    let mut sink = Entries {
        text,
        deepest: depth.unwrap_or(0),
        at: Path::default(),
        levels: Vec::new(),
        entries: Vec::new(),
    };
    scan::scan(text, MAX_DEPTH, &mut sink);
    let mut result = String::with_capacity(text.len() / 2);
    let mut end = 0;
    for (index, entry) in sink.entries.iter().enumerate() {
        if !gone.contains(&entry.pointer) || entry.start < end {
            continue;
        }
        let mut later = sink.entries.get(index + 1..).unwrap_or_default().iter();
        let next = later.find(|next| next.depth <= entry.depth);
        result.push_str(text.get(end..entry.start).unwrap_or_default());
        end = next.map_or(text.len(), |next| next.start);
    }
    result.push_str(text.get(end..).unwrap_or_default());
    result
}

/// A member of an object or a list, from the start of its first line, comments above it included.
struct Entry {
    pointer: String,
    depth: usize,
    start: usize,
}

struct Entries<'t> {
    text: &'t str,
    deepest: usize,
    at: Path,
    /// The length of the pointer around each open value.
    levels: Vec<usize>,
    entries: Vec<Entry>,
}

impl Sink for Entries<'_> {
    fn enter(&mut self, name: Name, at: usize) {
        let depth = self.levels.len() + 1;
        let key = match name {
            Name::Index(index) => index.to_string(),
            Name::KeyUntil(end) => {
                let raw = self
                    .text
                    .get(at..end as usize)
                    .unwrap_or_default()
                    .trim_end();
                locate::key(raw)
            }
        };
        self.levels.push(self.at.push(&key));
        if depth <= self.deepest {
            self.entries.push(Entry {
                pointer: self.at.as_str().to_owned(),
                depth,
                start: first_line(self.text, at),
            });
        }
    }

    fn exit(&mut self, _at: usize) {
        if let Some(length) = self.levels.pop() {
            self.at.truncate(length);
        }
    }
}

/// Where the line at `at` begins, or the first of the comments right above it.
fn first_line(text: &str, at: usize) -> usize {
    let before = |end: usize| {
        text.get(..end)
            .and_then(|text| text.rfind('\n'))
            .map_or(0, |at| at + 1)
    };
    let mut start = before(at);
    let indent = indent(text.get(start..).unwrap_or_default());
    while start > 0 {
        let above = before(start - 1);
        let line = text.get(above..start).unwrap_or_default();
        if self::indent(line) != indent || !line.trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
