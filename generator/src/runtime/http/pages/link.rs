//! The header `Link` of RFC 8288: where the other pages are.

use reqwest::header::{HeaderMap, LINK};

/// The target of the link that leads on, as it stands there.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    target(headers, &["next"])
}

/// The target of the link to the first page.
pub(super) fn first(headers: &HeaderMap) -> Option<String> {
    target(headers, &["first"])
}

/// The target of the link to the last page.
pub(super) fn last(headers: &HeaderMap) -> Option<String> {
    target(headers, &["last"])
}

/// Whether a link leads to the page before.
pub(super) fn has_previous(headers: &HeaderMap) -> bool {
    target(headers, &["prev", "previous"]).is_some()
}

/// The target of the first link of such a relation.
fn target(headers: &HeaderMap, relations: &[&str]) -> Option<String> {
    headers.get_all(LINK).iter().find_map(|value| {
        // What is said of a link may be in any language; its target is ASCII.
        let text = String::from_utf8_lossy(value.as_bytes());
        let mut links = links(&text).into_iter();
        let (target, _) = links.find(|(_, parameters)| is_one(parameters, relations))?;
        Some(target.trim().to_owned())
    })
}

/// Targets and what is said of them.
fn links(mut text: &str) -> Vec<(&str, &str)> {
    let mut links = Vec::new();
    while let Some((_, rest)) = text.split_once('<') {
        let Some((target, rest)) = rest.split_once('>') else {
            break;
        };
        let (parameters, rest) = rest.split_at(unquoted(rest, ',').unwrap_or(rest.len()));
        links.push((target, parameters));
        text = rest;
    }
    links
}

/// Where a sign is first that is not in quotes.
fn unquoted(text: &str, sign: char) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.char_indices().find_map(|(at, c)| {
        let escapes = c == '\\' && is_quoted && !is_escaped;
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = escapes;
        (c == sign && !is_quoted).then_some(at)
    })
}

fn is_one(mut parameters: &str, relations: &[&str]) -> bool {
    while !parameters.is_empty() {
        let end = unquoted(parameters, ';').unwrap_or(parameters.len());
        let (parameter, rest) = parameters.split_at(end);
        // The first counts, and it may hold several.
        if let Some((name, value)) = parameter.split_once('=')
            && name.trim().eq_ignore_ascii_case("rel")
        {
            let mut words = value.trim().trim_matches('"').split_ascii_whitespace();
            return words.any(|word| relations.iter().any(|it| word.eq_ignore_ascii_case(it)));
        }
        parameters = rest.strip_prefix(';').unwrap_or_default();
    }
    false
}
