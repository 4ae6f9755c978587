//! How an integer is read, however it is written: `1.0` and `10e-1` are one as well.

use serde_json::Number;

use super::cursor::Cursor;
use super::{Decode, Misfit, Reader};

/// Moves past a number, and gives back the integer that it is.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<i128> {
    let text = cursor.number_text()?;
    let has_leading_zero = text.len() > 1 && text.trim_start_matches('-').starts_with('0');
    if !has_leading_zero && let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    let (digits, power) = digits_and_power(text)?;
    let power = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
    digits.parse::<i128>().ok()?.checked_mul(power)
}

/// Whether a number is an integer of any size.
#[cold]
pub(super) fn is_integer(text: &str) -> bool {
    digits_and_power(text).is_some_and(|(_, power)| power >= 0)
}

/// The digits of a number to the last that is no nought, of which an `f64` would keep 15, and the power of ten that
/// they are to be multiplied by.
#[cold]
fn digits_and_power(text: &str) -> Option<(String, i64)> {
    // What follows does not look whether it is a number.
    serde_json::from_slice::<Number>(text.as_bytes()).ok()?;
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = format!("{whole}{fraction}");
    let length = all.trim_end_matches('0').len();
    let noughts = i64::try_from(all.len() - length).ok()?;
    all.truncate(length);
    if all.trim_start_matches('-').is_empty() {
        return Some(("0".to_owned(), 0));
    }
    let places = i64::try_from(fraction.len()).ok()?;
    let exponent = exponent.parse::<i64>().ok()?;
    Some((all, exponent.checked_add(noughts - places)?))
}

/// The error for a number that is no integer, or not one of those between two.
#[cold]
fn misfit(
    reader: &Reader<'_>,
    place: Cursor<'_>,
    found: Option<i128>,
    [least, most]: [i128; 2],
) -> Misfit {
    match found {
        Some(_) => reader.misfit_at(place, &format!("an integer from {least} to {most}")),
        None => reader.misfit_at(place, "an integer"),
    }
}

macro_rules! integers {
    ($($integer:ty),* $(,)?) => {$(
        impl Decode for $integer {
            fn vacant() -> Self {
                0
            }

            fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
                let start = reader.cursor;
                let found = take(&mut reader.cursor);
                let number = found.and_then(|number| Self::try_from(number).ok());
                let range = [Self::MIN.into(), Self::MAX.into()];
                *self = number.ok_or_else(|| misfit(reader, start, found, range))?;
                Ok(())
            }
        }
    )*};
}

integers!(i32, i64, u32, u64);
