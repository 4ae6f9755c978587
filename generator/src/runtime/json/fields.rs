//! Reads the fields of an object, each into its slot.

mod absent;
mod kept;

use std::fmt::Display;

use super::decode::Entries;
use super::field::Field;
use super::reader::UNLISTED_KEY;
use super::seen::Seen;
use super::{Decode, Misfit, Reader, UnknownFields, integer};
use kept::{fill_or_salvage, keep, keep_null, passed, repeated};

/// A field beside those that are known: null is a value of it, or none that is kept there.
const ADDITIONAL: Field = Field::Required("");

/// What an object is read into.
struct Fields<'s, 'v> {
    known: &'static [Field],
    /// One for each known field that is no constant, in the same order.
    slots: &'s mut [&'v mut dyn Decode],
    /// What holds the fields that the document allows beside those.
    additional: Option<&'s mut dyn Entries>,
    unknown: &'s mut UnknownFields,
    /// The known fields that were there.
    seen: Seen,
    /// A field that must be there, and was, but not as a value of its type.
    unfilled: Option<&'static str>,
    /// The known field that probably comes next: most servers keep to an order.
    next: usize,
}

/// Reads an object with these fields, each into its slot; what is none of them is kept.
///
/// # Errors
/// It is no object, a field does not fit its type, or a required one is missing.
pub fn read_object(
    reader: &mut Reader<'_>,
    known: &'static [Field],
    slots: &mut [&mut dyn Decode],
    unknown: &mut UnknownFields,
) -> Result<(), Misfit> {
    Fields::new(known, slots, None, unknown).read(reader)
}

/// As [`read_object`], with a map for the fields beside those that are known.
///
/// # Errors
/// As for [`read_object`].
pub fn read_open_object(
    reader: &mut Reader<'_>,
    known: &'static [Field],
    slots: &mut [&mut dyn Decode],
    additional: &mut dyn Entries,
    unknown: &mut UnknownFields,
) -> Result<(), Misfit> {
    Fields::new(known, slots, Some(additional), unknown).read(reader)
}

impl<'s, 'v> Fields<'s, 'v> {
    fn new(
        known: &'static [Field],
        slots: &'s mut [&'v mut dyn Decode],
        additional: Option<&'s mut dyn Entries>,
        unknown: &'s mut UnknownFields,
    ) -> Self {
        Self {
            known,
            slots,
            additional,
            unknown,
            seen: Seen::default(),
            unfilled: None,
            next: 0,
        }
    }

    #[inline(never)]
    fn read(mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        reader.open(b'{', "an object")?;
        let mut is_first = true;
        while reader.next_entry(is_first)? {
            is_first = false;
            self.entry(reader)?;
        }
        let mut required = self.known.iter().enumerate();
        let is_absent = required.any(|(index, field)| self.is_absent(index, field));
        if is_absent || self.unfilled.is_some() {
            return self.incomplete(reader);
        }
        Ok(())
    }

    #[inline]
    fn entry(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        if reader.cursor.peek() != Some(b'"') {
            return Err(reader.misfit("a key"));
        }
        let is_next = |field: &Field| reader.cursor.is_at_key(field.key_text());
        let found = match self.known.get(self.next) {
            Some(field) if is_next(field) => {
                self.next += 1;
                Some((self.next - 1, field))
            }
            _ => self.find(is_next),
        };
        let Some((index, field)) = found else {
            return self.entry_by_key(reader);
        };
        if reader.cursor.take_key(field.key_text()) {
            self.listed(index, field, reader)
        } else {
            Err(reader.syntax())
        }
    }

    /// A field that is not known, or whose key is escaped in another way.
    #[inline(never)]
    fn entry_by_key(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let key = reader.key()?;
        match self.find(|field| field.key() == key) {
            Some((index, field)) => self.listed(index, field, reader),
            None => self.unlisted(&key, reader),
        }
    }

    /// The known field of which something is so, with its index.
    #[inline]
    fn find(&mut self, is_it: impl Fn(&Field) -> bool) -> Option<(usize, &'static Field)> {
        let (before, after) = self.known.split_at_checked(self.next)?;
        let later = after.iter().position(&is_it).map(|at| at + self.next);
        let at = later.or_else(|| before.iter().position(is_it))?;
        self.next = at + 1;
        self.known.get(at).map(|field| (at, field))
    }

    /// A known field of an index.
    #[inline]
    fn listed(
        &mut self,
        index: usize,
        field: &'static Field,
        reader: &mut Reader<'_>,
    ) -> Result<(), Misfit> {
        let is_first = self.seen.insert(index);
        let field = field.unescaped();
        if !is_first {
            return repeated(field, self.unknown, reader);
        }
        match field {
            Field::Constant(_, text) if reader.cursor.take_string(text) => return Ok(()),
            Field::Constant(key, text) => return self.other_constant(key, text, reader),
            Field::ConstantInteger(key, number) => {
                let mut ahead = reader.cursor;
                if integer::take(&mut ahead) != Some((*number).into()) {
                    return self.other_constant(key, number, reader);
                }
                reader.cursor = ahead;
                return Ok(());
            }
            _ => {}
        }
        let constants = self.known.len() - self.slots.len();
        let Some(slot) = self.slots.get_mut(index - constants) else {
            return Ok(());
        };
        let is_filled = fill(*slot, field, field.key(), self.unknown, reader)?;
        if !is_filled && !field.is_optional() {
            self.take_null_instead(index, field);
        }
        Ok(())
    }

    /// Keeps a value that should be the same in every object of the type, and is another.
    #[cold]
    fn other_constant(
        &mut self,
        key: &str,
        constant: &dyn Display,
        reader: &mut Reader<'_>,
    ) -> Result<(), Misfit> {
        let place = reader.cursor;
        reader.exactly(|| false, place, "the constant of the document")?;
        reader.trials.other_constants += 1;
        let value = reader.value()?;
        reader.other_kept(key, place, &format!("the constant `{constant}`"));
        keep(key, value, self.unknown);
        Ok(())
    }

    /// A field that is none of those that are known.
    fn unlisted(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let is_first = !self.unknown.contains_key(key);
        let Some(map) = &mut self.additional else {
            if !is_first {
                return passed(key, reader).map(drop);
            }
            reader.trials.misfits += UNLISTED_KEY;
            keep(key, reader.value()?, self.unknown);
            return Ok(());
        };
        let slot = if is_first {
            map.vacant_entry(key)
        } else {
            None
        };
        let Some(slot) = slot else {
            return passed(key, reader).map(drop);
        };
        if !fill(slot, &ADDITIONAL, key, self.unknown, reader)? {
            map.drop_entry(key);
        }
        Ok(())
    }
}

/// Reads the value of a field into its slot, and tells whether that is filled; a value that does not
/// fit is kept raw, or ends the reading.
#[inline]
fn fill(
    slot: &mut dyn Decode,
    field: &Field,
    key: &str,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'_>,
) -> Result<bool, Misfit> {
    let place = reader.cursor;
    if reader.null() {
        let is_taken = slot.take_null(matches!(field, Field::Optional(_)));
        if !is_taken {
            keep_null(slot, key, place, unknown, reader)?;
        }
        return Ok(is_taken || matches!(field, Field::Collection(_)));
    }
    if reader.notes.is_some() {
        return fill_or_salvage(slot, key, unknown, reader);
    }
    slot.decode(reader).map(|()| true)
}
