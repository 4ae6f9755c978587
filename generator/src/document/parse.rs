//! Text to tree: JSON or YAML, within limits, and where it is neither.

use std::cell::RefCell;

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny};

use super::node::Node;
use super::scan::{self, LineTable};
use super::tree::{Seed, State, TOO_MANY};
use crate::conflict;

/// The largest file that is read, in bytes; a larger one is a mistake, or an attack.
pub const MAX_BYTES: usize = 64 << 20;
/// Deepest nesting; the JSON reader has the same limit built in.
pub(super) const MAX_DEPTH: usize = 128;

/// Why a text is no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    /// Line and column from 1, where known.
    pub(crate) place: Option<(usize, usize)>,
    /// Whether the text might be fine, only more than is accepted.
    pub(crate) limit: bool,
}

/// A tree, and the keys (as pointers) that occur more than once; the last one counts.
#[derive(Debug, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) root: Node,
    pub(crate) duplicates: Vec<String>,
}

pub(crate) fn parse(text: &str) -> Result<Parsed, SyntaxError> {
    if text.len() > MAX_BYTES {
        return Err(limit(
            format!("the file is larger than {} MiB", MAX_BYTES >> 20),
            None,
        ));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let state = RefCell::new(State::default());
    let read = if is_json(text) { json } else { yaml };
    let root = read(text, &state).map_err(|error| conflicting(text).unwrap_or(error))?;
    Ok(Parsed {
        root,
        duplicates: state.into_inner().duplicates,
    })
}

/// What is wrong with a text that was merged, and not yet by anybody who knows.
fn conflicting(text: &str) -> Option<SyntaxError> {
    let line = conflict::line(text)?;
    Some(SyntaxError {
        message: conflict::message(line),
        place: Some((line, 1)),
        limit: false,
    })
}

/// YAML is a superset of JSON, but JSON is read several times faster as such.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

fn json(text: &str, state: &RefCell<State>) -> Result<Node, SyntaxError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let node = Seed {
        state,
        merge: false,
    }
    .deserialize(&mut deserializer);
    match node.and_then(|node| deserializer.end().map(|()| node)) {
        Ok(node) => Ok(node),
        // A flow mapping with unquoted keys or comments is YAML, and no JSON.
        Err(error) if error.is_syntax() && !error.to_string().contains("recursion limit") => {
            state.replace(State::default());
            yaml(text, state).map_err(|_| json_error(text, &error))
        }
        Err(error) => Err(json_error(text, &error)),
    }
}

/// The reader counts columns in bytes.
fn json_error(text: &str, error: &serde_json::Error) -> SyntaxError {
    let line = text.split('\n').nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.get(..error.column()));
    let column = before.map_or(error.column(), |before| before.chars().count());
    let mut found = syntax_error(&error.to_string(), Some((error.line(), error.column())));
    found.place = found.place.map(|(line, _)| (line, column.max(1)));
    found
}

/// Limits that the readers have built in, and what they are called here.
const LIMITS: [(&str, &str); 3] = [
    (
        "recursion limit",
        "values are nested deeper than 128 levels",
    ),
    ("repetition limit", "aliases repeat more than is accepted"),
    (
        TOO_MANY,
        "there are more values than are accepted, aliases expanded",
    ),
];

/// The place is kept apart, and shown with the file's name.
fn syntax_error(message: &str, place: Option<(usize, usize)>) -> SyntaxError {
    let limit = LIMITS.iter().find(|(word, _)| message.contains(word));
    let message = match (limit, place) {
        (Some((_, message)), _) => (*message).to_owned(),
        (None, Some((line, column))) => {
            message.replace(&format!(" at line {line} column {column}"), "")
        }
        (None, None) => message.to_owned(),
    };
    let place = place.map(|(line, column)| (line.max(1), column.max(1)));
    SyntaxError {
        message,
        place,
        limit: limit.is_some(),
    }
}

fn yaml(text: &str, state: &RefCell<State>) -> Result<Node, SyntaxError> {
    check_characters(text)?;
    check_depth(text)?;
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(document) = documents.next() else {
        return Ok(Node::Null);
    };
    let root = (Seed { state, merge: true })
        .deserialize(document)
        .map_err(|error| yaml_error(&error))?;
    // A `---` at the end begins nothing.
    match documents.next().map(Option::<IgnoredAny>::deserialize) {
        None | Some(Ok(None)) => Ok(root),
        Some(Err(error)) => Err(yaml_error(&error)),
        Some(Ok(Some(_))) => Err(SyntaxError {
            message: "a second document begins after `---`, and only one is read".to_owned(),
            place: None,
            limit: false,
        }),
    }
}

fn yaml_error(error: &serde_yaml::Error) -> SyntaxError {
    let place = error.location().map(|at| (at.line(), at.column()));
    syntax_error(&error.to_string(), place)
}

/// The reader says only "control characters are not allowed"; here it is which and where.
fn check_characters(text: &str) -> Result<(), SyntaxError> {
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
    let Some(offset) = text.as_bytes().iter().position(control) else {
        return Ok(());
    };
    let byte = text.as_bytes().get(offset).copied().unwrap_or_default();
    let place = LineTable::new(text).place(text, offset);
    let message = format!("the control character 0x{byte:02x} is not allowed");
    Err(SyntaxError {
        message,
        place: Some(place),
        limit: false,
    })
}

/// The reader's time grows with the square of the depth, so depth is bounded before it starts.
fn check_depth(text: &str) -> Result<(), SyntaxError> {
    match scan::too_deep(text, MAX_DEPTH) {
        None => Ok(()),
        Some(offset) => {
            let place = LineTable::new(text).place(text, offset);
            Err(limit(
                format!("values are nested deeper than {MAX_DEPTH} levels"),
                Some(place),
            ))
        }
    }
}

fn limit(message: String, place: Option<(usize, usize)>) -> SyntaxError {
    SyntaxError {
        message,
        place,
        limit: true,
    }
}
