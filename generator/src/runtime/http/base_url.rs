//! Checks where requests go: https, or http on this machine.

use std::net::IpAddr;

use reqwest::Url;

use super::Error;

#[derive(Debug)]
pub(super) struct BaseUrl {
    /// Without a slash at its end.
    pub(super) text: String,
    pub(super) loopback: bool,
    /// For those who watch.
    #[cfg(feature = "tracing")]
    pub(super) host: String,
    #[cfg(feature = "tracing")]
    pub(super) port: Option<u16>,
}

/// The messages never repeat the URL: it may hold a password.
pub(super) fn parse(text: &str) -> Result<BaseUrl, Error> {
    let url = Url::parse(text)
        .map_err(|error| Error::configuration(format!("the base URL is not a URL: {error}")))?;
    let loopback = url.host_str().is_some_and(is_loopback);
    if let Some(problem) = problem(&url, loopback) {
        return Err(Error::configuration(format!("the base URL {problem}")));
    }
    Ok(BaseUrl {
        text: url.as_str().trim_end_matches('/').to_owned(),
        loopback,
        #[cfg(feature = "tracing")]
        host: url.host_str().unwrap_or_default().to_owned(),
        #[cfg(feature = "tracing")]
        port: url.port_or_known_default(),
    })
}

fn problem(url: &Url, loopback: bool) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Some("must begin with https://".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("must not hold a user or password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Some("must not have a query or fragment".to_owned());
    }
    if url.scheme() == "http" && !loopback {
        let host = url.host_str().unwrap_or_default();
        return Some(format!(
            "must begin with https://: http:// would send credentials to {host} in plain text"
        ));
    }
    None
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
