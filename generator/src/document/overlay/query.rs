//! JSONPath (RFC 9535) on the tree of a document: which places a query finds.

use std::collections::BTreeSet;

use jsonpath_rust::parser::model::{JpQuery, Segment, Selector};
use jsonpath_rust::parser::{errors::JsonPathError, parse_json_path};
use jsonpath_rust::query::js_path_process;

use super::cost::{Size, selectors};
use crate::diagnostic::push_token;
use crate::document::node::Node;

/// Most places that a query may find on the way, the same ones counted again.
const MAX_FOUND: usize = 1_000_000;
/// Most selectors in a query: each may find all places anew.
const MAX_SELECTORS: usize = 64;
/// Most values that its filters may look at.
const MAX_TESTED: u64 = 20_000_000;

/// One step down; elements of a list come in their order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Index(usize),
    Key(String),
}

/// The steps from the root.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location(Vec<Step>);

/// A query looks at more than is accepted.
#[derive(Debug)]
pub(super) struct TooMany;

#[derive(Debug)]
pub(super) struct Query(JpQuery);

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// It is none; the message says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let query = parse_json_path(text).map_err(|error| why(&error))?;
        let segments = query.segments.iter();
        let selectors: usize = segments.map(|segment| selectors(segment).len()).sum();
        match selectors > MAX_SELECTORS {
            true => Err(format!("it has more than {MAX_SELECTORS} selectors")),
            false => Ok(Self(query)),
        }
    }

    /// The places it finds, each once, in order.
    ///
    /// # Errors
    /// They are more than is accepted, or more are looked at.
    pub(super) fn find(&self, root: &Node) -> Result<BTreeSet<Location>, TooMany> {
        if Size::of(root).filters(&self.0.segments) > MAX_TESTED {
            return Err(TooMany);
        }
        let mut found = vec![Location::default()];
        for length in 1..=self.0.segments.len() {
            // How much is found on the way is known from what shorter queries find.
            let segments = self.0.segments.iter().take(length).cloned().collect();
            let places = js_path_process(&JpQuery::new(segments), root).unwrap_or_default();
            if places.len() > MAX_FOUND {
                return Err(TooMany);
            }
            if length == self.0.segments.len() {
                let paths = places.iter();
                found = paths
                    .filter_map(|place| Location::parse(&place.path))
                    .collect();
            }
        }
        Ok(found.into_iter().collect())
    }
}

impl Location {
    /// Reads a normalized path, which is a query itself.
    fn parse(path: &str) -> Option<Self> {
        let query = parse_json_path(path).ok()?;
        let steps = query.segments.into_iter().map(|segment| match segment {
            Segment::Selector(Selector::Name(name)) => Some(Step::Key(name)),
            Segment::Selector(Selector::Index(index)) => index.try_into().ok().map(Step::Index),
            _ => None,
        });
        steps.collect::<Option<_>>().map(Self)
    }

    /// What it is in, and its last step; the root is in nothing.
    pub(super) fn split(mut self) -> Option<(Self, Step)> {
        let last = self.0.pop()?;
        Some((self, last))
    }

    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    pub(super) fn pointer(&self) -> String {
        let mut text = String::new();
        for step in &self.0 {
            match step {
                Step::Index(index) => push_token(&mut text, &index.to_string()),
                Step::Key(key) => push_token(&mut text, key),
            }
        }
        text
    }

    pub(super) fn of<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        self.0.iter().try_fold(root, |node, step| match step {
            Step::Index(index) => node.as_list()?.get(*index),
            Step::Key(key) => node.get(key),
        })
    }

    pub(super) fn of_mut<'n>(&self, root: &'n mut Node) -> Option<&'n mut Node> {
        self.0
            .iter()
            .try_fold(root, |node, step| match (node, step) {
                (Node::List(list), Step::Index(index)) => list.get_mut(*index),
                (Node::Map(map), Step::Key(key)) => map.get_mut(key),
                _ => None,
            })
    }
}

/// What is wrong with the text of a query, in one line.
fn why(error: &JsonPathError) -> String {
    let JsonPathError::PestError(error) = error else {
        return error.to_string();
    };
    // The place is shown as a line of its own, `--> 1:8`.
    let shown = error.to_string();
    let first = shown.lines().next().unwrap_or_default();
    let column = first.rsplit(':').next().unwrap_or_default();
    format!(
        "it cannot be read from character {column} on ({})",
        error.variant.message()
    )
}
