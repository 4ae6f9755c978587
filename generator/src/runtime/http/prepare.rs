//! Makes of a request what goes over the wire, anew for each attempt.

use std::borrow::Cow;

use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderValue};

use super::base_url::BaseUrl;
use super::redirect::Leg;
use super::{Error, HeaderMap, Http, Method, Request, Secret, encoding, redact, target};

/// The parts of a request that hold credentials, as far as they are put together.
pub(super) struct Draft {
    /// What comes after the operation's own parameters.
    pub(super) query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    /// The credentials that were made for this attempt.
    pub(super) secrets: Vec<Secret>,
}

/// Headers that are added later: credentials, what tells of the body, what the transport says of
/// itself.
const ADDED: usize = 5;

impl Http {
    /// What a request takes along.
    pub(super) async fn draft(&self, request: &Request) -> Result<Draft, Error> {
        let inner = self.inner();
        let own = [
            &inner.default_headers,
            &request.headers,
            &request.options.headers,
        ];
        let room = own.iter().map(|headers| headers.len()).sum::<usize>();
        let mut draft = Draft {
            query: Vec::new(),
            headers: HeaderMap::with_capacity(room + ADDED),
            cookies: request.cookies.clone(),
            secrets: Vec::new(),
        };
        replace(&mut draft.headers, &inner.default_headers);
        replace(&mut draft.headers, &request.headers);
        inner.credentials.apply(request, &mut draft).await?;
        insert_cookies(&mut draft)?;
        replace(&mut draft.headers, &request.options.headers);
        draft
            .secrets
            .extend(redact::in_headers(&request.options.headers));
        let extra = request.options.query.iter();
        draft
            .query
            .extend(extra.map(|(name, value)| pair(name, value)));
        Ok(draft)
    }

    /// The URL below which an operation is.
    pub(super) fn base(&self, request: &Request) -> Result<Cow<'_, BaseUrl>, Error> {
        let base = &self.inner().base_url;
        match request.server {
            Some(server) => base.for_server(server).map(Cow::Owned),
            None => Ok(Cow::Borrowed(base)),
        }
    }

    /// Where a request goes first.
    pub(super) fn first(&self, request: &Request, draft: &Draft) -> Result<Leg, Error> {
        let (template, base) = (&request.operation.path, self.base(request)?);
        let query = request.query.iter().chain(&draft.query);
        let url = match &request.url {
            Some(url) => target::extended(url.clone(), query),
            None => target::url(&base, template, &request.path, query)?,
        };
        Ok(Leg {
            url,
            method: request.operation.method.clone(),
            with_body: true,
        })
    }
}

/// One request to hand to a transport.
pub(super) async fn prepare(
    request: &Request,
    headers: HeaderMap,
    leg: &Leg,
) -> Result<reqwest::Request, Error> {
    let mut prepared = reqwest::Request::new(leg.method.clone(), leg.url.clone());
    *prepared.headers_mut() = headers;
    if leg.with_body {
        match &request.body {
            Some(body) => body.attach(&mut prepared).await?,
            None => say_empty(&mut prepared),
        }
    } else {
        prepared.headers_mut().remove(CONTENT_TYPE);
        prepared.headers_mut().remove(CONTENT_LENGTH);
    }
    Ok(prepared)
}

/// Without a length, a server may wait for a body, or refuse to go without one.
fn say_empty(prepared: &mut reqwest::Request) {
    let may_have_body = matches!(
        *prepared.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    if may_have_body {
        let none = HeaderValue::from_static("0");
        prepared.headers_mut().insert(CONTENT_LENGTH, none);
    }
}

fn insert_cookies(draft: &mut Draft) -> Result<(), Error> {
    if draft.cookies.is_empty() {
        return Ok(());
    }
    let mut value = HeaderValue::try_from(draft.cookies.join("; "))
        .map_err(|_| Error::invalid_argument("a cookie", "cannot be sent in a header"))?;
    value.set_sensitive(true);
    draft.headers.insert(COOKIE, value);
    Ok(())
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
