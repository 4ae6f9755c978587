//! What is wrong with an example, in a line that can be read.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

/// Characters of a value or of a place that are shown.
const LONGEST: usize = 60;

/// Where in the example at a place something is wrong, and what.
pub(super) fn reason(error: &ValidationError<'_>, example: &str) -> String {
    let error = cause(error);
    let place = error.instance_path().as_str();
    let place = place.strip_prefix(example).unwrap_or(place);
    if place.is_empty() {
        what(error)
    } else {
        format!("at `{}`: {}", bounded(place, LONGEST), what(error))
    }
}

/// Of several alternatives the only one that the value may be meant to be: that of its own type.
fn cause<'e, 'i>(mut error: &'e ValidationError<'i>) -> &'e ValidationError<'i> {
    while let ValidationErrorKind::AnyOf { context } = error.kind() {
        let is_other_type = |inner: &ValidationError<'_>| {
            matches!(
                inner.kind(),
                ValidationErrorKind::Type { .. } | ValidationErrorKind::Not { .. }
            ) && inner.instance_path() == error.instance_path()
        };
        let mut meant = context
            .iter()
            .filter_map(|branch| branch.first())
            .filter(|inner| !is_other_type(inner));
        match (meant.next(), meant.next()) {
            (Some(only), None) => error = only,
            _ => break,
        }
    }
    error
}

fn what(error: &ValidationError<'_>) -> String {
    let value = error.instance().to_string();
    let words = match error.kind() {
        ValidationErrorKind::Required { property } => return format!("{property} is required"),
        ValidationErrorKind::AnyOf { context } => {
            format!(" fits none of {} alternatives", context.len())
        }
        ValidationErrorKind::Not { schema } => read_as(schema).into(),
        _ => error.to_string(),
    };
    // The words of the validator begin with the value, however long that is.
    match words.strip_prefix(&value) {
        Some(rest) => bounded(&value, LONGEST) + &bounded(rest, 2 * LONGEST),
        None if words.starts_with(' ') => bounded(&value, LONGEST) + &words,
        None => bounded(&words, 3 * LONGEST),
    }
}

/// What a value is not that is of one of the types which are left out.
fn read_as(left_out: &Value) -> &'static str {
    let types = left_out.get("type").and_then(Value::as_array);
    let leaves_out = |ty: &str| types.is_some_and(|types| types.iter().any(|it| it == ty));
    if !leaves_out("object") {
        " is no object, and with properties but no type the schema is read as one of objects"
    } else if !leaves_out("array") {
        " is no array, and with items but no type the schema is read as one of arrays"
    } else {
        " is no text, and with what only text has but no type the schema is read as one of strings"
    }
}

fn bounded(text: &str, most: usize) -> String {
    let mut line: String = text
        .chars()
        .take(most)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(most).is_some() {
        line.push_str("...");
    }
    line
}
