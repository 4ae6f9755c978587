//! Writes the fields of an object, and what is kept in their place.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;

use super::object::Collection;
use super::{AsSerialize, Encode, UnknownFields};

/// The fields of an object that is being written.
pub struct FieldWriter<'a, M> {
    map: M,
    unknown: &'a UnknownFields,
    replaced: Vec<&'a str>,
}

impl<'a, M: SerializeMap> FieldWriter<'a, M> {
    pub(super) fn new(map: M, unknown: &'a UnknownFields) -> Self {
        Self {
            map,
            unknown,
            replaced: Vec::new(),
        }
    }

    /// Writes a field that is always there.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    pub fn required<T: Encode>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        if !self.unknown.is_empty() && self.unknown.contains_key(key) {
            self.replaced.push(key);
        }
        self.map.serialize_entry(key, &AsSerialize(value))
    }

    /// Writes a field if it is there.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    pub fn optional<T: Encode>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.required(key, value),
            None => Ok(()),
        }
    }

    /// Writes an array or map, or what is kept in its place while it is empty.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    pub fn collection<T: Encode + Collection>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if value.is_empty() && self.unknown.contains_key(key) {
            return Ok(());
        }
        self.required(key, value)
    }

    /// Writes a value that is the same in every object of the type, or what is kept in its place.
    ///
    /// # Errors
    /// The output fails.
    pub fn constant(&mut self, key: &'static str, value: &'static str) -> Result<(), M::Error> {
        if self.unknown.contains_key(key) {
            return Ok(());
        }
        self.map.serialize_entry(key, value)
    }

    /// Writes the entries of the map that stands beside the known fields.
    ///
    /// # Errors
    /// A value cannot be written, or the output fails.
    pub fn additional<T: Encode>(&mut self, map: &BTreeMap<String, T>) -> Result<(), M::Error> {
        map.iter()
            .filter(|(key, _)| !self.unknown.contains_key(*key))
            .try_for_each(|(key, value)| self.map.serialize_entry(key, &AsSerialize(value)))
    }

    pub(super) fn finish(mut self) -> Result<M::Ok, M::Error> {
        for (key, value) in self.unknown {
            if !self.replaced.contains(&key.as_str()) {
                self.map.serialize_entry(key, value)?;
            }
        }
        self.map.end()
    }
}
