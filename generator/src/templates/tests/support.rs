//! Decodes an example of the document, encodes it again, and tells what changed on the way.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

/// Reads JSON text as `T` and writes it back: nothing may be lost, added or changed.
///
/// Numbers are compared by value, date-times by instant and offset. `name` is where the example
/// stands in the document.
///
/// # Errors
///
/// The text cannot be read as `T`, or does not come back; the message says where it differs.
pub fn check<T: DeserializeOwned + Serialize>(name: &str, json: &str) -> Result<(), String> {
    let failed = |what: &str, error| format!("{name} {what}: {error}");
    let before: Value = serde_json::from_str(json).map_err(|error| failed("is no JSON", error))?;
    let decoded: T =
        serde_json::from_str(json).map_err(|error| failed("cannot be decoded", error))?;
    let after =
        serde_json::to_value(&decoded).map_err(|error| failed("cannot be encoded", error))?;
    let mut changes = Vec::new();
    compare("", Some(&before), Some(&after), &mut changes);
    if changes.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{name} does not come back as it was:\n  {}",
        changes.join("\n  ")
    ))
}

fn compare(
    pointer: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    changes: &mut Vec<String>,
) {
    match (before, after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                compare(&pointer, before.get(key), after.get(key), changes);
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            for index in 0..before.len().max(after.len()) {
                let pointer = format!("{pointer}/{index}");
                compare(&pointer, before.get(index), after.get(index), changes);
            }
        }
        (Some(before), Some(after)) if is_same(before, after) => {}
        (Some(before), Some(after)) => {
            changes.push(format!("at `{pointer}`: {before} became {after}"));
        }
        (Some(before), None) => changes.push(format!("at `{pointer}`: {before} is lost")),
        (None, Some(after)) => changes.push(format!("at `{pointer}`: {after} is added")),
        (None, None) => {}
    }
}

fn is_same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Number(before), Value::Number(after)) => is_same_number(before, after),
        (Value::String(before), Value::String(after)) => {
            before == after || date_time(before).is_some_and(|it| date_time(after) == Some(it))
        }
        _ => before == after,
    }
}

fn is_same_number(before: &Number, after: &Number) -> bool {
    match (whole(before), whole(after)) {
        (None, None) => before.as_f64() == after.as_f64(),
        (before, after) => before == after,
    }
}

/// A number without a fraction; none where there is one, or where it is larger than is exact.
fn whole(number: &Number) -> Option<i128> {
    let integer = number
        .as_i64()
        .map(i128::from)
        .or_else(|| number.as_u64().map(i128::from));
    integer.or_else(|| {
        let float = number.as_f64()?;
        (float.fract() == 0.0 && float.abs() < 1e38).then_some(float as i128)
    })
}

/// A date-time of RFC 3339 in the one spelling that all of the same instant and offset share.
fn date_time(text: &str) -> Option<String> {
    let (local, offset) = match text.strip_suffix(['Z', 'z']) {
        Some(local) => (local, "+00:00"),
        None => text.split_at_checked(text.len().checked_sub("+00:00".len())?)?,
    };
    let (seconds, fraction) = local.split_once('.').unwrap_or((local, "0"));
    let is_date_time = has_form(seconds, "0000-00-00T00:00:00")
        && has_form(offset, "+00:00")
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let offset = if offset == "-00:00" { "+00:00" } else { offset };
    let fraction = fraction.trim_end_matches('0');
    is_date_time.then(|| format!("{}.{fraction}{offset}", seconds.replace(['t', ' '], "T")))
}

/// Whether a text has a digit, a sign or a letter where the form has one, and is like it elsewhere.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, form): (u8, u8)| match form {
        b'0' => byte.is_ascii_digit(),
        b'+' => matches!(byte, b'+' | b'-'),
        b'T' => matches!(byte, b'T' | b't' | b' '),
        other => byte == other,
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}
