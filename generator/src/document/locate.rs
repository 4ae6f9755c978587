//! Pointer to the text it leads to, by scanning the text once, when first asked.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

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
    /// The children of what has many, by their names, once one of them was asked for.
    named: Mutex<HashMap<usize, HashMap<String, usize>>>,
}

/// More children than are gone through each time that one is asked for.
const MANY: usize = 32;

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
            named: Mutex::default(),
        }
    }

    /// What `pointer` leads to, or the last value on the way that exists: all of it if it fits a
    /// line, else its key. Of what is a reference and nothing else it is the reference.
    pub(super) fn span(&self, text: &str, pointer: &str) -> Range<usize> {
        let mut current = 0;
        for token in tokens(pointer) {
            match self.child(text, current, &token) {
                Some(child) => current = child,
                None => break,
            }
        }
        let current = self.marks.get(current);
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
    fn child(&self, text: &str, parent: usize, token: &str) -> Option<usize> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(children) = named.get(&parent) {
            return children.get(token).copied();
        }
        let children = || self.children(parent);
        if children().nth(MANY).is_none() {
            let is_meant = |(_, mark): &(usize, &Mark)| mark.is_named(text, token);
            return children().filter(is_meant).last().map(|(index, _)| index);
        }
        let names = children().map(|(index, mark)| (mark.key(text), index));
        let names = named.entry(parent).insert_entry(names.collect());
        names.get().get(token).copied()
    }

    /// The children of a value, each with its index.
    fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Mark)> {
        let step = |index: NonZeroU32| Some((index.get() as usize, self.get(index)?));
        let first = self.marks.get(parent).and_then(|mark| mark.first_child);
        std::iter::successors(first.and_then(step), move |(_, mark)| {
            mark.next.and_then(step)
        })
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

    /// The name of a member, or the number of an element.
    fn key(&self, text: &str) -> String {
        match self.name {
            Name::Index(index) => index.to_string(),
            Name::KeyUntil(end) => {
                let raw = text.get(self.range(end)).unwrap_or_default().trim_end();
                key(raw)
            }
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

/// A key as it is meant, whether it stands in quotes or not.
pub(super) fn key(raw: &str) -> String {
    unquote(raw).unwrap_or_else(|| raw.to_owned())
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
