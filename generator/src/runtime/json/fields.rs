//! Reads the fields of an object, each into its slot.

use serde_json::Value;

use super::decode::Entries;
use super::field::{Field, Presence};
use super::reader::Mark;
use super::seen::Seen;
use super::{Decode, Misfit, Reader, UnknownFields};

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
            next: 0,
        }
    }

    #[inline(never)]
    fn read(mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        reader.open(b'{', "an object")?;
        let mut is_first = true;
        while let Some(key) = reader.next_key(is_first)? {
            is_first = false;
            self.entry(&key, reader)?;
        }
        let mut required = self.known.iter().enumerate();
        let missing = required
            .find(|(index, field)| field.presence != Presence::Optional && !self.seen.has(*index));
        missing.map_or(Ok(()), |(_, field)| Err(reader.missing(field.key)))
    }

    fn entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let Some((index, presence)) = self.find(key) else {
            return self.unlisted(key, reader);
        };
        if let Presence::Constant(constant) = presence {
            self.seen.insert(index);
            return self.constant(key, constant, reader);
        }
        let constants = self.known.len() - self.slots.len();
        let Some(slot) = self.slots.get_mut(index - constants) else {
            return Ok(());
        };
        let filled = if self.seen.has(index) {
            repeated(key, self.unknown, reader)?
        } else {
            fill(*slot, presence, key, self.unknown, reader)?
        };
        if filled {
            self.seen.insert(index);
        }
        Ok(())
    }

    /// The place of a field among those that are known.
    #[inline]
    fn find(&mut self, key: &str) -> Option<(usize, Presence)> {
        let (before, after) = self.known.split_at_checked(self.next)?;
        let is_it = |field: &Field| field.key == key;
        let later = after.iter().position(is_it).map(|at| at + before.len());
        let at = later.or_else(|| before.iter().position(is_it))?;
        self.next = at + 1;
        self.known.get(at).map(|field| (at, field.presence))
    }

    /// A value that should be the same in every object of the type; another is kept.
    fn constant(
        &mut self,
        key: &str,
        constant: &str,
        reader: &mut Reader<'_>,
    ) -> Result<(), Misfit> {
        if reader.cursor.take_string(constant) {
            return Ok(());
        }
        match reader.value()? {
            Value::String(text) if text == constant => {}
            other => keep(key, other, self.unknown),
        }
        Ok(())
    }

    /// A field that is none of those that are known.
    fn unlisted(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let Some(map) = &mut self.additional else {
            keep(key, reader.value()?, self.unknown);
            return Ok(());
        };
        let slot = map.vacant_entry(key);
        if !fill(slot, Presence::Required, key, self.unknown, reader)? {
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
    presence: Presence,
    key: &str,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'_>,
) -> Result<bool, Misfit> {
    if reader.null() {
        let is_taken = slot.take_null(presence == Presence::Optional);
        if !is_taken {
            reader.null_kept(key);
            keep(key, Value::Null, unknown);
        }
        return Ok(is_taken || presence == Presence::Collection);
    }
    let mark = reader.mark();
    reader.step(key);
    match slot.decode(reader) {
        Ok(()) => {
            reader.step_back();
            Ok(true)
        }
        Err(misfit) => salvage(key, misfit, mark, unknown, reader),
    }
}

/// A field that was there before: the first counts.
#[cold]
fn repeated(
    key: &str,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'_>,
) -> Result<bool, Misfit> {
    let mark = reader.mark();
    reader.step(key);
    let misfit = reader.misfit("a key that stands there once");
    salvage(key, misfit, mark, unknown, reader)
}

/// Keeps a value raw that does not fit, in the second reading.
#[cold]
fn salvage<'a>(
    key: &str,
    misfit: Misfit,
    mark: Mark<'a>,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'a>,
) -> Result<bool, Misfit> {
    if !reader.is_lenient() {
        return Err(misfit);
    }
    reader.back_to(mark);
    reader.drifted(&misfit);
    keep(key, reader.value()?, unknown);
    Ok(false)
}

fn keep(key: &str, value: Value, unknown: &mut UnknownFields) {
    unknown.insert(key.to_owned(), value);
}
