//! Puts a path template, its parameters and the query together into the URL that is sent.

use reqwest::Url;

use super::{Error, encoding};

/// One encoded path parameter.
pub(super) struct PathParameter {
    pub(super) name: String,
    pub(super) text: String,
}

/// The URL, byte for byte as it goes out.
pub(super) fn url(
    base: &str,
    template: &str,
    parameters: &[PathParameter],
    query: &[String],
) -> Result<Url, Error> {
    // A fragment is never sent; some documents use one to tell operations of one path apart.
    let template = template.split('#').next().unwrap_or_default();
    let (path, fixed) = template.split_once('?').unwrap_or((template, ""));
    let mut text = base.to_owned();
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        text.push('/');
        text.push_str(&expand(segment, parameters)?);
    }
    let fixed = Some(encoding::literal_query(fixed)).filter(|fixed| !fixed.is_empty());
    let query: Vec<_> = fixed.iter().chain(query).map(String::as_str).collect();
    if !query.is_empty() {
        text.push('?');
        text.push_str(&query.join("&"));
    }
    exactly(&text)
}

/// A URL that an answer gave, with what its query does not have yet.
pub(super) fn extended(mut url: Url, query: &[String]) -> Url {
    let names: Vec<String> = url
        .query_pairs()
        .map(|(name, _)| encoding::value(&name))
        .collect();
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let more = query.iter().filter(|pair| !names.contains(&name(pair)));
    let all: Vec<&str> = url
        .query()
        .filter(|query| !query.is_empty())
        .into_iter()
        .chain(more.map(String::as_str))
        .collect();
    let all = Some(all.join("&")).filter(|all| !all.is_empty());
    url.set_query(all.as_deref());
    url
}

/// One segment of a template with its parameters filled in.
fn expand(segment: &str, parameters: &[PathParameter]) -> Result<String, Error> {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = segment;
    while let Some((literal, name, after)) = next_parameter(rest) {
        let parameter = parameters
            .iter()
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| Error::invalid_argument(name, "is in the path, but has no value"))?;
        text.push_str(&encoding::literal_path(literal));
        text.push_str(&parameter.text);
        names.push(name);
        rest = after;
    }
    text.push_str(&encoding::literal_path(rest));
    // Any URL parser would take such a segment, and the one before it, out of the path.
    if matches!(text.as_str(), "." | "..") && !names.is_empty() {
        return Err(Error::invalid_argument(
            &names.join(" and "),
            "must not be `.` or `..`",
        ));
    }
    Ok(text)
}

fn next_parameter(segment: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = segment.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

/// Refuses a text that a URL parser would change.
fn exactly(text: &str) -> Result<Url, Error> {
    let changed = || Error::invalid_argument("the path", "cannot be sent as it is written");
    let url = Url::parse(text).map_err(|_| changed())?;
    if url.as_str() == text {
        Ok(url)
    } else {
        Err(changed())
    }
}
