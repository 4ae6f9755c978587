//! The text of a parameter, as its place allows it.

use serde_json::Value;

use super::Error;

pub(super) fn holds_nothing(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// A text of one or more segments, none of which is empty: many servers read `//` as `/`.
pub(super) fn segments(name: &str, text: String) -> Result<Value, Error> {
    match !text.is_empty() && text.split('/').any(str::is_empty) {
        true => Err(Error::invalid_argument(
            name,
            "must not have an empty segment",
        )),
        false => Ok(Value::String(text)),
    }
}

/// The text of a parameter of the path, which must leave a trace there: an empty text is `;name` in a matrix, but
/// only `.` as a label.
pub(super) fn path(name: &str, value: &Value, text: String) -> Result<String, Error> {
    let is_empty = match value {
        Value::Null => true,
        Value::String(value) => value.is_empty() && !text.starts_with(';'),
        other => holds_nothing(other),
    };
    if is_empty || text.is_empty() {
        return Err(Error::invalid_argument(name, "must not be empty"));
    }
    Ok(text)
}
