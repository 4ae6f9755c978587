//! The tree a document is held in between its text and its model: string keys, in order.

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use serde_json::{Number, Value};

/// The members of an object, in the order of the document. Objects are many and small: how keys are
/// hashed costs more than what is looked up, and what hashes them stands in each.
pub(crate) type Map = IndexMap<String, Node, RandomState>;

/// A value of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Node {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Map(Map),
}

impl Node {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object whose only member is a reference.
    pub(crate) fn reference(target: impl Into<String>) -> Self {
        Self::Map(Map::from_iter([("$ref".to_owned(), Self::text(target))]))
    }

    pub(crate) fn empty() -> Self {
        Self::Map(Map::default())
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(crate) fn as_map_mut(&mut self) -> Option<&mut Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(crate) fn as_list(&self) -> Option<&[Node]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(crate) fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// The member `key`, if this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// The target of the reference that this object is, if it is one.
    pub(crate) fn ref_target(&self) -> Option<&str> {
        self.get("$ref")?.as_str()
    }

    /// The object under `key`, made if there is none.
    pub(crate) fn object(&mut self, key: &str) -> Option<&mut Map> {
        let slot = self
            .as_map_mut()?
            .entry(key.to_owned())
            .or_insert_with(Self::empty);
        if slot.as_map().is_none() {
            *slot = Self::empty();
        }
        slot.as_map_mut()
    }

    /// What one pointer token leads to.
    pub(crate) fn step(&self, token: &str) -> Option<&Node> {
        match self {
            Self::Map(map) => map.get(token),
            Self::List(list) => list.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// What one pointer token leads to.
    pub(crate) fn step_mut(&mut self, token: &str) -> Option<&mut Node> {
        match self {
            Self::Map(map) => map.get_mut(token),
            Self::List(list) => list.get_mut(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// Whether this value, or one within it, is an object with such a member.
    pub(crate) fn has_member(&self, is_such: &impl Fn(&str, &Self) -> bool) -> bool {
        match self {
            Self::List(items) => items.iter().any(|item| item.has_member(is_such)),
            Self::Map(map) => map
                .iter()
                .any(|(key, value)| is_such(key, value) || value.has_member(is_such)),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => false,
        }
    }

    /// The number of values in this tree.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::List(list) => 1 + list.iter().map(Self::size).sum::<usize>(),
            Self::Map(map) => 1 + map.values().map(Self::size).sum::<usize>(),
            _ => 1,
        }
    }

    /// What a user would call this value.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Bool(value) => format!("`{value}`"),
            Self::Number(value) => format!("the number {value}"),
            Self::Text(text) if text.chars().count() > 40 => {
                format!(
                    "the text `{}...`",
                    text.chars().take(40).collect::<String>()
                )
            }
            Self::Text(text) => format!("the text `{text}`"),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "an object".to_owned(),
        }
    }

    pub(crate) fn into_json(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(value) => Value::Number(value),
            Self::Text(text) => Value::String(text),
            Self::List(list) => list.into_iter().map(Self::into_json).collect(),
            Self::Map(map) => map.into_iter().map(|(k, v)| (k, v.into_json())).collect(),
        }
    }
}

/// The tokens of a pointer, decoded.
pub(crate) fn tokens(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|token| {
        if token.contains('~') {
            token.replace("~1", "/").replace("~0", "~")
        } else {
            token.to_owned()
        }
    })
}
