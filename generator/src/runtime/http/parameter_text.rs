//! The text of a parameter, as its place allows it.

use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;

use super::Error;

pub(super) fn holds_nothing(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
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

/// A header may hold what must not be printed, whatever it is called.
pub(super) fn header(name: &str, text: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let refused = |problem| Error::invalid_argument(name, problem);
    if text.trim_matches([' ', '\t']).len() < text.len() {
        return Err(refused(
            "cannot be sent as a header: every server takes away the spaces around it",
        ));
    }
    let problem = "cannot be sent as a header: it holds a line break or other control character";
    let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| refused(problem))?;
    value.set_sensitive(true);
    let key = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Error::invalid_argument(name, "is not the name of a header"))?;
    Ok((key, value))
}
