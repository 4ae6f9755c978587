//! Parameters of a path that fill several of its segments, or none.

use openapiv3::ParameterData;

use super::Lowered;
use crate::document::PathOperation;
use crate::ir::{Location, Parameter, Segments};
use crate::method::Method;

/// Says that `/` in a parameter of the path is one between segments.
const MULTI_SEGMENT: &str = "x-multi-segment";

/// Words that deny what follows; `t` is the end of `don't`.
const DENIALS: &[&str] = &["cannot", "never", "not", "t"];

/// How far before it what is denied may stand.
const DENIED: usize = 4;

/// As many words as may stand between that something is left out, and what: `omit the optional `path``.
const BETWEEN: usize = 2;

pub(super) fn of(data: &ParameterData, location: Location) -> Segments {
    let said = data.extensions.get(MULTI_SEGMENT);
    let is_said = said.and_then(serde_json::Value::as_bool) == Some(true);
    match is_said && location == Location::Path {
        true => Segments::Many,
        false => Segments::One,
    }
}

/// The parameter that ends the path, if it fills several segments and is said to be left out at times. Only of
/// what reads: without it, the path means something else.
pub(super) fn last<'p>(
    parameters: &'p mut [Lowered],
    template: &str,
    one: &PathOperation<'_>,
) -> Option<&'p mut Parameter> {
    let (_, end) = template.rsplit_once('/')?;
    let name = end.strip_prefix('{')?.strip_suffix('}')?;
    let description = one.operation.description.as_deref()?;
    if one.method != Method::Get || !is_left_out(name, description) {
        return None;
    }
    let mut all = parameters.iter_mut().map(|(parameter, _)| parameter);
    all.find(|it| it.name == name && it.segments == Segments::Many)
}

/// `If you omit the `path` parameter`, `The path may be omitted`.
fn is_left_out(name: &str, description: &str) -> bool {
    let text = description.to_lowercase();
    let name = name.to_lowercase();
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let words = text.split(|c| !is_of_word(c)).filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    let is_denied = |at: usize| {
        let before = words.get(at.saturating_sub(DENIED)..at).unwrap_or_default();
        before.iter().any(|word| DENIALS.contains(word))
    };
    let names = |words: Option<&[&str]>| words.is_some_and(|it| it.contains(&name.as_str()));
    words.iter().enumerate().any(|(at, word)| {
        let is_said = match *word {
            "omit" | "omitting" => names(words.get(at + 1..words.len().min(at + 2 + BETWEEN))),
            "omitted" => is_omitted(words.get(..at).unwrap_or_default(), &name),
            _ => false,
        };
        is_said && !is_denied(at)
    })
}

/// Whether words end with `path is`, `path may be` or `path can be`, and it is not the path of which something is.
fn is_omitted(words: &[&str], name: &str) -> bool {
    let before = match words {
        [before @ .., "may" | "can", "be"] | [before @ .., "is"] => before,
        _ => return false,
    };
    let before = before.strip_suffix(&["parameter"]).unwrap_or(before);
    match before {
        [.., "of", _] | [.., "of", "the", _] => false,
        [.., last] => *last == name,
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_left_out;

    #[test]
    fn a_description_says_what_may_be_left_out() {
        for text in [
            "If you omit the `path` parameter, you receive the root directory.",
            "The path may be omitted",
            "When `path` is omitted, the root is listed",
            "Omit `path` for the root.",
            "The path parameter can be omitted.",
        ] {
            assert!(is_left_out("path", text), "{text}");
        }
        for text in [
            "",
            "The path of a file",
            "You cannot omit the path",
            "Do not omit `path`",
            "The path must not be omitted",
            "path cannot be omitted",
            "The path can never be omitted",
            "If the ref of the path is omitted",
            "The trailing slash of path is omitted",
            "If you omit the `ref`, the default branch is read. The path is that of a file.",
        ] {
            assert!(!is_left_out("path", text), "{text}");
        }
    }
}
