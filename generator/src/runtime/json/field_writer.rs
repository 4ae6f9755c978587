//! Writes the fields of an object, and what is kept in their place.

use std::mem;

use serde_json::{Map, Value};

use super::encode::{Entries, Filling};
use super::field::Field;
use super::unknown_fields::Kept;
use super::{Encode, UnknownFields, Writer};

/// Writes an object with these fields, and those that nobody knew.
pub fn write_object(
    writer: &mut Writer,
    known: &[Field],
    values: &[&dyn Encode],
    unknown: &UnknownFields,
) {
    FieldWriter::new(writer, unknown).write(known, values, None);
}

/// As [`write_object`], with a map of the fields beside those that are known.
pub fn write_open_object(
    writer: &mut Writer,
    known: &[Field],
    values: &[&dyn Encode],
    additional: &dyn Entries,
    unknown: &UnknownFields,
) {
    FieldWriter::new(writer, unknown).write(known, values, Some(additional));
}

/// An object that is being written.
struct FieldWriter<'w> {
    writer: &'w mut Writer,
    is_first: bool,
    unknown: Option<&'w Kept>,
    /// The fields that are written in place of one that was kept.
    replaced: Vec<String>,
}

impl<'w> FieldWriter<'w> {
    fn new(writer: &'w mut Writer, unknown: &'w UnknownFields) -> Self {
        Self {
            writer,
            is_first: true,
            unknown: unknown.kept().filter(|kept| !kept.is_empty()),
            replaced: Vec::new(),
        }
    }

    #[inline(never)]
    fn write(mut self, known: &[Field], values: &[&dyn Encode], additional: Option<&dyn Entries>) {
        self.writer.byte(b'{');
        let (constants, fields) = known.split_at(known.len().saturating_sub(values.len()));
        for field in constants {
            if self.keeps(field.key()) {
                continue;
            }
            self.listed_key(field);
            match field.unescaped() {
                Field::Constant(_, text) => self.writer.string(text),
                Field::ConstantInteger(_, number) => number.encode(self.writer),
                _ => {}
            }
        }
        for (field, value) in fields.iter().zip(values) {
            self.field(field, *value);
        }
        if let Some(additional) = additional {
            self.additional(additional, (constants, fields), values);
        }
        if let Some(unknown) = self.unknown {
            self.unknown(&unknown.fields);
        }
        self.writer.byte(b'}');
    }

    /// Writes a field if it is there, or leaves its place to what is kept of it.
    #[inline]
    fn field(&mut self, field: &Field, value: &dyn Encode) {
        let is_kept = self.keeps(field.key());
        if stays_out(field, value, is_kept) {
            return;
        }
        if self.was_absent(field) {
            return self.unless_null(field, value);
        }
        if is_kept {
            self.replace(field.key());
        }
        self.listed_key(field);
        value.encode(self.writer);
    }

    /// Whether a field had no value, though it must have one.
    #[inline]
    fn was_absent(&self, field: &Field) -> bool {
        let is_it = |kept: &Kept| kept.absent.contains(&field.key());
        self.unknown.is_some_and(is_it)
    }

    /// Writes a field, but leaves it out where it is null: what is kept in its place is written then.
    #[cold]
    fn unless_null(&mut self, field: &Field, value: &dyn Encode) {
        let (length, is_first) = (self.writer.text.len(), self.is_first);
        self.listed_key(field);
        let start = self.writer.text.len();
        value.encode(self.writer);
        if self.writer.text.get(start..) == Some(b"null") {
            self.writer.text.truncate(length);
            self.is_first = is_first;
        } else {
            self.replace(field.key());
        }
    }

    #[inline]
    fn key(&mut self, key: &str) {
        self.writer.key(key, &mut self.is_first);
    }

    #[inline]
    fn listed_key(&mut self, field: &Field) {
        let is_first = mem::take(&mut self.is_first);
        self.writer.word(if is_first { "\"" } else { ",\"" });
        self.writer.word(field.key_text());
        self.writer.word("\":");
    }

    /// Whether there is an unknown field of that key, which most objects have none of.
    #[inline]
    fn keeps(&self, key: &str) -> bool {
        self.unknown
            .is_some_and(|unknown| unknown.fields.contains_key(key))
    }

    #[cold]
    fn replace(&mut self, key: &str) {
        self.replaced.push(key.to_owned());
    }

    /// Writes the fields beside those that are known, but for keys that one of those was written with.
    #[inline(never)]
    fn additional(
        &mut self,
        map: &dyn Entries,
        (constants, fields): (&[Field], &[Field]),
        values: &[&dyn Encode],
    ) {
        map.each_entry(&mut |key, value| {
            let is_kept = self.keeps(key);
            if !is_kept && constants.iter().any(|field| field.key() == key) {
                return;
            }
            let is_written = |(field, value): (&Field, &&dyn Encode)| {
                field.key() == key && !stays_out(field, *value, is_kept)
            };
            if fields.iter().zip(values).any(is_written) {
                return;
            }
            if is_kept {
                self.replace(key);
            }
            self.key(key);
            value.encode(self.writer);
        });
    }

    #[cold]
    fn unknown(&mut self, unknown: &Map<String, Value>) {
        for (key, value) in unknown {
            if !self.replaced.contains(key) {
                self.key(key);
                self.writer.value(value);
            }
        }
    }
}

/// Whether nothing is written of a field, which may be kept as something else.
#[inline]
fn stays_out(field: &Field, value: &dyn Encode, is_kept: bool) -> bool {
    match field.unescaped() {
        Field::Optional(_) => value.filling() == Filling::Absent,
        Field::Collection(_) => is_kept && value.filling() == Filling::Empty,
        _ => false,
    }
}
