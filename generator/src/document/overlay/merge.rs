//! How a value is merged into what a document has at a place.

use std::fmt;

use super::trace::Trace;
use crate::document::node::Node;
use crate::document::parse::MAX_DEPTH;
use crate::document::walk::Path;

/// Most values that overlays may add: what keeps those that copy the document into itself in bounds.
const MAX_ADDED: usize = 500_000;

/// What values are to a merge: only the same can be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Object,
    List,
    Plain,
}

impl Sort {
    pub(super) fn of(node: &Node) -> Self {
        match node {
            Node::Map(_) => Self::Object,
            Node::List(_) => Self::List,
            _ => Self::Plain,
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Plain => "a plain value",
        })
    }
}

/// A value to merge, and where its parts were written.
#[derive(Debug)]
pub(super) struct Addition {
    pub(super) value: Node,
    pub(super) trace: Trace,
}

/// Two values that cannot be merged.
#[derive(Debug)]
pub(super) struct Clash {
    /// Where it is in what was to be added.
    pub(super) from: String,
    /// Where it is in the document.
    pub(super) at: String,
    pub(super) found: Sort,
    pub(super) added: Sort,
}

/// What may still be added.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    is_spent: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            left: MAX_ADDED,
            is_spent: false,
        }
    }
}

impl Budget {
    /// Whether the addition may go in that deep, and counts it.
    pub(super) fn charge(&mut self, value: &Node, depth: usize) -> bool {
        let left = self.left.checked_sub(cost(value));
        self.is_spent = left.is_none() || depth + height(value) > MAX_DEPTH;
        self.left = left.unwrap_or_default();
        !self.is_spent
    }

    /// Whether something was refused.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent
    }
}

/// A long text counts as several values.
fn cost(value: &Node) -> usize {
    match value {
        Node::List(list) => 1 + list.iter().map(cost).sum::<usize>(),
        Node::Map(map) => {
            let members = map.iter();
            1 + members
                .map(|(key, value)| key.len() / 32 + cost(value))
                .sum::<usize>()
        }
        Node::Text(text) => 1 + text.len() / 32,
        _ => 1,
    }
}

fn height(value: &Node) -> usize {
    match value {
        Node::List(list) => 1 + list.iter().map(height).max().unwrap_or(0),
        Node::Map(map) => 1 + map.values().map(height).max().unwrap_or(0),
        _ => 0,
    }
}

/// Merges additions, and keeps account of where things come from and of what does not fit.
pub(super) struct Merge<'a> {
    pub(super) trace: &'a mut Trace,
    pub(super) addition: &'a Addition,
    pub(super) clashes: Vec<Clash>,
    at: Path,
    from: Path,
}

impl<'a> Merge<'a> {
    pub(super) fn new(trace: &'a mut Trace, addition: &'a Addition) -> Self {
        Self {
            trace,
            addition,
            clashes: Vec::new(),
            at: Path::default(),
            from: Path::default(),
        }
    }

    /// Merges into what is at `pointer`. A list takes a value that is none as a further element.
    pub(super) fn add_to(&mut self, target: &mut Node, pointer: &str) {
        self.at = Path::at(pointer);
        let addition = self.addition;
        match (target, &addition.value) {
            (Node::List(list), value) if Sort::of(value) != Sort::List => self.append(list, value),
            (target, value) => self.merge(target, value),
        }
    }

    fn merge(&mut self, target: &mut Node, value: &Node) {
        match (target, value) {
            (Node::Map(map), Node::Map(members)) => {
                for (key, value) in members {
                    let [at, from] = [self.at.push(key), self.from.push(key)];
                    match map.get_mut(key) {
                        Some(target) => self.merge(target, value),
                        None => {
                            map.insert(key.clone(), value.clone());
                            self.note();
                        }
                    }
                    self.at.truncate(at);
                    self.from.truncate(from);
                }
            }
            (Node::List(list), Node::List(values)) => {
                for (index, value) in values.iter().enumerate() {
                    let from = self.from.push(&index.to_string());
                    self.append(list, value);
                    self.from.truncate(from);
                }
            }
            (target, value) if [Sort::of(target), Sort::of(value)] == [Sort::Plain; 2] => {
                *target = value.clone();
                self.note();
            }
            (target, value) => self.clashes.push(Clash {
                from: self.from.as_str().to_owned(),
                at: self.at.as_str().to_owned(),
                found: Sort::of(target),
                added: Sort::of(value),
            }),
        }
    }

    fn append(&mut self, list: &mut Vec<Node>, value: &Node) {
        let at = self.at.push(&list.len().to_string());
        list.push(value.clone());
        self.note();
        self.at.truncate(at);
    }

    /// Notes where what was added just now was written.
    fn note(&mut self) {
        let part = self.addition.trace.part(self.from.as_str());
        self.trace.put(self.at.as_str(), part);
    }
}
