//! Pointer to the text it leads to, by scanning the text once, when first asked.

use std::ops::Range;

use super::node::tokens;
use super::parse::MAX_DEPTH;
use super::scan::{self, LineTable, Name, Sink};

/// The longest collection that is shown as a place, in bytes.
const LONGEST: usize = 80;

/// Where a value is, and the values around it.
#[derive(Debug)]
struct Mark {
    name: Name,
    at: usize,
    end: usize,
    first_child: Option<usize>,
    next: Option<usize>,
}

/// Where every value of a text starts.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    lines: LineTable,
}

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let root = Mark {
            name: Name::Index(0),
            at: 0,
            end: 1,
            first_child: None,
            next: None,
        };
        let mut builder = Builder {
            marks: vec![root],
            open: vec![(0, None)],
        };
        scan::scan(text, MAX_DEPTH, &mut builder);
        Self {
            marks: builder.marks,
            lines: LineTable::new(text),
        }
    }

    /// What `pointer` leads to, or the last value on the way that exists: all of it if it fits a
    /// line, else its key. Of what is a reference and nothing else it is the reference.
    pub(super) fn span(&self, text: &str, pointer: &str) -> Range<usize> {
        let mut current = self.marks.first();
        for token in tokens(pointer) {
            match current.and_then(|mark| self.child(text, mark, &token)) {
                Some(child) => current = Some(child),
                None => break,
            }
        }
        let reference = current.and_then(|mark| self.reference(text, mark));
        reference.or(current).map_or(0..0, |mark| mark.span(text))
    }

    fn reference(&self, text: &str, mark: &Mark) -> Option<&Mark> {
        let only = self.marks.get(mark.first_child?)?;
        (only.next.is_none() && is_named(text, only.name, "$ref")).then_some(only)
    }

    /// Whether `pointer` leads to something.
    pub(super) fn has(&self, text: &str, pointer: &str) -> bool {
        let root = self.marks.first();
        tokens(pointer)
            .try_fold(root, |mark, token| {
                self.child(text, mark?, &token).map(Some)
            })
            .is_some()
    }

    pub(super) fn lines(&self) -> &LineTable {
        &self.lines
    }

    /// The last child of that name: of duplicate keys, the last one counts.
    fn child(&self, text: &str, parent: &Mark, token: &str) -> Option<&Mark> {
        let mut next = parent.first_child;
        let mut found = None;
        while let Some(mark) = next.and_then(|index| self.marks.get(index)) {
            if is_named(text, mark.name, token) {
                found = Some(mark);
            }
            next = mark.next;
        }
        found
    }
}

impl Mark {
    fn span(&self, text: &str) -> Range<usize> {
        let whole = text.get(self.at..self.end).unwrap_or_default().trim_end();
        let line = whole.lines().next().unwrap_or_default().trim_end();
        let is_cut = line.len() < whole.len() || line.len() > LONGEST;
        match self.name {
            Name::Key(_, end) if is_cut && self.first_child.is_some() => self.at..end,
            _ => self.at..self.at + line.len(),
        }
    }
}

fn is_named(text: &str, name: Name, token: &str) -> bool {
    match name {
        Name::Index(index) => token.parse() == Ok(index),
        Name::Key(start, end) => {
            let raw = text.get(start..end).unwrap_or_default().trim_end();
            raw == token || unquote(raw).is_some_and(|key| key == token)
        }
    }
}

fn unquote(raw: &str) -> Option<String> {
    if let Some(inner) = raw.strip_prefix('\'') {
        return Some(inner.strip_suffix('\'')?.replace("''", "'"));
    }
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(raw).ok()
    } else {
        Some(inner.to_owned())
    }
}

struct Builder {
    marks: Vec<Mark>,
    /// The values that are open, each with its last child so far.
    open: Vec<(usize, Option<usize>)>,
}

impl Sink for Builder {
    fn enter(&mut self, name: Name, at: usize) {
        let index = self.marks.len();
        self.marks.push(Mark {
            name,
            at,
            end: at,
            first_child: None,
            next: None,
        });
        if let Some((parent, last)) = self.open.last_mut() {
            match last.replace(index) {
                Some(last) => {
                    if let Some(mark) = self.marks.get_mut(last) {
                        mark.next = Some(index);
                    }
                }
                None => {
                    if let Some(mark) = self.marks.get_mut(*parent) {
                        mark.first_child = Some(index);
                    }
                }
            }
        }
        self.open.push((index, None));
    }

    fn exit(&mut self, at: usize) {
        let closed = self.open.pop();
        if let Some(mark) = closed.and_then(|(index, _)| self.marks.get_mut(index)) {
            mark.end = at;
        }
    }
}
