//! Makes of the request for one page the request for another.

use reqwest::Url;
use serde_json::Value;

use crate::runtime::http::base_url::names_user;
use crate::runtime::http::request::Given;
use crate::runtime::http::{Error, Http, Request, encoding, prepare, target};

use super::body;
use super::paging::Path;

/// What the next page is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The request as it is.
    First,
    /// The value of a query parameter.
    Query(&'static str, String),
    /// A member of the body.
    Member(Path, Value),
    Url(Url),
}

impl Next {
    pub(super) fn apply(self, request: &mut Request) {
        match self {
            Self::First => {}
            Self::Query(name, value) => replace(request, name, &value),
            Self::Member(path, value) => body::set_member(request, path, value),
            Self::Url(url) => {
                // It has what was asked for.
                request.query.clear();
                request.url = Some(url);
            }
        }
    }
}

/// Whether a request has a query parameter.
pub(super) fn has(request: &Request, name: &str) -> bool {
    let is_extra = |(other, _): &(String, String)| other == name;
    request.query.iter().any(is(name)) || request.options.query.iter().any(is_extra)
}

/// Gives a query parameter in place of what was given for it.
pub(super) fn replace(request: &mut Request, name: &'static str, value: &str) {
    let is_it = is(name);
    request.query.retain(|given| !is_it(given));
    request.options.query.retain(|(other, _)| other != name);
    let pairs = prepare::pair(name, value);
    request.query.push(Given { name, pairs });
}

/// Whether what is given is a parameter of this name.
fn is(name: &str) -> impl Fn(&Given) -> bool {
    let encoded = encoding::value(name);
    move |given| given.pairs.split('=').next() == Some(encoded.as_str())
}

/// Where a request goes, without its credentials.
pub(super) fn location(http: &Http, request: &Request) -> Result<Url, Error> {
    if let Some(url) = &request.url {
        return Ok(url.clone());
    }
    let extra = request.options.query.iter();
    let extra = extra.map(|(name, value)| prepare::pair(name, value));
    let given = request.query.iter().map(|given| given.pairs.clone());
    let query: Vec<String> = given.chain(extra).collect();
    let base = http.base(request)?;
    target::url(&base, &request.operation.path, &request.path, &query)
}

/// What an answer says is the next URL, if nothing speaks against going there.
pub(super) fn resolve(from: &Url, text: &str) -> Result<Url, &'static str> {
    let mut url = from.join(text).map_err(|_| "what is none")?;
    if names_user(&url) || url.origin() != from.origin() {
        return Err("one on another origin, which gets no request");
    }
    url.set_fragment(None);
    Ok(url)
}
