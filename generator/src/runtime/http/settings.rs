//! Collects what a client is made of, checks it, and makes the client.

use std::time::Duration;

use reqwest::header::{HeaderValue, USER_AGENT};

use super::api::Api;
use super::base_url::{BaseUrl, GivenUrl, PlainText};
use super::budget::Budget;
use super::carrier::Carrier;
use super::client::Inner;
use super::credential::Source;
use super::credentials::Credentials;
use super::header::header;
use super::idempotency::IDEMPOTENCY_KEY;
use super::limits::Limits;
use super::named::Named;
use super::{Credential, Error, HeaderMap, Http, Secret, base_url};

/// What a client is made of; its `Debug` shows no credential.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(super) api: &'static Api,
    pub(super) base_url: Option<GivenUrl>,
    pub(super) credentials: Named<Source>,
    pub(super) limits: Limits,
    user_agent: Option<String>,
    server_variables: Named<String>,
    default_headers: Vec<(String, Secret)>,
    strict: bool,
    makes_keys: bool,
    allow_http: bool,
    pub(super) carrier: Carrier,
}

impl Settings {
    /// The API's own base URL, no credential, 60 seconds for each attempt and more for large bodies, two retries.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            credentials: Named::new(),
            limits: Limits::default(),
            user_agent: None,
            server_variables: Named::new(),
            default_headers: Vec::new(),
            strict: false,
            makes_keys: true,
            allow_http: false,
            carrier: Carrier::default(),
        }
    }

    /// Sets a credential by the id of its scheme.
    pub fn credential(&mut self, id: &'static str, value: impl Into<Credential>) {
        self.credentials.insert(id, value.into().0);
    }

    /// Sets where requests go: https, or http on this machine or without a credential. Those of
    /// operations with a server of their own go there as well, unless this is the API's own URL.
    pub fn base_url(&mut self, url: impl Into<String>) {
        self.base_url = Some(GivenUrl(url.into()));
    }

    /// Sets a variable of the API's own base URL.
    pub fn server_variable(&mut self, name: &'static str, value: String) {
        self.server_variables.insert(name, value);
    }

    /// Sets the `User-Agent` of every request.
    pub fn user_agent(&mut self, user_agent: impl Into<String>) {
        self.user_agent = Some(user_agent.into());
    }

    /// Sets a header of every request; the operation's own and a request's options go before it.
    pub fn default_header(&mut self, name: impl Into<String>, value: impl Into<Secret>) {
        self.default_headers.push((name.into(), value.into()));
    }

    /// Sets whether an answer that drifted from the document is an error, instead of one whose
    /// drifted fields are kept raw.
    pub fn strict(&mut self, strict: bool) {
        self.strict = strict;
    }

    /// Sets whether a request has a fresh idempotency key where the document has a header for one.
    pub fn idempotency_keys(&mut self, make: bool) {
        self.makes_keys = make;
    }

    /// Sets whether credentials may be sent over http, where others on the way can read them.
    pub fn allow_http(&mut self, allow: bool) {
        self.allow_http = allow;
    }

    /// Checks everything that can be checked before a request, and makes the client.
    ///
    /// # Errors
    /// Fails if the base URL, a credential, a header or the user agent cannot be used, if half a
    /// credential is set, or if TLS cannot be set up.
    pub fn build(mut self) -> Result<Http, Error> {
        let base_url = self.checked_base_url()?;
        let mut default_headers = headers(&self.default_headers)?;
        if self.user_agent.is_some() || !default_headers.contains_key(USER_AGENT) {
            default_headers.insert(USER_AGENT, self.checked_user_agent()?);
        }
        let transport = self.sender(base_url.loopback)?;
        Ok(Http::new(Inner {
            api: self.api,
            credentials: Credentials::new(self.api, self.credentials, &default_headers)?,
            base_url,
            server_variables: self.server_variables,
            makes_keys: self.makes_keys && !default_headers.contains_key(IDEMPOTENCY_KEY),
            default_headers,
            budget: Budget::full(self.limits.retry_budget),
            limits: self.limits,
            strict: self.strict,
            transport,
        }))
    }
}

/// How long, how often and how much.
impl Settings {
    /// Sets how long a request may take in all: every attempt, the waits between them, and the
    /// answer's body.
    pub fn timeout(&mut self, timeout: Duration) {
        self.limits.timeout = Some(timeout);
    }

    /// Sets how long one attempt may take, from its start to the end of the answer, or to the
    /// beginning of its body where that is streamed. Without it a large body has more than a minute.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.limits.attempt_timeout = Some(timeout);
    }

    /// Sets how long a connection may take to come about, unless a client is brought along.
    pub fn connect_timeout(&mut self, timeout: Duration) {
        self.limits.connect_timeout = timeout;
    }

    /// Sets how long to wait for the next piece of an answer's body.
    pub fn read_timeout(&mut self, timeout: Duration) {
        self.limits.read_timeout = Some(timeout);
    }

    /// Sets how often a request is sent again when it fails in a way that may pass.
    pub fn max_retries(&mut self, retries: u32) {
        self.limits.max_retries = retries;
    }

    /// Sets how often all clones together may send requests again while none of that helps; without a
    /// bound where that is `None`.
    pub fn retry_budget(&mut self, retries: impl Into<Option<u32>>) {
        self.limits.retry_budget = retries.into();
    }

    /// Sets the longest wait that an API may ask for before a request is sent again; if it asks
    /// for more, the request fails at once.
    pub fn max_retry_wait(&mut self, wait: Duration) {
        self.limits.max_retry_wait = wait;
    }

    /// Sets how long to wait before a request is sent again, where the API asks for nothing: at
    /// most `first`, doubled each time up to `most`.
    pub fn retry_backoff(&mut self, first: Duration, most: Duration) {
        self.limits.backoff = (first, most);
    }

    /// Sets how many bytes of an answer are read, after decompression.
    pub fn max_response_size(&mut self, bytes: u64) {
        self.limits.max_response_size = bytes;
    }
}

impl Settings {
    fn checked_user_agent(&self) -> Result<HeaderValue, Error> {
        let user_agent = self.user_agent.as_deref().unwrap_or(self.api.user_agent);
        HeaderValue::from_str(user_agent)
            .map_err(|_| Error::configuration("the user agent cannot be sent in a header"))
    }

    fn checked_base_url(&self) -> Result<BaseUrl, Error> {
        // Any header may hold a credential.
        let has_credentials = !self.credentials.is_empty() || !self.default_headers.is_empty();
        let plain_text = match (self.allow_http, has_credentials) {
            (true, _) => PlainText::Allowed,
            (false, false) => PlainText::WithoutCredentials,
            (false, true) => PlainText::Refused,
        };
        match &self.base_url {
            Some(GivenUrl(url)) => {
                let given = base_url::parse(url, plain_text)?;
                let own = base_url::of_server(self.api, &self.server_variables)
                    .ok()
                    .flatten();
                let own = own.and_then(|own| base_url::parse(&own, plain_text).ok());
                let is_chosen = own.is_none_or(|own| own.text != given.text);
                Ok(BaseUrl { is_chosen, ..given })
            }
            None => match base_url::of_server(self.api, &self.server_variables)? {
                Some(url) => base_url::parse(&url, plain_text),
                None => Err(self.no_base_url()),
            },
        }
    }
}

fn headers(given: &[(String, Secret)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let (key, value) = header(name, value.expose())
            .map_err(|problem| Error::configuration(format!("{name} {problem}")))?;
        headers.insert(key, value);
    }
    Ok(headers)
}
