//! Makes of the request for one page the request for another.

use reqwest::Url;

use crate::runtime::http::base_url::names_user;
use crate::runtime::http::request::Given;
use crate::runtime::http::{Error, Http, Request, encoding, prepare, target};

/// What the next page is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The request as it is.
    First,
    /// The value of a query parameter.
    Query(&'static str, String),
    Url(Url),
}

impl Next {
    pub(super) fn apply(self, request: &mut Request) {
        match self {
            Self::First => {}
            Self::Query(name, value) => {
                let encoded = encoding::value(name);
                let is_other =
                    |given: &Given| given.pairs.split('=').next() != Some(encoded.as_str());
                request.query.retain(is_other);
                request.options.query.retain(|(other, _)| other != name);
                let pairs = prepare::pair(name, &value);
                request.query.push(Given { name, pairs });
            }
            Self::Url(url) => {
                // It has what was asked for.
                request.query.clear();
                request.url = Some(url);
            }
        }
    }
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
