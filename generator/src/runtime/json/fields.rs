//! The fields of an object that is being read, one after the other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::reader::Mark;
use super::{Decode, Misfit, Nullable, Reader, UnknownFields};

/// The fields of an object, each read by one of the methods before the next.
pub struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    key: Cow<'a, str>,
    is_first: bool,
    unknown: UnknownFields,
    /// Ends the reading; [`end`](Self::end) gives it back.
    misfit: Option<Misfit>,
}

/// What a field has.
enum Found<T> {
    Null,
    Value(T),
    /// What is dealt with already.
    Misfit,
}

/// A type that null leaves empty: an array or a map.
pub trait Collection: Default {
    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool;
}

impl<T> Collection for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Collection for BTreeMap<String, T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Opens the object that comes next.
    #[inline(never)]
    pub fn of(reader: &'r mut Reader<'a>) -> Self {
        let misfit = reader.open(b'{', "an object").err();
        Self {
            reader,
            key: Cow::Borrowed(""),
            is_first: true,
            unknown: UnknownFields::new(),
            misfit,
        }
    }

    /// Moves to the next field; false after the last, and when something did not fit.
    #[inline(never)]
    pub fn advance(&mut self) -> bool {
        if self.misfit.is_some() {
            return false;
        }
        match self.reader.next_key(self.is_first) {
            Ok(Some(key)) => {
                self.key = key;
                self.is_first = false;
                true
            }
            Ok(None) => false,
            Err(misfit) => {
                self.misfit = Some(misfit);
                false
            }
        }
    }

    /// The key of the field.
    #[inline]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Reads the value into its slot; null where it is no value of the type is kept as unknown.
    #[inline(never)]
    pub fn read<T: Decode>(&mut self, slot: &mut Option<T>) {
        match self.value() {
            Found::Value(value) => *slot = Some(value),
            Found::Null => match T::from_null() {
                Some(value) => *slot = Some(value),
                None => self.hold_null(),
            },
            Found::Misfit => {}
        }
    }

    /// Reads the value of a field that may be null.
    #[inline(never)]
    pub fn read_nullable<T: Decode>(&mut self, slot: &mut Nullable<T>) {
        match self.value() {
            Found::Value(value) => *slot = Nullable::Value(value),
            Found::Null => *slot = Nullable::Null,
            Found::Misfit => {}
        }
    }

    /// Reads the value of a field that null leaves empty rather than missing.
    #[inline(never)]
    pub fn read_collection<T: Decode + Collection>(&mut self, slot: &mut Option<T>) {
        match self.value() {
            Found::Value(value) => *slot = Some(value),
            Found::Null => {
                *slot = Some(T::default());
                self.hold_null();
            }
            Found::Misfit => {}
        }
    }

    /// Reads a value that should be the same in every object of the type; another is kept.
    #[inline(never)]
    pub fn read_constant(&mut self, constant: &'static str, seen: &mut bool) {
        *seen = true;
        if self.reader.cursor.take_string(constant) {
            return;
        }
        match self.reader.value() {
            Ok(Value::String(text)) if text == constant => {}
            other => self.hold(other),
        }
    }

    /// Keeps the value as it is.
    #[inline(never)]
    pub fn keep(&mut self) {
        let value = self.reader.value();
        self.hold(value);
    }

    /// Reads a value of the map that stands beside the known fields; what does not fit is kept.
    pub fn read_additional<T: Decode>(&mut self, map: &mut BTreeMap<String, T>) {
        let mut slot = None;
        self.read(&mut slot);
        if let Some(value) = slot {
            map.insert(self.key.clone().into_owned(), value);
        }
    }

    /// Closes the object, and gives back the fields that were kept.
    ///
    /// # Errors
    /// What ended the reading.
    #[inline(never)]
    pub fn end(self) -> Result<UnknownFields, Misfit> {
        match self.misfit {
            Some(misfit) => Err(misfit),
            None => Ok(self.unknown),
        }
    }

    /// Reads the value; one that does not fit is kept raw, or ends the reading.
    #[inline]
    fn value<T: Decode>(&mut self) -> Found<T> {
        let mark = self.begin();
        let found = if self.reader.null() {
            Found::Null
        } else {
            match T::decode(self.reader) {
                Ok(value) => Found::Value(value),
                Err(misfit) => {
                    self.salvage(mark, misfit);
                    return Found::Misfit;
                }
            }
        };
        self.reader.step_back();
        found
    }

    fn begin(&mut self) -> Mark<'a> {
        let mark = self.reader.mark();
        self.reader.step(&self.key);
        mark
    }

    fn hold(&mut self, value: Result<Value, Misfit>) {
        match value {
            Ok(value) => {
                self.unknown.insert(self.key.clone().into_owned(), value);
            }
            Err(misfit) => self.misfit = Some(misfit),
        }
    }

    #[cold]
    fn hold_null(&mut self) {
        self.reader.null_kept(&self.key);
        self.hold(Ok(Value::Null));
    }

    /// Keeps a value raw that does not fit, in the second reading.
    #[cold]
    fn salvage(&mut self, mark: Mark<'a>, misfit: Misfit) {
        if !self.reader.is_lenient() {
            self.misfit = Some(misfit);
            return;
        }
        self.reader.back_to(mark);
        self.reader.drifted(&misfit);
        self.keep();
    }
}
