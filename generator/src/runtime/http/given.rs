//! Finds the credentials that a caller gave with one request, rather than with the client.

use percent_encoding::percent_decode_str;
use reqwest::header::{AUTHORIZATION, COOKIE};

use super::api::{Api, Place};
use super::request::Given;
use super::{HeaderMap, Request, Secret, prepare};

/// Words in the names of headers and query parameters whose values are credentials.
const TELLING: &[&str] = &[
    "auth",
    "cookie",
    "key",
    "password",
    "secret",
    "session",
    "signature",
    "token",
];

fn is_telling(name: &str) -> bool {
    // An idempotency key tells requests apart, and opens nothing.
    TELLING.iter().any(|word| name.contains(word)) && !name.contains("idempotency")
}

/// The credentials among headers, by their names.
pub(super) fn in_headers(headers: &HeaderMap) -> impl Iterator<Item = Secret> {
    let telling = headers.iter().filter(|(name, _)| is_telling(name.as_str()));
    let values = telling.filter_map(|(name, value)| Some((name, value.to_str().ok()?)));
    values.flat_map(|(name, value)| match *name == COOKIE {
        true => pairs(value).map(|(_, value)| Secret::from(value)).collect(),
        false => vec![Secret::from(token(value))],
    })
}

/// A server repeats a token without the name of the scheme before it.
fn token(value: &str) -> &str {
    value.split_once(' ').map_or(value, |(_, token)| token)
}

/// The names and values of the cookies among headers.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let header = headers.get(COOKIE).and_then(|header| header.to_str().ok());
    pairs(header.unwrap_or_default())
}

fn pairs(header: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = header.split(';');
    pairs.filter_map(|pair| pair.trim().split_once('='))
}

/// The credentials among query parameters, by their names.
pub(super) fn in_query(query: &[(String, String)]) -> impl Iterator<Item = Secret> {
    let telling = query
        .iter()
        .filter(|(name, _)| is_telling(&name.to_ascii_lowercase()));
    telling.map(|(_, value)| Secret::from(value))
}

/// The schemes of which a credential stands among headers.
pub(super) fn schemes_in(api: &'static Api, headers: &HeaderMap) -> Vec<&'static str> {
    let schemes = api.schemes.iter();
    let given = schemes.filter(|scheme| is_among(headers, scheme.place));
    given.map(|scheme| scheme.id).collect()
}

fn is_among(headers: &HeaderMap, place: Place) -> bool {
    // A name is only looked at where there is any: most requests add nothing.
    !headers.is_empty()
        && match place {
            Place::Bearer | Place::Basic => headers.contains_key(AUTHORIZATION),
            Place::Header(name) => headers.contains_key(name),
            Place::Query(_) => false,
            Place::Cookie(name) => cookies(headers).any(|(given, _)| given == name),
        }
}

impl Request {
    /// Whether a parameter, or what a caller added, stands where a credential goes.
    pub(super) fn gives(&self, place: Place) -> bool {
        is_among(&self.options.headers, place)
            || match place {
                Place::Bearer | Place::Basic => false,
                Place::Header(_) => is_among(&self.headers, place),
                Place::Query(name) => self.given_query(name).is_some(),
                Place::Cookie(name) => named(&self.cookies, name).is_some(),
            }
    }

    /// What stands where a credential goes, unless its name tells that it is one.
    pub(super) fn given_at(&self, place: Place) -> Option<Secret> {
        match place {
            Place::Bearer | Place::Basic => None,
            Place::Header(name) => {
                let added = self.options.headers.get(name);
                let value = added.or_else(|| self.headers.get(name))?;
                value.to_str().ok().map(Secret::from)
            }
            Place::Query(name) => decoded(&self.given_query(name)?),
            Place::Cookie(name) => decoded(named(&self.cookies, name)?),
        }
    }

    /// A query parameter as it is sent.
    pub(super) fn given_query(&self, name: &str) -> Option<String> {
        let mut added = self.options.query.iter();
        match added.find(|(added, _)| added == name) {
            Some((name, value)) => Some(prepare::pair(name, value)),
            None => named(&self.query, name).map(str::to_owned),
        }
    }
}

fn named<'g>(all: &'g [Given], name: &str) -> Option<&'g str> {
    let mut all = all.iter();
    all.find(|given| given.name == name)
        .map(|given| given.pairs.as_str())
}

fn decoded(pair: &str) -> Option<Secret> {
    let (_, value) = pair.split_once('=')?;
    let value = percent_decode_str(value).decode_utf8_lossy();
    Some(Secret::new(value))
}
