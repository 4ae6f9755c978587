//! The header `Link` of RFC 8288: where the next page is.

use reqwest::header::{HeaderMap, LINK};

/// The target of the link that leads on, as it stands there.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    texts
        .flat_map(links)
        .find_map(|(target, parameters)| leads_on(parameters).then(|| target.trim().to_owned()))
}

/// Targets and what is said of them.
fn links(mut text: &str) -> Vec<(&str, &str)> {
    let mut links = Vec::new();
    while let Some((_, rest)) = text.split_once('<') {
        let Some((target, rest)) = rest.split_once('>') else {
            break;
        };
        let (parameters, rest) = rest.split_at(end(rest));
        links.push((target, parameters));
        text = rest;
    }
    links
}

/// Where the parameters of a link end: at a comma that is not in quotes.
fn end(text: &str) -> usize {
    let mut quoted = false;
    let found = text.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ',' && !quoted
    });
    found.map_or(text.len(), |(at, _)| at)
}

fn leads_on(parameters: &str) -> bool {
    let mut relations = parameters.split(';').filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_rel = name.trim().eq_ignore_ascii_case("rel");
        is_rel.then(|| value.trim().trim_matches('"'))
    });
    // The first counts, and it may hold several.
    let mut words = relations
        .next()
        .unwrap_or_default()
        .split_ascii_whitespace();
    words.any(|word| word.eq_ignore_ascii_case("next"))
}
