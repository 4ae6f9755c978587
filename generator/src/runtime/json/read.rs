//! Reads a value from JSON text: strictly, and where that fails once more with tolerance.

use super::notes::Notes;
use super::{Decode, DecodeError, Decoded, Drift, Misfit, Reader};

/// Reads a value from JSON text; what does not fit its optional field is kept raw.
///
/// # Errors
/// The text is no JSON, or a value that cannot be left empty is missing or of another type.
pub fn from_slice<T: Decode>(text: &[u8]) -> Result<Decoded<T>, DecodeError> {
    from_slice_if(text, &|_| Ok(()))
}

/// As [`from_slice`], if what drifted is accepted.
///
/// # Errors
/// As for [`from_slice`], and what does not accept the drifts.
pub fn from_slice_if<T: Decode>(
    text: &[u8],
    accept: &dyn Fn(&[Drift]) -> Result<(), DecodeError>,
) -> Result<Decoded<T>, DecodeError> {
    let mut slot = None;
    let drifts = twice(text, true, &mut |reader| {
        T::decode(reader).map(|it| slot = Some(it))
    })?;
    accept(&drifts)?;
    match slot {
        Some(value) => Ok(Decoded { value, drifts }),
        None => Err(nothing()),
    }
}

/// Reads into a slot: what does not depend on its type is compiled once.
type Read<'r> = &'r mut dyn FnMut(&mut Reader<'_>) -> Result<(), Misfit>;

/// Reads, and where that fails once more; what drifted if that is `lenient`.
fn twice(text: &[u8], lenient: bool, read: Read<'_>) -> Result<Vec<Drift>, DecodeError> {
    let mut first = Reader::new(std::str::from_utf8(text).unwrap_or_default(), None);
    let is_read = read(&mut first).is_ok() && first.is_at_end();
    if is_read && !(lenient && first.null_was_kept) {
        return Ok(Vec::new());
    }
    let mut second = second_reading(text, lenient)?;
    read(&mut second)?;
    Ok(second.notes.map_or_else(Vec::new, |notes| notes.drifts))
}

/// Reads a value from JSON text; one that does not fit its field is an error.
///
/// # Errors
/// The text is no JSON, or a value is missing or of another type.
pub(super) fn strictly<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    let mut slot = None;
    twice(text, false, &mut |reader| {
        T::decode(reader).map(|it| slot = Some(it))
    })?;
    slot.ok_or_else(nothing)
}

/// The error for a slot that is empty after it was read into.
#[cold]
fn nothing() -> DecodeError {
    DecodeError {
        pointer: String::new(),
        reason: "nothing was read".to_owned(),
    }
}

/// Begins again, with notes of where the reading stands. Only here it is made sure that the text is
/// JSON to its end.
#[cold]
fn second_reading(text: &[u8], salvage: bool) -> Result<Reader<'_>, DecodeError> {
    serde_json::from_slice::<serde_json::Value>(text).map_err(|syntax| DecodeError {
        pointer: String::new(),
        reason: explained(&syntax),
    })?;
    let text = std::str::from_utf8(text).unwrap_or_default();
    Ok(Reader::new(text, Some(Box::new(Notes::new(salvage)))))
}

/// What is wrong with a text that is no JSON; that a text may not hold half a character is not obvious
/// from what serde_json says.
#[cold]
fn explained(syntax: &serde_json::Error) -> String {
    let reason = syntax.to_string();
    let is_half = ["lone leading surrogate", "unexpected end of hex escape"]
        .iter()
        .any(|start| reason.starts_with(start));
    if is_half {
        format!("{reason}: a surrogate without the other is half a character")
    } else {
        reason
    }
}
