//! Reading a type out of a held value.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Buffered, BufferedError, lenient};

/// One value being read out of a held one.
impl<'de> Deserializer<'de> for &Buffered<'de> {
    type Error = BufferedError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Buffered::Null => visitor.visit_unit(),
            Buffered::Boolean(boolean) => visitor.visit_bool(*boolean),
            Buffered::Signed(number) => visitor.visit_i64(*number),
            Buffered::Unsigned(number) => visitor.visit_u64(*number),
            Buffered::Float(number) => visitor.visit_f64(*number),
            Buffered::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Buffered::Text(Cow::Owned(text)) => visitor.visit_str(text),
            Buffered::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Buffered::Object(entries) => visitor.visit_map(Entries::new(entries)),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Buffered::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            _ => self.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Buffered::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Buffered::Object(entries) => visitor.visit_map(Entries::new(entries)),
            _ => Err(Error::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct struct enum identifier
    }
}

struct Items<'a, 'de> {
    items: &'a [Buffered<'de>],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = BufferedError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Self::Error> {
        let Some(item) = self.items.get(self.next) else {
            return Ok(None);
        };
        let _step = lenient::step(|| self.next.to_string());
        self.next += 1;
        seed.deserialize(item).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len().saturating_sub(self.next))
    }
}

struct Entries<'a, 'de> {
    left: std::slice::Iter<'a, (Cow<'de, str>, Buffered<'de>)>,
    value: Option<&'a (Cow<'de, str>, Buffered<'de>)>,
    is_second_reading: bool,
}

impl<'a, 'de> Entries<'a, 'de> {
    fn new(entries: &'a [(Cow<'de, str>, Buffered<'de>)]) -> Self {
        Self {
            left: entries.iter(),
            value: None,
            is_second_reading: lenient::is_second_reading(),
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = BufferedError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Self::Error> {
        self.value = self.left.next();
        match self.value {
            Some((Cow::Borrowed(key), _)) => seed
                .deserialize(BorrowedStrDeserializer::new(key))
                .map(Some),
            Some((Cow::Owned(key), _)) => seed.deserialize(StrDeserializer::new(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Self::Error> {
        let Some((key, value)) = self.value else {
            return Err(Error::custom("a value was asked for where there is none"));
        };
        if !self.is_second_reading {
            return seed.deserialize(value);
        }
        let mark = lenient::mark();
        let _step = lenient::step(|| key.to_string());
        seed.deserialize(value)
            .inspect_err(|error| lenient::failed(mark, error, value))
    }
}
