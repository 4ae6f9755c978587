//! What the document says of the arguments of a method, which have no documentation of their own in Rust.

use std::collections::BTreeSet;

use super::fields::Field;
use crate::docs::doc_lines;

/// How much is told of one argument, if it can be cut where a sentence ends.
const LONGEST: usize = 240;

/// How much is told of one that cannot.
const LONGEST_SENTENCE: usize = 480;

/// Words that say nothing of a thing.
const FILLERS: [&str; 8] = ["the", "a", "an", "of", "this", "for", "to", "unique"];

/// A list of those of which something is said, in their order.
pub(super) fn docs(arguments: &[&Field<'_>]) -> Option<String> {
    let items: Vec<String> = arguments.iter().filter_map(|field| item(field)).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

fn item(field: &Field<'_>) -> Option<String> {
    let description = field.docs.description.as_deref().unwrap_or_default();
    let text = short(description).filter(|text| says_more(field.name, text));
    match (text, field.docs.deprecated) {
        (Some(text), false) => Some(format!("- `{}`: {text}", field.name)),
        (Some(text), true) => Some(format!("- `{}` (deprecated): {text}", field.name)),
        (None, true) => Some(format!("- `{}` (deprecated)", field.name)),
        (None, false) => None,
    }
}

/// The first paragraph of a description, or as many of its sentences as are short.
fn short(description: &str) -> Option<String> {
    let lines = doc_lines(description, usize::MAX);
    let lines = lines.iter().take_while(|line| !line.is_empty());
    let lines: Vec<&str> = lines.map(|line| line.trim()).collect();
    if !is_prose(lines.first()?) {
        return None;
    }
    let text = lines.join(" ");
    let is_whole = text.len() <= LONGEST && !text.ends_with(':');
    let cut = || {
        sentence_ends(&text)
            .take_while(|end| *end <= LONGEST)
            .last()
    };
    let end = match is_whole {
        true => Some(text.len()),
        false => cut().or_else(|| sentence_ends(&text).next()),
    };
    match end {
        Some(end) => text.get(..end).map(str::to_owned),
        None => Some(text),
    }
    .filter(|text| text.len() <= LONGEST_SENTENCE)
}

/// Whether a line is of a paragraph, and not of a list, a heading, a table or code.
fn is_prose(line: &str) -> bool {
    let is_numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(['.', ')'])
    };
    let starts = ["#", "- ", "* ", "+ ", "|", ">", "```", "~~~", "<"];
    !starts.iter().any(|start| line.starts_with(start)) && !is_numbered()
}

/// Where sentences end, but for those within a link or code.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let ends = text.match_indices(". ").map(|(at, _)| at + 1);
    let ends = ends.take_while(|end| *end <= LONGEST_SENTENCE);
    ends.filter(|end| {
        let (before, after) = text.split_at(*end);
        let count = |sign| before.matches(sign).count();
        let is_open = count('`') % 2 == 1 || count('[') != count(']') || count('(') != count(')');
        !is_open
            && after
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || c == '`')
    })
}

/// Whether a text has a word that the name has not.
fn says_more(name: &str, text: &str) -> bool {
    let name = words(name);
    words(text).iter().any(|word| !name.contains(word))
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.map(str::to_lowercase);
    let words = words.filter(|word| !word.is_empty() && !FILLERS.contains(&word.as_str()));
    words
        .map(|word| match word.as_str() {
            "identifier" => "id".to_owned(),
            _ => word,
        })
        .collect()
}
