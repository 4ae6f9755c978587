//! Tells what of a JSON value changed on the way: numbers are compared by value, date-times by instant
//! and offset.

use std::collections::BTreeSet;

use serde_json::{Number, Value};

/// What is lost, added or changed, a line each; nothing where all is the same.
pub(super) fn changes(before: &Value, after: &Value) -> Vec<String> {
    let mut changes = Vec::new();
    compare("", Some(before), Some(after), &mut changes);
    changes
}

/// A key as a step of a JSON pointer.
pub(super) fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn compare(
    pointer: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    changes: &mut Vec<String>,
) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
                let pointer = format!("{pointer}/{}", step(key));
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

/// How many digits of a second's fraction an `OffsetDateTime` keeps.
const NANOSECONDS: usize = 9;

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
    let fraction = fraction.get(..NANOSECONDS).unwrap_or(fraction);
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
