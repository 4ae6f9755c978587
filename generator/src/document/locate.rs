//! Pointer to the text it leads to, by scanning the text once, when first asked.

use std::num::NonZeroU32;
use std::ops::Range;

use super::node::tokens;
use super::parse::MAX_DEPTH;
use super::scan::{self, LineTable, Name, Sink, short};

/// The longest collection that is shown as a place, in bytes.
const LONGEST: usize = 80;

/// Where a value is, and the values around it by their index.
#[derive(Debug)]
struct Mark {
    name: Name,
    at: u32,
    end: u32,
    first_child: Option<NonZeroU32>,
    next: Option<NonZeroU32>,
}

/// Where every value of a text starts.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    lines: LineTable,
}

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let mut builder = Builder {
            marks: vec![Mark::new(Name::Index(0), 0, 1)],
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
        let only = self.get(mark.first_child?)?;
        (only.next.is_none() && only.is_named(text, "$ref")).then_some(only)
    }

    pub(super) fn lines(&self) -> &LineTable {
        &self.lines
    }

    /// The last child of that name: of duplicate keys, the last one counts.
    fn child(&self, text: &str, parent: &Mark, token: &str) -> Option<&Mark> {
        let mut next = parent.first_child;
        let mut found = None;
        while let Some(mark) = next.and_then(|index| self.get(index)) {
            if mark.is_named(text, token) {
                found = Some(mark);
            }
            next = mark.next;
        }
        found
    }

    fn get(&self, index: NonZeroU32) -> Option<&Mark> {
        self.marks.get(index.get() as usize)
    }
}

impl Mark {
    fn new(name: Name, at: usize, end: usize) -> Self {
        Self {
            name,
            at: short(at),
            end: short(end),
            first_child: None,
            next: None,
        }
    }

    fn range(&self, end: u32) -> Range<usize> {
        self.at as usize..end as usize
    }

    fn span(&self, text: &str) -> Range<usize> {
        let whole = self.range(self.end);
        let start = whole.start;
        let whole = text.get(whole).unwrap_or_default().trim_end();
        let line = whole.lines().next().unwrap_or_default().trim_end();
        let is_cut = line.len() < whole.len() || line.len() > LONGEST;
        match self.name {
            Name::KeyUntil(end) if is_cut && self.first_child.is_some() => self.range(end),
            _ => start..start + line.len(),
        }
    }

    fn is_named(&self, text: &str, token: &str) -> bool {
        match self.name {
            Name::Index(index) => token.parse() == Ok(index),
            Name::KeyUntil(end) => {
                let raw = text.get(self.range(end)).unwrap_or_default().trim_end();
                raw == token || unquote(raw).is_some_and(|key| key == token)
            }
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
    open: Vec<(u32, Option<u32>)>,
}

impl Builder {
    fn mark(&mut self, index: u32) -> Option<&mut Mark> {
        self.marks.get_mut(index as usize)
    }
}

impl Sink for Builder {
    fn enter(&mut self, name: Name, at: usize) {
        let index = short(self.marks.len());
        self.marks.push(Mark::new(name, at, at));
        let parent = self.open.last_mut();
        if let Some((parent, last)) = parent.map(|(parent, last)| (*parent, last.replace(index))) {
            let place = match last {
                Some(last) => self.mark(last).map(|mark| &mut mark.next),
                None => self.mark(parent).map(|mark| &mut mark.first_child),
            };
            if let Some(place) = place {
                *place = NonZeroU32::new(index);
            }
        }
        self.open.push((index, None));
    }

    fn exit(&mut self, at: usize) {
        let closed = self.open.pop();
        if let Some(mark) = closed.and_then(|(index, _)| self.mark(index)) {
            mark.end = short(at);
        }
    }
}
