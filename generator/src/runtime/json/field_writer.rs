//! Writes the fields of an object, and what is kept in their place.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::object::Collection;
use super::{AsSerialize, Encode, UnknownFields};

/// The fields of an object that is being written.
pub struct FieldWriter<'a, M> {
    map: M,
    unknown: Option<&'a Map<String, Value>>,
    replaced: Vec<&'a str>,
}

impl<'a, M: SerializeMap> FieldWriter<'a, M> {
    pub(super) fn new(map: M, unknown: &'a UnknownFields) -> Self {
        Self {
            map,
            unknown: unknown.map().filter(|map| !map.is_empty()),
            replaced: Vec::new(),
        }
    }

    /// Writes a field that is always there.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    #[inline]
    pub fn required<T: Encode>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        if self.keeps(key) {
            self.replaced.push(key);
        }
        self.map.serialize_entry(key, &AsSerialize(value))
    }

    /// Writes a field if it is there.
    ///
    /// # Errors
    /// The value cannot be written, or the output fails.
    #[inline]
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
        if value.is_empty() && self.keeps(key) {
            return Ok(());
        }
        self.required(key, value)
    }

    /// Writes a value that is the same in every object of the type, or what is kept in its place.
    ///
    /// # Errors
    /// The output fails.
    #[inline]
    pub fn constant(&mut self, key: &'static str, value: &'static str) -> Result<(), M::Error> {
        if self.keeps(key) {
            return Ok(());
        }
        self.map.serialize_entry(key, value)
    }

    /// Writes the entries of the map that stands beside the known fields.
    ///
    /// # Errors
    /// A value cannot be written, or the output fails.
    pub fn additional<T: Encode>(&mut self, map: &BTreeMap<String, T>) -> Result<(), M::Error> {
        for (key, value) in map {
            if !self.keeps(key) {
                self.map.serialize_entry(key, &AsSerialize(value))?;
            }
        }
        Ok(())
    }

    /// Whether there is an unknown field of that key, which most objects have none of.
    #[inline]
    fn keeps(&self, key: &str) -> bool {
        self.unknown
            .is_some_and(|unknown| unknown.contains_key(key))
    }

    #[inline]
    pub(super) fn finish(self) -> Result<M::Ok, M::Error> {
        match self.unknown {
            Some(unknown) => self.finish_with(unknown),
            None => self.map.end(),
        }
    }

    #[cold]
    fn finish_with(mut self, unknown: &Map<String, Value>) -> Result<M::Ok, M::Error> {
        for (key, value) in unknown {
            if !self.replaced.contains(&key.as_str()) {
                self.map.serialize_entry(key, value)?;
            }
        }
        self.map.end()
    }
}
