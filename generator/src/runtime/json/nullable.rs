//! A field that may be absent, null or a value, each of which says something else.

use std::collections::{BTreeMap, HashMap};

use super::encode::Filling;
use super::{Decode, Encode, Misfit, Reader, Writer};

/// The value of a field that may be left out and may be null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether the field is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the field has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value by reference, if there is one.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value by mutable reference, if there is one.
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// What the value points to, if there is one: `&str` for a `String`, a slice for a `Vec`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The same with `change` done to the value, if there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(change(value)),
        }
    }

    /// The value, or `other` where there is none.
    pub fn unwrap_or(self, other: T) -> T {
        self.value().unwrap_or(other)
    }

    /// The value, or the default of its type where there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.value().unwrap_or_default()
    }

    /// The field as it stands, with `Absent` left in its place.
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// The value, if there is one, to go through.
    pub fn iter(&self) -> std::option::IntoIter<&T> {
        self.as_ref().into_iter()
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes null.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

/// A type of an API that is made of a text, by itself and where it may be null.
pub trait FromText: for<'t> From<&'t str> + From<String> {}

impl<T: FromText> From<&str> for Nullable<T> {
    fn from(value: &str) -> Self {
        Self::Value(value.into())
    }
}

impl<T: FromText> From<String> for Nullable<T> {
    fn from(value: String) -> Self {
        Self::Value(value.into())
    }
}

/// A type of an API that is made of a list, by itself and where it may be null.
pub trait FromList: From<Vec<Self::Item>> {
    /// What is in the list.
    type Item;
}

impl<T: FromList> From<Vec<T::Item>> for Nullable<T> {
    fn from(items: Vec<T::Item>) -> Self {
        Self::Value(items.into())
    }
}

/// What each item becomes by itself.
impl<I: Into<T>, T, const N: usize> From<[I; N]> for Nullable<Vec<T>> {
    fn from(items: [I; N]) -> Self {
        Self::Value(items.into_iter().map(Into::into).collect())
    }
}

/// What each item becomes by itself.
impl<I: Clone + Into<T>, T> From<&[I]> for Nullable<Vec<T>> {
    fn from(items: &[I]) -> Self {
        Self::Value(items.iter().cloned().map(Into::into).collect())
    }
}

/// What each item becomes by itself.
impl<I: Clone + Into<T>, T, const N: usize> From<&[I; N]> for Nullable<Vec<T>> {
    fn from(items: &[I; N]) -> Self {
        items.as_slice().into()
    }
}

/// What each item becomes by itself.
impl<I: Clone + Into<T>, T> From<&Vec<I>> for Nullable<Vec<T>> {
    fn from(items: &Vec<I>) -> Self {
        items.as_slice().into()
    }
}

/// What each entry becomes by itself.
impl<K: Into<String>, I: Into<T>, T, const N: usize> From<[(K, I); N]>
    for Nullable<BTreeMap<String, T>>
{
    fn from(entries: [(K, I); N]) -> Self {
        Self::Value(map(entries))
    }
}

/// What each entry becomes by itself.
impl<K: Into<String>, I: Into<T>, T, S> From<HashMap<K, I, S>> for Nullable<BTreeMap<String, T>> {
    fn from(entries: HashMap<K, I, S>) -> Self {
        Self::Value(map(entries))
    }
}

fn map<K: Into<String>, I: Into<T>, T>(
    entries: impl IntoIterator<Item = (K, I)>,
) -> BTreeMap<String, T> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}

/// Absent and null both become `None`.
impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.value()
    }
}

impl<'a, T> IntoIterator for &'a Nullable<T> {
    type Item = &'a T;
    type IntoIter = std::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Decode> Decode for Nullable<T> {
    fn vacant() -> Self {
        Self::Absent
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let mut value = T::vacant();
        value.decode(reader)?;
        *self = Self::Value(value);
        Ok(())
    }

    fn take_null(&mut self, _: bool) -> bool {
        *self = Self::Null;
        true
    }
}

impl<T: Encode> Encode for Nullable<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Absent | Self::Null => writer.word("null"),
            Self::Value(value) => value.encode(writer),
        }
    }

    fn filling(&self) -> Filling {
        match self {
            Self::Absent => Filling::Absent,
            Self::Null | Self::Value(_) => Filling::Filled,
        }
    }
}
