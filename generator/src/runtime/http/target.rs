//! Puts a path template, its parameters and the query together into the URL that is sent.

use std::mem;

use reqwest::Url;

use super::base_url::BaseUrl;
use super::{Error, encoding};

/// One encoded path parameter.
#[derive(Clone)]
pub(super) struct PathParameter {
    pub(super) name: &'static str,
    pub(super) text: String,
}

/// The length of a URL in bytes that HTTP's types have room for: what is longer would fail as if the network had.
const MOST: usize = 65_534;

/// Made room for at first, for what parameters and query are longer than their template.
const ROOM: usize = 64;

/// The URL, byte for byte as it goes out.
pub(super) fn url<'q>(
    base: &BaseUrl,
    template: &str,
    parameters: &[PathParameter],
    query: impl IntoIterator<Item = &'q String>,
) -> Result<Url, Error> {
    // A fragment is never sent; some documents use one to tell operations of one path apart.
    let template = template.split('#').next().unwrap_or_default();
    let (path, fixed) = template.split_once('?').unwrap_or((template, ""));
    let mut text = String::with_capacity(base.path().len() + template.len() + ROOM);
    text.push_str(base.path());
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        text.push('/');
        expand(&mut text, segment, parameters)?;
    }
    let mut before = '?';
    if !fixed.is_empty() {
        text.push(mem::replace(&mut before, '&'));
        expand_query(&mut text, fixed, parameters);
    }
    for pairs in query {
        text.push(mem::replace(&mut before, '&'));
        text.push_str(pairs);
    }
    exactly(base, &text)
}

/// Refuses a URL that no attempt could send.
pub(super) fn check_length(url: &Url) -> Result<(), Error> {
    let length = url.as_str().len();
    if length <= MOST {
        return Ok(());
    }
    let problem = format!("must have at most {MOST} bytes, and has {length}");
    Err(Error::invalid_argument("the URL", problem))
}

/// A URL that an answer gave, with what its query does not have yet.
pub(super) fn extended<'q>(mut url: Url, query: impl IntoIterator<Item = &'q String>) -> Url {
    let names: Vec<String> = url
        .query_pairs()
        .map(|(name, _)| encoding::value(&name))
        .collect();
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let more = query
        .into_iter()
        .filter(|pair| !names.contains(&name(pair)));
    let mut all = url.query().unwrap_or_default().to_owned();
    for pairs in more {
        if !all.is_empty() {
            all.push('&');
        }
        all.push_str(pairs);
    }
    let all = Some(all).filter(|all| !all.is_empty());
    url.set_query(all.as_deref());
    url
}

/// Adds one segment of a template with its parameters filled in.
fn expand(text: &mut String, segment: &str, parameters: &[PathParameter]) -> Result<(), Error> {
    let start = text.len();
    let mut rest = segment;
    while let Some((literal, name, after)) = next_parameter(rest) {
        let parameter = parameters
            .iter()
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| Error::invalid_argument(name, "is in the path, but has no value"))?;
        encoding::push_literal_path(text, literal);
        text.push_str(&parameter.text);
        rest = after;
    }
    encoding::push_literal_path(text, rest);
    // Any URL parser would take such a segment, and the one before it, out of the path.
    let mut filled = text.get(start..).unwrap_or_default().split('/');
    if filled.any(|it| matches!(it, "." | "..")) && rest.len() < segment.len() {
        return Err(Error::invalid_argument(
            &names(segment).join(" and "),
            "must not be `.` or `..`",
        ));
    }
    Ok(())
}

/// Adds the query of a template with its parameters filled in; a name that has no value is text.
fn expand_query(text: &mut String, query: &str, parameters: &[PathParameter]) {
    let mut rest = query;
    while let Some((literal, name, after)) = next_parameter(rest) {
        let known = parameters.iter().find(|parameter| parameter.name == name);
        match known {
            Some(parameter) => {
                encoding::push_literal_query(text, literal);
                text.push_str(&parameter.text);
            }
            None => {
                let (written, _) = rest.split_at(rest.len() - after.len());
                encoding::push_literal_query(text, written);
            }
        }
        rest = after;
    }
    encoding::push_literal_query(text, rest);
}

fn names(mut segment: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some((_, name, after)) = next_parameter(segment) {
        names.push(name);
        segment = after;
    }
    names
}

fn next_parameter(segment: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = segment.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

/// What follows the origin, put behind it; refuses a text that a URL parser would change.
fn exactly(base: &BaseUrl, text: &str) -> Result<Url, Error> {
    let changed = || Error::invalid_argument("the path", "cannot be sent as it is written");
    // Two slashes at the beginning of a relative reference are followed by a host.
    let parsed = match text.starts_with("//") {
        true => Url::parse(&format!("{}{text}", base.origin())),
        false => base.url.join(text),
    };
    let url = parsed.map_err(|_| changed())?;
    if url.as_str().strip_prefix(base.origin()) == Some(text) {
        Ok(url)
    } else {
        Err(changed())
    }
}
