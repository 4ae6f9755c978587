//! Sends requests: what every client of a generated crate holds.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{COOKIE, HeaderValue, USER_AGENT};

use super::api::Api;
use super::base_url::BaseUrl;
use super::credentials::Credentials;
use super::{Error, HeaderMap, Request, Response, target, transport};

/// A client of one API, cheap to clone. Its `Debug` shows no credential.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    api: &'static Api,
    base_url: BaseUrl,
    credentials: Credentials,
    user_agent: HeaderValue,
    timeout: Option<Duration>,
    client: reqwest::Client,
}

impl Http {
    pub(super) fn new(
        api: &'static Api,
        base_url: BaseUrl,
        credentials: Credentials,
        user_agent: HeaderValue,
        timeout: Option<Duration>,
        client: reqwest::Client,
    ) -> Self {
        Self(Arc::new(Inner {
            api,
            base_url,
            credentials,
            user_agent,
            timeout,
            client,
        }))
    }

    /// Sends a request with the credentials its operation asks for.
    ///
    /// # Errors
    /// A credential is missing, the path cannot be sent, nothing came back, or what came back is
    /// not a status of success.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        let api = self.0.api;
        let operation = request.operation.clone();
        let request = match self.prepare(request).await {
            Ok(request) => request,
            Err(error) => return Err(error.with_operation(operation)),
        };
        match transport::execute(&self.0.client, request).await {
            Err(failure) => Err(Error::transport(api, operation, failure)),
            Ok(answer) if answer.status.is_success() => Ok(Response::new(api, operation, answer)),
            Ok(answer) => Err(Error::answered(api, operation, answer)),
        }
    }

    async fn prepare(&self, mut request: Request) -> Result<reqwest::Request, Error> {
        let inner = &self.0;
        inner.credentials.apply(&mut request)?;
        let template = &request.operation.path;
        let base = match request.server {
            Some(server) => inner.base_url.for_server(server)?,
            None => inner.base_url.text.clone(),
        };
        let url = target::url(&base, template, &request.path, &request.query)?;
        let mut prepared = reqwest::Request::new(request.operation.method, url);
        let mut headers = request.headers;
        headers.insert(USER_AGENT, inner.user_agent.clone());
        insert_cookies(&mut headers, &request.cookies)?;
        *prepared.headers_mut() = headers;
        *prepared.timeout_mut() = request.timeout.or(inner.timeout);
        if let Some(body) = &request.body {
            body.attach(&mut prepared).await?;
        }
        Ok(prepared)
    }
}

fn insert_cookies(headers: &mut HeaderMap, cookies: &[String]) -> Result<(), Error> {
    if cookies.is_empty() {
        return Ok(());
    }
    let mut value = HeaderValue::try_from(cookies.join("; "))
        .map_err(|_| Error::invalid_argument("a cookie", "cannot be sent in a header"))?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http")
            .field("base_url", &self.0.base_url.text)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}
