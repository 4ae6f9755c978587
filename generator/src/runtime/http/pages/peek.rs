//! Reads single values of an answer, where its text is JSON, and skips the rest.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// The keys of an array's first and last item.
const FIRST: &str = "0";
const LAST: &str = "-1";

/// The value at a path.
pub(super) fn value(text: &[u8], path: &[&str]) -> Option<Value> {
    read(text, path, PhantomData::<Value>)
}

/// A number at a path; some APIs write it as a string.
pub(super) fn number(text: &[u8], path: &[&str]) -> Option<u64> {
    match value(text, path)? {
        Value::String(text) => integer(&text),
        number => number.as_u64().or_else(|| whole(number.as_f64()?)),
    }
}

/// A whole number that is written out.
pub(super) fn integer(text: &str) -> Option<u64> {
    text.parse().ok().or_else(|| whole(text.parse().ok()?))
}

/// `2.0` is a 2.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole, not negative, and small enough to be exact"
)]
fn whole(number: f64) -> Option<u64> {
    let is_exact = number.fract() == 0.0 && (0.0..9e15).contains(&number);
    is_exact.then_some(number as u64)
}

/// What is told of the items of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Items {
    pub(super) count: u64,
    /// Of what they are, one after the other.
    pub(super) digest: u64,
}

/// The items at a path; none where there is no array.
pub(super) fn items(text: &[u8], path: &[&str]) -> Items {
    read(text, path, Counted).unwrap_or_default()
}

fn read<'de, S>(text: &'de [u8], path: &[&str], leaf: S) -> Option<S::Value>
where
    S: DeserializeSeed<'de> + Clone,
{
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    At { path, leaf }.deserialize(&mut deserializer).ok()?
}

/// Reads what stands at a path, if something does.
struct At<'p, S> {
    path: &'p [&'p str],
    leaf: S,
}

impl<'de, S: DeserializeSeed<'de> + Clone> DeserializeSeed<'de> for At<'_, S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match self.path.split_first() {
            None => self.leaf.deserialize(deserializer).map(Some),
            Some((key, rest)) => deserializer.deserialize_any(Step {
                key,
                rest,
                leaf: self.leaf,
            }),
        }
    }
}

/// One step on a path.
struct Step<'p, S> {
    key: &'p str,
    rest: &'p [&'p str],
    leaf: S,
}

impl<'de, S: DeserializeSeed<'de> + Clone> Visitor<'de> for Step<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == self.key {
                let (path, leaf) = (self.rest, self.leaf.clone());
                found = map.next_value_seed(At { path, leaf })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (mut found, path) = (None, self.rest);
        if self.key != LAST {
            let leaf = self.leaf.clone();
            if self.key == FIRST {
                found = seq.next_element_seed(At { path, leaf })?.flatten();
            }
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(found);
        }
        while let Some(item) = seq.next_element_seed(At {
            path,
            leaf: self.leaf.clone(),
        })? {
            found = item;
        }
        Ok(found)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Counts the items of an array; anything else has none.
#[derive(Clone, Copy)]
struct Counted;

impl<'de> DeserializeSeed<'de> for Counted {
    type Value = Items;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Items, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Counted {
    type Value = Items;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Items, A::Error> {
        let (mut count, mut hasher) = (0, DefaultHasher::new());
        while let Some(item) = seq.next_element::<Value>()? {
            count += 1;
            item.hash(&mut hasher);
        }
        let digest = hasher.finish();
        Ok(Items { count, digest })
    }
}
