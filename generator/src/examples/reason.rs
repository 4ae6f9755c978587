//! What is wrong with an example, in a line that can be read.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

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
        ValidationErrorKind::Not { .. } => {
            " is no object, and with properties but no type the schema is read as one of objects"
                .into()
        }
        _ => error.to_string(),
    };
    // The words of the validator begin with the value, however long that is.
    match words.strip_prefix(&value) {
        Some(rest) => bounded(&value, LONGEST) + &bounded(rest, 2 * LONGEST),
        None if words.starts_with(' ') => bounded(&value, LONGEST) + &words,
        None => bounded(&words, 3 * LONGEST),
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
