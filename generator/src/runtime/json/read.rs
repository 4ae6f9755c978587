//! Reads a value from JSON text: strictly, and where that fails once more with tolerance.

use super::notes::Notes;
use super::{Decode, DecodeError, Decoded, Drift, Reader, surrogates};

/// Reads a value from JSON text; what does not fit its optional field is kept raw.
///
/// # Errors
/// Fails if the text is not JSON, or if a required value is missing or of another type.
pub fn from_slice<T: Decode>(text: &[u8]) -> Result<Decoded<T>, DecodeError> {
    let mut value = T::vacant();
    let drifts = leniently(text, &mut value)?;
    Ok(Decoded { value, drifts })
}

/// Reads a value from JSON text; one that does not fit its field is an error.
///
/// # Errors
/// Fails if the text is not JSON, or if a value is missing or of another type.
pub(super) fn strictly<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::vacant();
    if !is_clean(text, false, &mut value) {
        second_reading(text, false, value.renewed())?;
    }
    Ok(value)
}

/// A value of any type that can be read anew.
pub(crate) trait Renewable {
    /// The value, vacant again.
    fn renewed(&mut self) -> &mut dyn Decode;

    /// The value.
    fn value(&mut self) -> &mut dyn Decode;
}

impl<T: Decode> Renewable for T {
    fn renewed(&mut self) -> &mut dyn Decode {
        *self = T::vacant();
        self
    }

    fn value(&mut self) -> &mut dyn Decode {
        self
    }
}

/// Reads into a vacant value as [`from_slice`] does, and gives back what drifted.
///
/// # Errors
/// Fails where [`from_slice`] would.
pub(crate) fn leniently(text: &[u8], value: &mut dyn Renewable) -> Result<Vec<Drift>, DecodeError> {
    if is_clean(text, true, value.value()) {
        return Ok(Vec::new());
    }
    second_reading(text, true, value.renewed())
}

/// Reads a value; whether it is all that the text holds, and nothing is left to be said of it.
fn is_clean(text: &[u8], lenient: bool, value: &mut dyn Decode) -> bool {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let mut reader = Reader::new(text, !lenient, None);
    value.decode(&mut reader).is_ok() && reader.is_at_end() && !(lenient && reader.drift_was_kept)
}

/// Begins again, with notes of where the reading stands. Only here it is made sure that the text is
/// JSON to its end.
#[cold]
fn second_reading(
    text: &[u8],
    salvage: bool,
    value: &mut dyn Decode,
) -> Result<Vec<Drift>, DecodeError> {
    let mut notes = Notes::new(salvage);
    let text = match syntax(text) {
        None => String::from_utf8_lossy(text),
        Some(error) if salvage => whole_characters(text, &mut notes).ok_or(error)?.into(),
        Some(error) => return Err(error),
    };
    let mut reader = Reader::new(&text, !salvage, Some(Box::new(notes)));
    value.decode(&mut reader)?;
    Ok(reader.notes.map_or_else(Vec::new, |notes| notes.drifts))
}

/// Why a text is no JSON, if it is none.
fn syntax(text: &[u8]) -> Option<DecodeError> {
    let error = serde_json::from_slice::<serde_json::Value>(text).err()?;
    Some(DecodeError {
        pointer: String::new(),
        reason: error.to_string(),
    })
}

/// A text that is JSON but for halves of characters, with whole ones in their place.
fn whole_characters(text: &[u8], notes: &mut Notes) -> Option<String> {
    let (whole, half) = surrogates::replaced(std::str::from_utf8(text).ok()?)?;
    if syntax(whole.as_bytes()).is_some() {
        return None;
    }
    notes.drifts.push(Drift {
        pointer: String::new(),
        expected: "whole characters".to_owned(),
        found: half,
    });
    Some(whole)
}
