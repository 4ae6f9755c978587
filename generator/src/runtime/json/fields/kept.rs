//! What does not fit a field, and is kept.

use serde_json::Value;

use super::super::cursor::Cursor;
use super::super::field::Field;
use super::super::reader::Mark;
use super::super::{Decode, Misfit, Reader, UnknownFields};

/// Keeps a null that is no value of a field.
#[cold]
pub(super) fn keep_null<'a>(
    slot: &mut dyn Decode,
    key: &str,
    place: Cursor<'a>,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'a>,
) -> Result<(), Misfit> {
    reader.exactly(|| false, place, "a value")?;
    let expected = reader.expected_at(place, slot);
    reader.other_kept(key, place, expected.as_deref().unwrap_or("a value"));
    keep(key, Value::Null, unknown);
    Ok(())
}

/// Reads a value into its slot, in the second reading.
#[cold]
pub(super) fn fill_or_salvage(
    slot: &mut dyn Decode,
    key: &str,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'_>,
) -> Result<bool, Misfit> {
    let mark = reader.mark();
    reader.step(key);
    if let Err(misfit) = slot.decode(reader) {
        salvage(key, misfit, mark, unknown, reader)?;
        return Ok(false);
    }
    reader.step_back();
    Ok(true)
}

/// A known field that was there before. It is kept, but for a constant, in whose place it would be written.
#[cold]
pub(super) fn repeated(
    field: &Field,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let value = passed(field.key(), reader)?;
    if !field.is_constant() {
        keep(field.key(), value, unknown);
    }
    Ok(())
}

/// The value of a key that was there before.
#[cold]
pub(super) fn passed(key: &str, reader: &mut Reader<'_>) -> Result<Value, Misfit> {
    reader.step(key);
    let value = reader.repeated()?;
    reader.step_back();
    Ok(value)
}

/// Keeps a value raw that does not fit, in the second reading.
#[cold]
fn salvage<'a>(
    key: &str,
    misfit: Misfit,
    mark: Mark<'a>,
    unknown: &mut UnknownFields,
    reader: &mut Reader<'a>,
) -> Result<(), Misfit> {
    if !reader.is_lenient() {
        return Err(misfit);
    }
    reader.back_to(mark);
    reader.drifted(&misfit);
    keep(key, reader.value()?, unknown);
    Ok(())
}

/// Keeps a value raw; of several under one key the first.
pub(super) fn keep(key: &str, value: Value, unknown: &mut UnknownFields) {
    unknown.fields_mut().entry(key).or_insert(value);
}
