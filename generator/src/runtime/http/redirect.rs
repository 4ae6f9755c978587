//! Decides which redirects are followed: those that keep what was asked, and another origin gets no credential.

use reqwest::Url;
use reqwest::header::{HeaderMap, LOCATION};

use super::base_url::names_user;
use super::method::{is_query, is_safe};
use super::{Method, StatusCode};

/// As many redirects as one request may take.
pub(super) const MOST: usize = 10;

/// Where a request goes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) url: Url,
    pub(super) method: Method,
    pub(super) with_body: bool,
    /// Whether it goes to another origin than the request, or comes from there.
    pub(super) is_foreign: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The answer is no redirect.
    Stay,
    Follow(Leg),
    /// The answer is a redirect that is not followed, for this reason.
    Refuse(String),
}

/// What RFC 9110 says of a redirect, but that a request never silently becomes another one: a
/// `POST` answered 301 or 302, the one method that may be changed then, is not repeated as a `GET`. Of what changes
/// something many servers lead by 302 to what came of it, so it is not sent again. Another origin is only read from, and gets neither a body nor a header that may hold a credential.
pub(super) fn next(leg: &Leg, status: StatusCode, headers: &HeaderMap) -> Next {
    if !matches!(status.as_u16(), 301..=303 | 307 | 308) {
        return Next::Stay;
    }
    let Some(location) = headers.get(LOCATION) else {
        return Next::Stay;
    };
    let target = location.to_str().ok();
    let Some(url) = target.and_then(|target| leg.url.join(target).ok()) else {
        return refuse("a redirect to what is no URL");
    };
    if names_user(&url) {
        return refuse("a redirect with a user or password, which is not followed");
    }
    let Some((method, with_body)) = asked(leg, status) else {
        let method = &leg.method;
        return Next::Refuse(match *method == Method::POST {
            true => "a redirect that would turn POST into GET, which is not followed".to_owned(),
            false => {
                format!("a redirect after {method} that may have been done, which is not followed")
            }
        });
    };
    let is_elsewhere = url.origin() != leg.url.origin();
    if is_elsewhere && let Some(reason) = why_not(leg, &url, &method) {
        return refuse(reason);
    }
    let is_foreign = leg.is_foreign || is_elsewhere;
    Next::Follow(Leg {
        url,
        method,
        with_body: with_body && !is_foreign,
        is_foreign,
    })
}

fn refuse(reason: &str) -> Next {
    Next::Refuse(reason.to_owned())
}

/// The method that a redirect asks for, and whether a body goes along; none where it would be another
/// request.
fn asked(leg: &Leg, status: StatusCode) -> Option<(Method, bool)> {
    match status.as_u16() {
        307 | 308 => Some((leg.method.clone(), leg.with_body)),
        301 if leg.method != Method::POST => Some((leg.method.clone(), leg.with_body)),
        302 if is_safe(&leg.method) => Some((leg.method.clone(), leg.with_body)),
        303 if leg.method == Method::HEAD => Some((Method::HEAD, false)),
        303 => Some((Method::GET, false)),
        _ => None,
    }
}

/// What speaks against going to another origin.
fn why_not(leg: &Leg, url: &Url, method: &Method) -> Option<&'static str> {
    if is_query(method) {
        return Some("a redirect to another origin, which gets no body");
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Some("a redirect to another origin, which is only followed to read");
    }
    match (leg.url.scheme(), url.scheme()) {
        (_, "https") | ("http", "http") => None,
        ("https", "http") => Some("a redirect from https to http, which is not followed"),
        _ => Some("a redirect to what is no web address, which is not followed"),
    }
}
