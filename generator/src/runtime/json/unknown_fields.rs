//! The fields of an object that nobody knew: nearly always none, so that having none costs little.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The fields of an object that the document does not know, as they came: a [`Map`] in all but how
/// much room it takes while it is empty.
///
/// It also keeps in mind which required keys were missing, so that they are not written back as null. Whoever changes
/// it gives that up.
#[derive(Clone, Default)]
pub struct UnknownFields(Option<Box<Kept>>);

/// What is kept of an object beside its fields.
#[derive(Clone, Default)]
pub(super) struct Kept {
    /// The fields that the document does not know, and values that did not fit.
    pub(super) fields: Map<String, Value>,
    /// The keys that must have a value, and had none of their type: null stands in their place, and is not written.
    pub(super) absent: Vec<&'static str>,
}

impl Kept {
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.absent.is_empty()
    }
}

static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

impl UnknownFields {
    /// No fields.
    pub const fn new() -> Self {
        Self(None)
    }

    /// The fields, if there is a map of them.
    pub(super) fn kept(&self) -> Option<&Kept> {
        self.0.as_deref()
    }

    /// The map while an object is read.
    pub(super) fn fields_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.0.get_or_insert_default().fields
    }

    /// Keeps in mind that a key had no value of its type.
    #[cold]
    pub(super) fn lack(&mut self, key: &'static str) {
        self.0.get_or_insert_default().absent.push(key);
    }
}

impl Deref for UnknownFields {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        self.kept().map_or_else(|| &*NONE, |kept| &kept.fields)
    }
}

impl DerefMut for UnknownFields {
    fn deref_mut(&mut self) -> &mut Self::Target {
        let kept = self.0.get_or_insert_default();
        kept.absent.clear();
        &mut kept.fields
    }
}

impl PartialEq for UnknownFields {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for UnknownFields {}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl From<Map<String, Value>> for UnknownFields {
    fn from(fields: Map<String, Value>) -> Self {
        let absent = Vec::new();
        Self(Some(Box::new(Kept { fields, absent })))
    }
}

impl From<UnknownFields> for Map<String, Value> {
    fn from(fields: UnknownFields) -> Self {
        fields.0.map(|kept| kept.fields).unwrap_or_default()
    }
}

impl FromIterator<(String, Value)> for UnknownFields {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        Map::from_iter(fields).into()
    }
}

impl Extend<(String, Value)> for UnknownFields {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, fields: I) {
        (**self).extend(fields);
    }
}

impl IntoIterator for UnknownFields {
    type Item = (String, Value);
    type IntoIter = serde_json::map::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        Map::from(self).into_iter()
    }
}

impl<'a> IntoIterator for &'a UnknownFields {
    type Item = (&'a String, &'a Value);
    type IntoIter = serde_json::map::Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
