//! Decides which redirects are followed: those that keep the origin and what was asked.

use reqwest::Url;
use reqwest::header::{HeaderMap, LOCATION};

use super::base_url::names_user;
use super::{Method, StatusCode};

/// As many redirects as one request may take.
pub(super) const MOST: usize = 10;

/// Where a request goes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) url: Url,
    pub(super) method: Method,
    pub(super) with_body: bool,
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
/// `POST` answered 301 or 302 is not repeated as a `GET`. Another origin gets nothing, because
/// every header may hold a credential.
pub(super) fn next(leg: &Leg, status: StatusCode, headers: &HeaderMap) -> Next {
    if !matches!(status.as_u16(), 301..=303 | 307 | 308) {
        return Next::Stay;
    }
    let Some(location) = headers.get(LOCATION) else {
        return Next::Stay;
    };
    let target = location.to_str().ok();
    let Some(url) = target.and_then(|target| leg.url.join(target).ok()) else {
        return Next::Refuse("a redirect to what is no URL".to_owned());
    };
    if url.origin() != leg.url.origin() {
        return Next::Refuse("a redirect to another origin, which is not followed".to_owned());
    }
    if names_user(&url) {
        return Next::Refuse(
            "a redirect with a user or password, which is not followed".to_owned(),
        );
    }
    let reads = matches!(leg.method, Method::GET | Method::HEAD);
    let (method, with_body) = match status.as_u16() {
        307 | 308 => (leg.method.clone(), leg.with_body),
        301 | 302 if reads => (leg.method.clone(), leg.with_body),
        303 if leg.method == Method::HEAD => (Method::HEAD, false),
        303 => (Method::GET, false),
        _ => {
            let method = &leg.method;
            return Next::Refuse(format!(
                "a redirect that would turn {method} into GET, which is not followed"
            ));
        }
    };
    Next::Follow(Leg {
        url,
        method,
        with_body,
    })
}
