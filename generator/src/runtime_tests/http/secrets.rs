//! Credentials that change, and that nothing repeats.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::server::{API, Server, answer, with};
use crate::runtime::http::{
    BoxError, BoxFuture, Credential, Error, Explode, Method, Options, Request, Settings, Transport,
};

const TOKEN: &str = "s3cret-token/+=";

fn request() -> Request {
    Request::new(Method::GET, "/x", &[&["token"], &["query"], &["basic"]])
}

async fn failure(id: &'static str, secret: impl Into<Credential>, body: &str) -> Error {
    let server = Server::start(vec![answer("403 Forbidden", &[], body)]).await;
    let mut settings = server.settings();
    settings.credential(id, secret);
    settings.build().unwrap().send(request()).await.unwrap_err()
}

#[tokio::test]
async fn a_provider_is_asked_for_each_attempt() {
    let server = Server::start(vec![
        answer("503 Service Unavailable", &["retry-after-ms: 1"], ""),
        answer("204 No Content", &[], ""),
        answer("204 No Content", &[], ""),
    ])
    .await;
    let count = Arc::new(AtomicU32::new(0));
    let mut settings = server.settings();
    settings.max_retries(1);
    settings.credential(
        "token",
        Credential::provided(move || {
            let count = Arc::clone(&count);
            async move {
                let number = count.fetch_add(1, Ordering::Relaxed);
                Ok::<_, std::io::Error>(format!("token-{number}"))
            }
        }),
    );
    let client = settings.build().unwrap();
    for _ in 0..2 {
        client.send(request()).await.unwrap();
    }
    for (number, seen) in server.seen().iter().enumerate() {
        let line = format!("authorization: Bearer token-{number}\r\n");
        assert!(seen.contains(&line), "{seen}");
    }
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_provider_that_fails_sends_nothing() {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut settings = server.settings();
    let broken = || async { Err::<String, _>(std::io::Error::other("vault is sealed")) };
    settings.credential("token", Credential::provided(broken));
    let client = settings.build().unwrap();
    let error = client.send(request()).await.unwrap_err();
    assert!(error.is_configuration());
    assert_eq!(error.to_string(), "GET /x no credential token was provided");
    assert_eq!(error.source().unwrap().to_string(), "vault is sealed");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn what_a_provider_hands_out_is_checked() {
    for secret in ["", "s3cret\r\nx-evil: 1"] {
        let provided = move || async move { Ok::<_, std::io::Error>(secret) };
        let error = failure("token", Credential::provided(provided), "").await;
        assert!(error.is_configuration(), "{error}");
        assert!(
            !format!("{error} {error:?}").contains("s3cret"),
            "{error:?}"
        );
    }
}

#[test]
fn a_provider_counts_for_half_a_credential() {
    let mut settings = Settings::new(&API);
    let provided = || async { Ok::<_, std::io::Error>("k") };
    settings.credential("key", Credential::provided(provided));
    assert!(format!("{settings:?}").contains("[provided]"));
    assert!(
        settings
            .build()
            .unwrap_err()
            .to_string()
            .contains("half a credential")
    );
}

#[tokio::test]
async fn an_error_does_not_repeat_a_credential() {
    let page = format!("<html>token {TOKEN} is not valid</html>");
    let listed = serde_json::json!({
        "success": false,
        "errors": [{"code": 1, "message": format!("{TOKEN} is not valid"), "given": {"token": TOKEN}}],
    });
    for body in [page, listed.to_string()] {
        let error = failure("token", TOKEN, &body).await;
        let shown = format!("{error} {error:?} {:?}", error.messages());
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("[redacted] is not valid"), "{shown}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn nor_one_that_was_provided_or_encoded() {
    let provided = || async { Ok::<_, std::io::Error>(TOKEN) };
    let error = failure("token", Credential::provided(provided), TOKEN).await;
    assert!(
        error.to_string().ends_with("403 Forbidden: [redacted]"),
        "{error}"
    );

    let in_url = "https://h/?api%20key=s3cret-token%2F%2B%3D";
    let error = failure("query", TOKEN, in_url).await;
    assert!(error.to_string().ends_with("=[redacted]"), "{error}");

    let body = "Basic dXNlcjpzM2NyZXQ= for user with s3cret";
    let error = failure("basic", "user:s3cret", body).await;
    let text = error.to_string();
    assert!(
        text.ends_with("Basic [redacted] for user with [redacted]"),
        "{text}"
    );
}

#[tokio::test]
async fn nor_one_that_is_escaped() {
    let rows = [
        (
            "s3cret/live/a",
            r#"{"error":"invalid key s3cret\/live\/a"}"#,
        ),
        (
            "s3cret+a==",
            r#"{"error":"invalid key s3cret\u002Ba\u003d\u003D"}"#,
        ),
        ("s3cret\"a\\b", r#"{"error":"invalid key s3cret\"a\\b"}"#),
        (
            "s3cret/a\"",
            r#"{"error":"{\"was\":\"invalid key s3cret\\\/a\\\"\"}"}"#,
        ),
        ("s3cret&<a>", "<p>invalid key s3cret&amp;&lt;a&gt;</p>"),
        ("s3cret+'a'", "<p>invalid key s3cret&#43;&#x27;a&#039;</p>"),
        ("s3cret/%+a", "no /x?api%20key=s3cret%2f%25%2Ba"),
        ("s3cret/%2Fa", "no s3cret/%2Fa"),
    ];
    for (secret, body) in rows {
        let error = failure("token", secret, body).await;
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("[redacted]"), "{shown}");
    }
    let body = r#"{"error":"not \u0061 k&y, 100%: \\\\\\\\\\"}"#;
    let error = failure("token", "s3cret-token", body).await;
    assert!(error.to_string().ends_with(body), "{error}");
}

#[tokio::test]
async fn a_short_credential_is_no_reason_to_blank_words() {
    let error = failure("token", "a", "a banana").await;
    assert!(error.to_string().ends_with("a banana"), "{error}");
}

#[tokio::test]
async fn nor_one_that_a_caller_put_into_a_header() {
    let body = format!("{TOKEN} and {TOKEN}-2 are not valid; application/json is");
    let server = Server::start(vec![answer("403 Forbidden", &[], &body)]).await;
    let mut settings = server.settings();
    settings.default_header("X-Api-Key", format!("{TOKEN}-2"));
    settings.default_header("Accept", "application/json");
    let client = settings.build().unwrap();
    let mut options = Options::default();
    options.header("authorization", &format!("Bearer {TOKEN}"));
    let request = with(Request::new(Method::GET, "/x", &[]), options);
    let error = client.send(request).await.unwrap_err();
    assert!(!error.to_string().contains("s3cret"), "{error}");
    assert!(
        error.to_string().ends_with("application/json is"),
        "{error}"
    );
}

#[tokio::test]
async fn nor_one_that_came_with_the_request() {
    let mut by_query = Request::new(Method::GET, "/x", &[]);
    by_query.options().query("access_Token", TOKEN);
    let mut by_cookie = Request::new(Method::GET, "/x", &[]);
    let cookies = format!("id={TOKEN}; theme=dark");
    by_cookie.options().header("Cookie", &cookies);
    let mut as_query = Request::new(Method::GET, "/x", &[&["query"]]);
    as_query.query("api key", &TOKEN);
    let mut as_header = Request::new(Method::GET, "/x", &[&["email"]]);
    as_header.header("X-Email", Explode::No, &TOKEN);
    let mut as_cookie = Request::new(Method::GET, "/x", &[&["cookie"]]);
    as_cookie.cookie("session", Explode::No, &TOKEN);
    for request in [by_query, by_cookie, as_query, as_header, as_cookie] {
        let server = Server::start(vec![answer("403 Forbidden", &[], TOKEN)]).await;
        let error = server.client().send(request).await.unwrap_err();
        assert!(error.to_string().ends_with(": [redacted]"), "{error}");
    }
}

#[tokio::test]
async fn nor_what_caused_it() {
    let body = format!("{{\"a\": \"{TOKEN}\", \"b\": 1}}");
    let server = Server::start(vec![answer("200 OK", &[], &body)]).await;
    let mut settings = server.settings();
    settings.credential("token", TOKEN);
    let response = settings.build().unwrap().send(request()).await.unwrap();
    let error = response.decode::<BTreeMap<String, i64>>().unwrap_err();
    let source = error.source().unwrap().to_string();
    assert!(source.contains("[redacted]"), "{source}");
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
}

/// A transport that says in its own words what reqwest said.
struct Wrapping(reqwest::Client);

#[derive(Debug)]
struct Wrapped(reqwest::Error);

impl fmt::Display for Wrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot send: {}", self.0)
    }
}

impl std::error::Error for Wrapped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Transport for Wrapping {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let sent = self.0.execute(request);
        Box::pin(async { sent.await.map_err(|error| Wrapped(error).into()) })
    }
}

/// A transport that tells all it was given.
struct Talkative;

impl Transport for Talkative {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let header = request.headers()["authorization"].to_str().unwrap();
        let error = format!("{} could not send {header}", "very ".repeat(33));
        Box::pin(async { Err(error.into()) })
    }
}

#[tokio::test]
async fn nor_what_a_transport_says() {
    let mut settings = Settings::new(&API);
    settings.credential("token", "s3cret-token");
    settings.transport(Talkative);
    settings.max_retries(0);
    let error = settings.build().unwrap().send(request()).await.unwrap_err();
    let source = error.source().unwrap();
    for shown in [format!("{error} {error:?}"), format!("{source} {source:?}")] {
        assert!(shown.contains("could not send"), "{shown}");
        assert!(!shown.contains("s3c"), "{shown}");
    }
}

#[tokio::test]
async fn nor_a_url_that_a_transport_names() {
    let mut settings = Settings::new(&API);
    settings.base_url("http://127.0.0.1:1");
    settings.credential("query", TOKEN);
    settings.max_retries(0);
    settings.transport(Wrapping(reqwest::Client::new()));
    let request = Request::new(Method::GET, "/x", &[&["query"]]);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
}
