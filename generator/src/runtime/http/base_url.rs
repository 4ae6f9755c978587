//! Checks where requests go: https, or http to this machine, without credentials, or as the caller allows.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

use super::Error;
use super::api::Api;
use super::named::Named;
use super::server::{self, Server};

#[derive(Clone, Debug)]
pub(super) struct BaseUrl {
    pub(super) url: Url,
    /// Without a slash at its end.
    pub(super) text: String,
    pub(super) loopback: bool,
    /// Whether the caller named it, so that every request goes there.
    pub(super) is_chosen: bool,
    pub(super) plain_text: PlainText,
}

/// Whether requests may go to another machine without encryption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainText {
    Allowed,
    /// For requests that take none along.
    WithoutCredentials,
    Refused,
}

/// The URL of the API's server with its variables; none where the document names no host.
pub(super) fn of_server(api: &Api, chosen: &Named<String>) -> Result<Option<String>, Error> {
    let url = server::filled(Server::new(api.base_url, api.server_variables), chosen)?;
    Ok(Some(url).filter(|url| url.contains("://")))
}

/// A URL as a caller gave it; its `Debug` shows no password, nor what stands in a query.
#[derive(Clone)]
pub(super) struct GivenUrl(pub(super) String);

impl fmt::Debug for GivenUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Url::parse(&self.0) {
            Ok(url) => write!(f, "{}{}", url.origin().ascii_serialization(), url.path()),
            Err(_) => f.write_str("[no URL]"),
        }
    }
}

impl BaseUrl {
    /// Where an operation with a server of its own goes: there, unless the caller named another
    /// place; a server without a host stands at this one's host.
    pub(super) fn for_server(&self, server: Server, chosen: &Named<String>) -> Result<Self, Error> {
        if self.is_chosen && server.url.contains("://") {
            return Ok(self.clone());
        }
        let url = server::filled(server, chosen).map_err(|error| {
            Error::configuration(format!(
                "has a server of its own: {error}; a client with another base URL reaches it"
            ))
        })?;
        if url.contains("://") {
            return match self.is_chosen {
                true => Ok(self.clone()),
                false => parse(&url, self.plain_text),
            };
        }
        let origin = self.url.origin().ascii_serialization();
        let url = format!("{origin}/{}", url.trim_matches('/'));
        parse(&url, self.plain_text)
    }

    /// Whether a request may take a credential there.
    pub(super) fn takes_credentials(&self) -> bool {
        self.url.scheme() == "https" || self.loopback || self.plain_text == PlainText::Allowed
    }

    /// The path, without a slash at its end.
    pub(super) fn path(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }

    /// The text before the path: scheme, host and port.
    pub(super) fn origin(&self) -> &str {
        self.text.strip_suffix(self.path()).unwrap_or_default()
    }
}

/// The messages never repeat the URL: it may hold a password.
pub(super) fn parse(text: &str, plain_text: PlainText) -> Result<BaseUrl, Error> {
    let url = Url::parse(text)
        .map_err(|error| Error::configuration(format!("the base URL is not a URL: {error}")))?;
    let loopback = url.host_str().is_some_and(is_loopback);
    let problem = problem(&url, loopback || plain_text != PlainText::Refused);
    if let Some(problem) = problem.or_else(|| unchosen(text)) {
        return Err(Error::configuration(format!("the base URL {problem}")));
    }
    Ok(BaseUrl {
        text: url.as_str().trim_end_matches('/').to_owned(),
        url,
        loopback,
        is_chosen: false,
        plain_text,
    })
}

fn problem(url: &Url, may_be_http: bool) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Some("must begin with https://".to_owned());
    }
    if names_user(url) {
        return Some("must not hold a user or password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Some("must not have a query or fragment".to_owned());
    }
    if url.scheme() == "http" && !may_be_http {
        let host = url.host_str().unwrap_or_default();
        return Some(format!(
            "must begin with https://: http:// would send credentials to {host} in plain text, \
             which `allow_http` permits"
        ));
    }
    None
}

/// A place of a template, which nobody filled in.
fn unchosen(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('{')?;
    let (name, _) = rest.split_once('}')?;
    Some(format!("must have a value in place of {{{name}}}"))
}

/// Whether a URL holds what only its caller should know.
pub(super) fn names_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
