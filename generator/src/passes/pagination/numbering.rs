//! The number that a parameter has for the first page.

use crate::ir::Parameter;

/// Its default, else its least, if the first page can have that; else what its description says.
pub(super) fn first_page(parameter: &Parameter) -> u64 {
    let described = || {
        let text = parameter.docs.description.as_deref()?;
        is_from(text, "0").then_some(0)
    };
    let said = parameter.first.filter(|first| *first < 2);
    said.or_else(described).unwrap_or(1)
}

/// Whether its description says that it counts from one.
pub(super) fn is_from_one(parameter: &Parameter) -> bool {
    let text = parameter.docs.description.as_deref();
    text.is_some_and(|text| is_from(text, "1"))
}

/// Whether a description says that pages are counted from this digit.
fn is_from(text: &str, digit: &str) -> bool {
    let text = text.to_lowercase();
    let mut sentences = sentences(&text).into_iter();
    sentences.any(|sentence| is_said_in(sentence, digit))
}

/// What stands between ends of sentences, which a point within a number is not.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['.', ';', '!', '?']).map(|(at, _)| at);
    let mut rest = 0;
    let mut sentences = Vec::new();
    for end in ends.map(|at| at + 1).chain([text.len()]) {
        let after = text.get(end..).unwrap_or_default();
        if after.is_empty() || after.starts_with(char::is_whitespace) {
            sentences.extend(text.get(rest..end));
            rest = end;
        }
    }
    sentences
}

fn is_said_in(sentence: &str, digit: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '.');
    let words: Vec<&str> = words
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .map(|word| match word {
            "zero" => "0",
            "one" => "1",
            word => word,
        })
        .collect();
    let found = words.iter().enumerate();
    let found = found.filter(|(_, word)| **word == digit);
    let mut around = found.map(|(at, _)| words.split_at(at));
    around.any(|(before, after)| {
        follows_start(before) || is_described(before, after.get(1..).unwrap_or_default())
    })
}

/// Words that deny what follows; `t` is the end of `doesn't`.
const DENIALS: &[&str] = &["cannot", "never", "non", "not", "t"];

/// `starting with 0`, `numbered from 0`, `the default value is 0`, `the first page has number 0`.
fn follows_start(before: &[&str]) -> bool {
    const BETWEEN: &[&str] = &[
        "at", "from", "has", "index", "is", "number", "of", "page", "to", "value", "with",
    ];
    const COUNTS: &[&str] = &[
        "begin",
        "beginning",
        "begins",
        "count",
        "counted",
        "counting",
        "counts",
        "indexed",
        "numbered",
        "start",
        "starting",
        "starts",
    ];
    let between = before.iter().rev();
    let between = between.take_while(|word| BETWEEN.contains(word)).count();
    let (start, joined) = before.split_at(before.len().saturating_sub(between));
    match start {
        [.., "default" | "defaults"] => true,
        [.., denial, _] if DENIALS.contains(denial) => false,
        [.., start] if COUNTS.contains(start) => !joined.is_empty(),
        [.., "first"] => joined.first() == Some(&"page"),
        _ => false,
    }
}

/// `0-based`, `zero indexed`, `0-index`, `0 is the first page`.
fn is_described(before: &[&str], after: &[&str]) -> bool {
    match after {
        ["based" | "index" | "indexed", ..] => {
            !before.last().is_some_and(|last| DENIALS.contains(last))
        }
        ["is" | "for" | "being" | "means", "first", "page", ..] => true,
        ["is" | "for" | "being" | "means", "the", "first", "page", ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_from;

    fn is_from_zero(text: &str) -> bool {
        is_from(text, "0")
    }

    #[test]
    fn pages_are_counted_from_zero_where_the_description_says_so() {
        for text in [
            "Page number to retrieve; page numbers are 0-based. Default value is 0.",
            "Zero-based index of the page.",
            "The page (zero indexed).",
            "Page number to return, starting with 0.",
            "The page, which starts at `0`",
            "Starting from page 0",
            "The page number to be displayed. The first page is 0.",
            "0 is the first page",
            "Page of services (starts at and defaults to 0)",
            "Page of results to return, default 0. Results per page 20.",
            "The page, counting from 0",
            "Pages are numbered from 0",
            "0-index of the page",
            "The first page has number 0",
        ] {
            assert!(is_from_zero(text), "{text}");
        }
    }

    #[test]
    fn a_zero_that_is_no_first_page_says_nothing() {
        for text in [
            "",
            "The page, 1-based",
            "page > 0",
            "Must be greater than 0",
            "The page number, not zero-based.",
            "Default is 1; 0 gives all results",
            "An integer that is less than or equal to 0 to view all results",
            "The first page is 1, not 0",
            "Defaults to 10",
            "The page does not start at 0",
            "The page doesn't start at 0",
            "Page to start from. 0 returns everything",
            "Default 0.5",
        ] {
            assert!(!is_from_zero(text), "{text}");
        }
    }
}
