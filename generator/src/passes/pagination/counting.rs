//! What a total counts, by its description: results, as its name says, pages, or what is on one page.

use super::numbering::sentences;
use crate::ir::Docs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Results,
    Pages,
    /// The results of one page, which say nothing of the others.
    OnePage,
}

/// Words that may stand before those that are counted: `the number of all available pages`.
const BEFORE: &[&str] = &["all", "available", "result", "the", "total"];

/// What sets apart the parts of a sentence, of which one may count and another speak of pages.
const APART: [char; 4] = [',', '(', ';', ':'];

/// Words for one page.
const THIS: &[&str] = &["current", "one", "that", "this"];

pub(super) fn counted(docs: &Docs) -> Counted {
    let text = docs.description.as_deref().unwrap_or_default();
    let text = text.to_lowercase();
    let parts = sentences(&text).into_iter();
    let parts: Vec<Vec<&str>> = parts.flat_map(|it| it.split(APART)).map(words).collect();
    let says = |said: fn(&[&str], &[&str]) -> bool| {
        parts.iter().any(|words| {
            let mut places = (0..words.len()).map(|at| words.split_at(at));
            places.any(|(before, after)| said(before, after))
        })
    };
    if says(counts_pages) {
        Counted::Pages
    } else if says(is_on_one) {
        Counted::OnePage
    } else {
        Counted::Results
    }
}

fn words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// `total number of pages`, `how many pages`, `total pages`, `page count`.
fn counts_pages(before: &[&str], after: &[&str]) -> bool {
    match after {
        ["page", "count", ..] => !matches!(before, [.., "each" | "per"]),
        ["pages", ..] => {
            let between = before.iter().rev();
            let between = between.take_while(|word| BEFORE.contains(word)).count();
            let (start, between) = before.split_at(before.len().saturating_sub(between));
            match start {
                [.., "count" | "number", "of"] | [.., "how", "many"] => true,
                _ => between.ends_with(&["total"]),
            }
        }
        _ => false,
    }
}

/// `on this page`, `in the current page`.
fn is_on_one(before: &[&str], after: &[&str]) -> bool {
    match (before, after) {
        ([.., "in" | "on"], [this, "page", ..]) => THIS.contains(this),
        ([.., "in" | "on", "the"], ["current", "page", ..]) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, counted};
    use crate::ir::Docs;

    fn is(text: &str, expected: Counted) {
        let docs = Docs {
            description: Some(text.to_owned()),
            ..Docs::default()
        };
        assert_eq!(counted(&docs), expected, "{text}");
    }

    #[test]
    fn a_total_counts_pages_where_its_description_says_so() {
        for text in [
            "Total number of pages",
            "The number of all available pages.",
            "Total pages",
            "How many pages there are",
            "The page count",
            "Number of result pages",
        ] {
            is(text, Counted::Pages);
        }
    }

    #[test]
    fn a_total_of_one_page_is_none() {
        for text in [
            "Total number of results on this page",
            "Number of items in the current page",
        ] {
            is(text, Counted::OnePage);
        }
    }

    #[test]
    fn any_other_total_counts_results() {
        for text in [
            "",
            "The total number of results",
            "Total number of items across all pages",
            "Results on all pages",
            "Total count, whatever the page",
            "Total number of results (all pages)",
            "Total number of available results. Pages start at 1.",
            "Number of results, all pages",
            "Total count of results; pages are of 100",
            "Total items. Items per page count from 1",
            "Total number of elements matching the query, not only those of this page",
        ] {
            is(text, Counted::Results);
        }
    }
}
