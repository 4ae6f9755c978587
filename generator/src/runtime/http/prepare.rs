//! Makes of a request what goes over the wire, anew for each attempt.

use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderValue, USER_AGENT};

use super::redirect::Leg;
use super::{Error, HeaderMap, Http, Method, Request, Secret, encoding, target};

/// The parts of a request that hold credentials, as far as they are put together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    /// The credentials that were made for this attempt.
    pub(super) secrets: Vec<Secret>,
}

impl Http {
    /// Where a request goes first, and what it takes along.
    pub(super) async fn draft(&self, request: &Request) -> Result<(Leg, Draft), Error> {
        let inner = self.inner();
        let mut draft = Draft {
            query: request.query.clone(),
            headers: inner.default_headers.clone(),
            cookies: request.cookies.clone(),
            secrets: Vec::new(),
        };
        draft.headers.insert(USER_AGENT, inner.user_agent.clone());
        replace(&mut draft.headers, &request.headers);
        inner.credentials.apply(request, &mut draft).await?;
        insert_cookies(&mut draft)?;
        replace(&mut draft.headers, &request.options.headers);
        let extra = request.options.query.iter();
        draft
            .query
            .extend(extra.map(|(name, value)| pair(name, value)));
        Ok((self.first(request, &draft)?, draft))
    }

    fn first(&self, request: &Request, draft: &Draft) -> Result<Leg, Error> {
        let template = &request.operation.path;
        let base = match request.server {
            Some(server) => self.inner().base_url.for_server(server)?,
            None => self.inner().base_url.text.clone(),
        };
        Ok(Leg {
            url: target::url(&base, template, &request.path, &draft.query)?,
            method: request.operation.method.clone(),
            with_body: true,
        })
    }
}

/// One request to hand to a transport.
pub(super) async fn prepare(
    request: &Request,
    draft: &Draft,
    leg: &Leg,
) -> Result<reqwest::Request, Error> {
    let mut prepared = reqwest::Request::new(leg.method.clone(), leg.url.clone());
    *prepared.headers_mut() = draft.headers.clone();
    if leg.with_body {
        attach(request, &mut prepared).await?;
    } else {
        prepared.headers_mut().remove(CONTENT_TYPE);
        prepared.headers_mut().remove(CONTENT_LENGTH);
    }
    Ok(prepared)
}

async fn attach(request: &Request, prepared: &mut reqwest::Request) -> Result<(), Error> {
    match &request.body {
        Some(body) => body.attach(prepared).await,
        None => {
            // Without it, a server may wait for a body, or ask for a length.
            if matches!(
                *prepared.method(),
                Method::POST | Method::PUT | Method::PATCH
            ) {
                let none = HeaderValue::from_static("0");
                prepared.headers_mut().insert(CONTENT_LENGTH, none);
            }
            Ok(())
        }
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
        headers.remove(name);
        for value in others.get_all(name) {
            headers.append(name.clone(), value.clone());
        }
    }
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", encoding::value(name), encoding::value(value))
}
