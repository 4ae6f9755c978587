//! The one place that hands a request to reqwest and takes its answer.

use bytes::Bytes;

use super::answer::Answer;

/// Why no whole answer came back.
pub(super) struct Failure {
    pub(super) reason: Reason,
    pub(super) error: reqwest::Error,
    /// What was there before the connection broke; its body is empty.
    pub(super) answer: Option<Answer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Connect,
    ConnectTimeout,
    Timeout,
    Other,
}

/// The client used unless the caller brings one.
pub(super) fn client(loopback: bool) -> Result<reqwest::Client, reqwest::Error> {
    configure(reqwest::Client::builder(), loopback)
        .build()
        .map_err(reqwest::Error::without_url)
}

/// Sends a request and reads the whole answer.
pub(super) async fn execute(
    client: &reqwest::Client,
    request: reqwest::Request,
) -> Result<Answer, Failure> {
    let response = client
        .execute(request)
        .await
        .map_err(|error| failure(error, None))?;
    let mut answer = Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: Bytes::new(),
    };
    match response.bytes().await {
        Ok(body) => answer.body = body,
        Err(error) => return Err(failure(error, Some(answer))),
    }
    Ok(answer)
}

/// The URL of an error may hold a credential in its query: it is dropped.
fn failure(error: reqwest::Error, answer: Option<Answer>) -> Failure {
    let reason = reason(&error);
    Failure {
        reason,
        error: error.without_url(),
        answer,
    }
}

fn reason(error: &reqwest::Error) -> Reason {
    match (is_connect(error), error.is_timeout()) {
        (true, true) => Reason::ConnectTimeout,
        (true, false) => Reason::Connect,
        (false, true) => Reason::Timeout,
        (false, false) => Reason::Other,
    }
}

/// A browser does not tell why sending failed.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn is_connect(_error: &reqwest::Error) -> bool {
    false
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A browser decides on redirects, proxies and connections itself.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn configure(builder: reqwest::ClientBuilder, _loopback: bool) -> reqwest::ClientBuilder {
    builder
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn configure(builder: reqwest::ClientBuilder, loopback: bool) -> reqwest::ClientBuilder {
    const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);
    let builder = builder
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(same_origin())
        .referer(false);
    // Plain text may only stay on this machine: a proxy would take it elsewhere.
    if loopback {
        builder.no_proxy()
    } else {
        builder
    }
}

/// Follows a redirect only to the scheme, host and port that the request was meant for, because
/// reqwest takes credentials in other headers than `Authorization` along wherever it goes.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn same_origin() -> reqwest::redirect::Policy {
    const MOST: usize = 10;
    reqwest::redirect::Policy::custom(|attempt| {
        let asked = attempt.previous().first();
        let stays = asked.is_some_and(|asked| asked.origin() == attempt.url().origin());
        if stays && attempt.previous().len() <= MOST {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}
