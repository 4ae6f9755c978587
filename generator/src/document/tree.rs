//! The tree of a text, from whichever reader: keys are strings, and none is lost unseen.

use std::cell::RefCell;
use std::fmt;

use indexmap::map::Entry;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess};
use serde::de::{VariantAccess, Visitor};
use serde_json::Number;

use super::node::{Map, Node};
use super::walk::Path;

/// Most values in one file, aliases expanded: what keeps alias bombs out of memory.
const MAX_NODES: usize = 8_000_000;
/// What is said when there are more.
pub(super) const TOO_MANY: &str = "more values than are accepted";

/// What reading has seen so far.
#[derive(Default)]
pub(super) struct State {
    nodes: usize,
    at: Path,
    /// The keys that occurred before.
    pub(super) duplicates: Vec<String>,
    /// The members of the objects that are being read, so that each is made of its size.
    members: Vec<(String, Node)>,
    /// The elements of the lists that are being read.
    elements: Vec<Node>,
}

/// Reads one value.
#[derive(Clone, Copy)]
pub(super) struct Seed<'a> {
    pub(super) state: &'a RefCell<State>,
    /// Whether `<<` merges, which it does in YAML only.
    pub(super) merge: bool,
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
    fn below<T>(self, down: impl FnOnce(&mut Path) -> usize, read: impl FnOnce() -> T) -> T {
        let length = down(&mut self.state.borrow_mut().at);
        let value = read();
        self.state.borrow_mut().at.truncate(length);
        value
    }

    /// The object of the members from `start` on.
    fn object(self, start: usize) -> Map {
        let mut state = self.state.borrow_mut();
        let State {
            at,
            duplicates,
            members,
            ..
        } = &mut *state;
        let members = members.drain(start..);
        let mut map = Map::with_capacity_and_hasher(members.len(), Default::default());
        for (key, value) in members {
            match map.entry(key) {
                Entry::Occupied(mut entry) => {
                    let length = at.push(entry.key());
                    duplicates.push(at.as_str().to_owned());
                    at.truncate(length);
                    entry.insert(value);
                }
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
            }
        }
        map
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

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
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
        let start = self.state.borrow().elements.len();
        for index in 0.. {
            match self.below(|at| at.push_index(index), || seq.next_element_seed(self))? {
                Some(value) => self.state.borrow_mut().elements.push(value),
                None => break,
            }
        }
        let elements = &mut self.state.borrow_mut().elements;
        Ok(Node::List(elements.drain(start..).collect()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let start = self.state.borrow().members.len();
        let mut merged = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            self.count(key.len())?;
            let value = self.below(|at| at.push(&key), || access.next_value_seed(self))?;
            match value {
                Node::Map(_) | Node::List(_) if self.merge && key == "<<" => merged.push(value),
                value => self.state.borrow_mut().members.push((key, value)),
            }
        }
        let mut map = self.object(start);
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
