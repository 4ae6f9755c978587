//! Makes of a request what goes over the wire, anew for each attempt.

use std::borrow::Cow;

use reqwest::Url;
use reqwest::header::{
    ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderValue, IF_RANGE, RANGE, USER_AGENT,
};

use super::api::Place;
use super::base_url::BaseUrl;
use super::credentials::Gathered;
use super::idempotency::IDEMPOTENCY_KEY;
use super::method::is_query;
use super::redirect::Leg;
use super::sending::Sending;
use super::{Error, HeaderMap, Http, Method, Request, Secret, encoding, given, target};

/// The parts of a request that hold credentials, as far as they are put together.
pub(super) struct Draft {
    /// Credentials, after the operation's own parameters.
    pub(super) query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    /// The credentials that were made for this attempt.
    pub(super) secrets: Vec<Secret>,
}

/// What is asked for unless a request says otherwise: what is no JSON is better than nothing.
const JSON: &str = "application/json, */*;q=0.1";

/// Headers that are added later: credentials, what tells of the body, what the transport says of
/// itself.
const ADDED: usize = 5;

impl Sending<'_> {
    /// What the next leg sends, without its body. The first one is where the operation is.
    pub(super) fn prepare(
        &mut self,
        credentials: Vec<Gathered<'_>>,
    ) -> Result<reqwest::Request, Error> {
        if let Some(leg) = self.leg.as_ref().filter(|leg| leg.is_foreign) {
            return Ok(headed(self.request, self.bare_headers(), leg));
        }
        let draft = self.draft(credentials)?;
        self.call.secrets.add(&draft.secrets);
        let leg = match self.leg.take() {
            Some(leg) => self.accompanied(leg, &draft),
            None => self.first(&draft)?,
        };
        target::check_length(&leg.url)?;
        let prepared = headed(self.request, draft.headers, &leg);
        self.leg = Some(leg);
        Ok(prepared)
    }

    /// What another origin may know of a request.
    fn bare_headers(&self) -> HeaderMap {
        let own = self.given_headers();
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(JSON));
        for name in [ACCEPT, USER_AGENT, RANGE, IF_RANGE] {
            let mut values = own.iter().rev().filter_map(|headers| headers.get(&name));
            if let Some(value) = values.next() {
                headers.insert(name, value.clone());
            }
        }
        headers
    }

    /// The headers of every request, of the operation and of this request: the later ones count.
    fn given_headers(&self) -> [&HeaderMap; 3] {
        [
            &self.http.inner().default_headers,
            &self.request.headers,
            &self.request.options.headers,
        ]
    }

    /// What a request takes along.
    fn draft(&self, credentials: Vec<Gathered<'_>>) -> Result<Draft, Error> {
        let [every, operation, added] = self.given_headers();
        let room = every.len() + operation.len() + added.len() + ADDED;
        let cookies = self.request.cookies.iter();
        let mut draft = Draft {
            query: Vec::new(),
            headers: HeaderMap::with_capacity(room),
            cookies: cookies.map(|given| given.pairs.clone()).collect(),
            secrets: Vec::new(),
        };
        draft.headers.insert(ACCEPT, HeaderValue::from_static(JSON));
        replace(&mut draft.headers, every);
        replace(&mut draft.headers, operation);
        if let Some(key) = self.request.made_key() {
            draft.headers.insert(IDEMPOTENCY_KEY, key.clone());
        }
        for credential in credentials {
            credential.put(self.request, &mut draft)?;
        }
        insert_cookies(&mut draft)?;
        replace(&mut draft.headers, added);
        draft.secrets.extend(given::in_headers(added));
        draft
            .secrets
            .extend(given::in_query(&self.request.options.query));
        Ok(draft)
    }

    /// Whether a caller put a credential into a request by hand.
    fn carries_credential(&self) -> bool {
        let mut schemes = self.http.inner().api.schemes.iter();
        given::in_headers(&self.request.options.headers)
            .next()
            .is_some()
            || schemes.any(|scheme| self.request.gives(scheme.place))
    }

    /// A redirect's URL with the credentials that go in a query: servers leave them out.
    fn accompanied(&self, leg: Leg, draft: &Draft) -> Leg {
        let schemes = self.http.inner().api.schemes.iter();
        let given = schemes.filter_map(|scheme| match scheme.place {
            Place::Query(name) => self.request.given_query(name),
            _ => None,
        });
        let given: Vec<_> = given.collect();
        let url = target::extended(leg.url, draft.query.iter().chain(&given));
        Leg { url, ..leg }
    }

    fn first(&self, draft: &Draft) -> Result<Leg, Error> {
        let request = self.request;
        let (template, base) = (&request.operation.path, self.http.base(request)?);
        if !base.takes_credentials() && self.carries_credential() {
            return Err(Error::configuration(
                "http:// would send a credential in plain text, which `allow_http` permits",
            ));
        }
        let query = request.query.iter().map(|given| &given.pairs);
        let extra = request.options.query.iter();
        let extra: Vec<_> = extra.map(|(name, value)| pair(name, value)).collect();
        let query = query.chain(&draft.query).chain(&extra);
        let url = match &request.url {
            Some(url) => target::extended(url.clone(), query),
            None => target::url(&base, template, &request.path, query)?,
        };
        Ok(Leg {
            url,
            method: request.operation.method.clone(),
            with_body: true,
            is_foreign: false,
        })
    }
}

impl Http {
    /// The URL below which an operation is.
    pub(super) fn base(&self, request: &Request) -> Result<Cow<'_, BaseUrl>, Error> {
        let base = &self.inner().base_url;
        match request.server {
            Some(server) => base
                .for_server(server, &self.inner().server_variables)
                .map(Cow::Owned),
            None => Ok(Cow::Borrowed(base)),
        }
    }

    /// A URL of the server that a request goes to.
    pub(super) fn server(&self, request: &Request) -> Option<Url> {
        match &request.url {
            Some(url) => Some(url.clone()),
            None => Some(self.base(request).ok()?.url.clone()),
        }
    }
}

/// A request that has its headers, and no body yet.
fn headed(request: &Request, headers: HeaderMap, leg: &Leg) -> reqwest::Request {
    let mut headed = reqwest::Request::new(leg.method.clone(), leg.url.clone());
    *headed.headers_mut() = headers;
    if !leg.with_body {
        headed.headers_mut().remove(CONTENT_TYPE);
        headed.headers_mut().remove(CONTENT_LENGTH);
    } else if request.body.is_none() {
        say_empty(&mut headed);
    }
    headed
}

/// Without a length, a server may wait for a body, or refuse to go without one.
fn say_empty(prepared: &mut reqwest::Request) {
    let method = prepared.method();
    let may_have_body =
        matches!(*method, Method::POST | Method::PUT | Method::PATCH) || is_query(method);
    if may_have_body {
        let none = HeaderValue::from_static("0");
        prepared.headers_mut().insert(CONTENT_LENGTH, none);
    }
}

fn insert_cookies(draft: &mut Draft) -> Result<(), Error> {
    if draft.cookies.is_empty() {
        return Ok(());
    }
    let mut cookies = kept_cookies(draft);
    cookies.append(&mut draft.cookies);
    let mut value = HeaderValue::try_from(cookies.join("; "))
        .map_err(|_| Error::invalid_argument("a cookie", "cannot be sent in a header"))?;
    value.set_sensitive(true);
    draft.headers.insert(COOKIE, value);
    Ok(())
}

/// What a header of cookies holds beside those that are added to it.
fn kept_cookies(draft: &Draft) -> Vec<String> {
    let added = draft
        .cookies
        .iter()
        .filter_map(|pair| pair.split('=').next());
    let kept = given::cookies(&draft.headers);
    kept.filter(|(name, _)| !added.clone().any(|added| added == *name))
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

/// Headers of one name are replaced together.
fn replace(headers: &mut HeaderMap, others: &HeaderMap) {
    for name in others.keys() {
        let mut values = others.get_all(name).iter();
        if let Some(first) = values.next() {
            headers.insert(name.clone(), first.clone());
        }
        for value in values {
            headers.append(name.clone(), value.clone());
        }
    }
}

pub(super) fn pair(name: &str, value: &str) -> String {
    format!("{}={}", encoding::value(name), encoding::value(value))
}
