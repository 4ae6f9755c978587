//! Whether `before` and `after` stand for what is before or after a result, or for what is before or after a time.

use super::names::plain;
use crate::ir::Parameter;

/// Words of a description that speaks of times.
const OF_TIMES: &[&str] = &[
    "created before",
    "date",
    "dates",
    "datetime",
    "epoch",
    "iso 8601",
    "iso8601",
    "milliseconds",
    "rfc 3339",
    "rfc3339",
    "time",
    "times",
    "timestamp",
    "timestamps",
    "timezone",
    "unix",
    "updated before",
    "utc",
];

/// Whether a parameter takes results as the one for what is after them does: of the name `before` alone
/// a filter by time may be.
pub(super) fn takes_results(before: &Parameter, after: &Parameter) -> bool {
    let is_like_after = before.ty.kind == after.ty.kind;
    plain(&before.name) != "before"
        || (is_like_after && !speaks_of_times(before) && !speaks_of_times(after))
}

/// Whether what is after a time is wanted: of the name `after` alone a filter by time may be.
pub(super) fn is_time(after: &Parameter) -> bool {
    plain(&after.name) == "after" && speaks_of_times(after)
}

pub(super) fn speaks_of_times(parameter: &Parameter) -> bool {
    let text = parameter.docs.description.as_deref().unwrap_or_default();
    is_of_times(text)
}

fn is_of_times(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    let mut times = OF_TIMES.iter();
    times.any(|time| text.contains(&format!(" {time} ")))
}

#[cfg(test)]
mod tests {
    use super::is_of_times;

    #[test]
    fn times_are_told_from_results() {
        for text in [
            "Only payments before this date",
            "An ISO-8601 timestamp.",
            "RFC 3339",
            "Created before",
            "date-time",
        ] {
            assert!(is_of_times(text), "{text}");
        }
        for text in [
            "",
            "The id of the first result.",
            "An update before which to stop",
            "Sometimes an id",
        ] {
            assert!(!is_of_times(text), "{text}");
        }
    }
}
