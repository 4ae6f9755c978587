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
    from_digits(text)
}

/// The integer by its digits, of which an `f64` would keep 15.
#[cold]
fn from_digits(text: &str) -> Option<i128> {
    // What follows does not look whether it is a number.
    serde_json::from_slice::<Number>(text.as_bytes()).ok()?;
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let telling = all.trim_end_matches('0');
    if telling.trim_start_matches('-').is_empty() {
        return Some(0);
    }
    let noughts = i64::try_from(all.len() - telling.len()).ok()?;
    let places = i64::try_from(fraction.len()).ok()?;
    let power = exponent
        .parse::<i64>()
        .ok()?
        .checked_add(noughts - places)?;
    let power = 10_i128.checked_pow(u32::try_from(power).ok()?)?;
    telling.parse::<i128>().ok()?.checked_mul(power)
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
