//! Text to tree: JSON or YAML, every key a string, duplicate keys reported instead of fatal.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess};
use serde::de::{VariantAccess, Visitor};
use serde_json::Number;

use super::node::{Map, Node};
use super::walk::Path;

/// Largest file that is read.
const MAX_BYTES: usize = 64 << 20;
/// Most values in one file, aliases expanded: what keeps alias bombs out of memory.
const MAX_NODES: usize = 8_000_000;
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
        return Err(limit(format!("the file is larger than {} MiB", MAX_BYTES >> 20), None));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let state = RefCell::new(State::default());
    let root = if is_json(text) { json(text, &state)? } else { yaml(text, &state)? };
    Ok(Parsed { root, duplicates: state.into_inner().duplicates })
}

/// YAML is a superset of JSON, but JSON is read several times faster as such.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

fn json(text: &str, state: &RefCell<State>) -> Result<Node, SyntaxError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let node = Seed { state, merge: false }.deserialize(&mut deserializer);
    match node.and_then(|node| deserializer.end().map(|()| node)) {
        Ok(node) => Ok(node),
        // A flow mapping with unquoted keys or comments is YAML, and no JSON.
        Err(error) if error.is_syntax() && !error.to_string().contains("recursion limit") => {
            state.replace(State::default());
            yaml(text, state).map_err(|_| json_error(&error))
        }
        Err(error) => Err(json_error(&error)),
    }
}

fn json_error(error: &serde_json::Error) -> SyntaxError {
    let message = error.to_string();
    // The place is kept apart, and shown with the file's name.
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let limit = message.contains("recursion limit") || message.contains(TOO_MANY);
    let message = message.get(..end).unwrap_or_default().to_owned();
    SyntaxError { message, place: Some((error.line(), error.column().max(1))), limit }
}

fn yaml(text: &str, state: &RefCell<State>) -> Result<Node, SyntaxError> {
    check_characters(text)?;
    check_depth(text)?;
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else {
        return Ok(Node::Null);
    };
    Seed { state, merge: true }.deserialize(document).map_err(|error| {
        let message = error.to_string();
        let limit = message.contains(TOO_MANY) || message.contains("limit");
        SyntaxError { message, place: error.location().map(|l| (l.line(), l.column())), limit }
    })
}

/// The reader says only "control characters are not allowed"; here it is which and where.
fn check_characters(text: &str) -> Result<(), SyntaxError> {
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
    let Some(offset) = text.as_bytes().iter().position(|b| control(b)) else { return Ok(()) };
    let byte = text.as_bytes().get(offset).copied().unwrap_or_default();
    let place = super::scan::LineTable::new(text).place(text, offset);
    let message = format!("the control character 0x{byte:02x} is not allowed");
    Err(SyntaxError { message, place: Some(place), limit: false })
}

/// The reader's time grows with the square of the depth, so depth is bounded before it starts.
fn check_depth(text: &str) -> Result<(), SyntaxError> {
    match super::scan::too_deep(text, MAX_DEPTH) {
        None => Ok(()),
        Some(offset) => {
            let place = super::scan::LineTable::new(text).place(text, offset);
            Err(limit(format!("values are nested deeper than {MAX_DEPTH} levels"), Some(place)))
        }
    }
}

fn limit(message: String, place: Option<(usize, usize)>) -> SyntaxError {
    SyntaxError { message, place, limit: true }
}

#[derive(Default)]
struct State {
    nodes: usize,
    at: Path,
    duplicates: Vec<String>,
}

const TOO_MANY: &str = "more values than are accepted";

#[derive(Clone, Copy)]
struct Seed<'a> {
    state: &'a RefCell<State>,
    /// Whether `<<` merges, which it does in YAML only.
    merge: bool,
}

impl Seed<'_> {
    /// A long text counts as several values, since aliases can repeat it.
    fn count<E: Error>(self, length: usize) -> Result<(), E> {
        let mut state = self.state.borrow_mut();
        state.nodes += 1 + length / 32;
        if state.nodes > MAX_NODES {
            return Err(E::custom(TOO_MANY));
        }
        Ok(())
    }

    /// Reads one value one level down.
    fn below<T>(self, key: &str, read: impl FnOnce() -> T) -> T {
        let length = self.state.borrow_mut().at.push(key);
        let value = read();
        self.state.borrow_mut().at.truncate(length);
        value
    }

    fn insert(self, map: &mut Map, key: String, value: Node) {
        match map.entry(key) {
            indexmap::map::Entry::Occupied(mut entry) => {
                let mut state = self.state.borrow_mut();
                let length = state.at.push(entry.key());
                let pointer = state.at.as_str().to_owned();
                state.duplicates.push(pointer);
                state.at.truncate(length);
                entry.insert(value);
            }
            indexmap::map::Entry::Vacant(entry) => {
                entry.insert(value);
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.count(0)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.visit_f64(value as f64)
    }

    /// JSON has no infinity: it stays as the text it was.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(match Number::from_f64(value) {
            Some(number) => Node::Number(number),
            None if value.is_nan() => Node::text(".nan"),
            None => Node::text(if value > 0.0 { ".inf" } else { "-.inf" }),
        })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.count(value.len())?;
        Ok(Node::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        loop {
            let index = list.len().to_string();
            match self.below(&index, || seq.next_element_seed(self))? {
                Some(value) => list.push(value),
                None => return Ok(Node::List(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut map = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            let value = self.below(&key, || access.next_value_seed(self))?;
            match value {
                Node::Map(_) | Node::List(_) if self.merge && key == "<<" => merged.push(value),
                value => self.insert(&mut map, key, value),
            }
        }
        merged.into_iter().for_each(|value| merge(&mut map, value));
        Ok(Node::Map(map))
    }

    /// A tag of the author's own says nothing here; what it is put on counts.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Node, A::Error> {
        let (_, variant) = data.variant_seed(Key)?;
        variant.newtype_variant_seed(self)
    }
}

/// What a `<<` adds never replaces what is there.
fn merge(map: &mut Map, value: Node) {
    match value {
        Node::Map(other) => {
            for (key, value) in other {
                map.entry(key).or_insert(value);
            }
        }
        Node::List(list) => list.into_iter().for_each(|value| merge(map, value)),
        _ => {}
    }
}

/// A key of any scalar type, as the text it is written as.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is no list or mapping")
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}
