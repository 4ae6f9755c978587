//! Writes the fields of an object, and what is kept in their place.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::fields::Collection;
use super::{Encode, Nullable, UnknownFields, Writer};

/// The fields of an object that is being written.
pub struct FieldWriter<'w, 'a> {
    writer: &'w mut Writer,
    is_first: bool,
    unknown: Option<&'a Map<String, Value>>,
    replaced: Vec<&'static str>,
}

impl<'w, 'a> FieldWriter<'w, 'a> {
    pub(super) fn new(writer: &'w mut Writer, unknown: &'a UnknownFields) -> Self {
        writer.byte(b'{');
        Self {
            writer,
            is_first: true,
            unknown: unknown.map().filter(|map| !map.is_empty()),
            replaced: Vec::new(),
        }
    }

    /// Writes a field that is always there.
    #[inline(never)]
    pub fn required<T: Encode>(&mut self, key: &'static str, value: &T) {
        self.replace(key);
        value.encode(self.writer);
    }

    /// Writes a field if it is there.
    #[inline(never)]
    pub fn optional<T: Encode>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }

    /// Writes a field that may be absent, null or a value.
    #[inline(never)]
    pub fn nullable<T: Encode>(&mut self, key: &'static str, value: &Nullable<T>) {
        match value {
            Nullable::Absent => {}
            Nullable::Null => self.required(key, &Value::Null),
            Nullable::Value(value) => self.required(key, value),
        }
    }

    /// Writes an array or map, or what is kept in its place while it is empty.
    #[inline(never)]
    pub fn collection<T: Encode + Collection>(&mut self, key: &'static str, value: &T) {
        if !value.is_empty() || !self.keeps(key) {
            self.required(key, value);
        }
    }

    /// Writes a value that is the same in every object of the type, or what is kept in its place.
    #[inline(never)]
    pub fn constant(&mut self, key: &'static str, value: &'static str) {
        if !self.keeps(key) {
            self.key(key);
            self.writer.string(value);
        }
    }

    /// Writes the entries of the map that stands beside the known fields.
    #[inline(never)]
    pub fn additional<T: Encode>(&mut self, map: &BTreeMap<String, T>) {
        for (key, value) in map {
            if !self.keeps(key) {
                self.key(key);
                value.encode(self.writer);
            }
        }
    }

    /// Writes the key of a field whose value stands before one that was kept.
    #[inline(never)]
    fn replace(&mut self, key: &'static str) {
        if self.keeps(key) {
            self.replaced.push(key);
        }
        self.key(key);
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        if !self.is_first {
            self.writer.byte(b',');
        }
        self.is_first = false;
        self.writer.string(key);
        self.writer.byte(b':');
    }

    /// Whether there is an unknown field of that key, which most objects have none of.
    #[inline]
    fn keeps(&self, key: &str) -> bool {
        self.unknown
            .is_some_and(|unknown| unknown.contains_key(key))
    }

    pub(super) fn finish(mut self) {
        if let Some(unknown) = self.unknown {
            self.write_unknown(unknown);
        }
        self.writer.byte(b'}');
    }

    #[cold]
    fn write_unknown(&mut self, unknown: &Map<String, Value>) {
        for (key, value) in unknown {
            if !self.replaced.contains(&key.as_str()) {
                self.key(key);
                self.writer.value(value);
            }
        }
    }
}
