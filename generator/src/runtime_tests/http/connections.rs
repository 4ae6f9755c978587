//! No answer, half an answer, and answers that point elsewhere.

use std::error::Error as _;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use tokio::net::TcpListener;

use super::server::{API, Server, Step, answer, get, with};
use crate::runtime::http::{Method, Options, Request, Settings, Upload};

/// A request whose key is in its URL and in two headers.
fn signed() -> Request {
    let mut request = Request::new(Method::GET, "/start", &[&["email", "key"]]);
    request.query("q", &"s3cret");
    request
}

fn settings(server: &Server) -> Settings {
    let mut settings = server.settings();
    settings.credential("email", "me@example.com");
    settings.credential("key", "s3cret-key");
    settings
}

#[tokio::test]
async fn nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let mut settings = Settings::new(&API);
    settings.base_url(format!("{url}/v1"));
    settings.credential("query", "s3cret");
    settings.max_retries(0);
    let request = Request::new(Method::GET, "/x", &[&["query"]]);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert!(error.is_connect() && !error.is_timeout() && error.status().is_none());
    let start = format!("GET /x could not connect to {url}: Connection refused");
    assert!(error.to_string().starts_with(&start), "{error}");
    assert!(error.source().is_some());
    assert!(
        !format!("{error} {error:?}").contains("s3cret"),
        "{error:?}"
    );
}

/// A body that fails at once.
struct Failing(Option<reqwest::Error>);

impl Stream for Failing {
    type Item = Result<Bytes, reqwest::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Err))
    }
}

#[tokio::test]
async fn a_connection_that_an_upload_needs_is_another() {
    let server = Server::play(vec![Step::Reset(""); 3]).await;
    let refused = reqwest::get("http://127.0.0.1:1").await.unwrap_err();
    let failures = Mutex::new(vec![refused]);
    let upload = Upload::from_stream(None, move || Failing(failures.lock().unwrap().pop()));
    let mut settings = server.settings();
    settings.max_retries(2);
    let mut request = Request::new(Method::POST, "/x", &[]);
    request.upload("text/plain", &upload);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert!(!error.is_connect() && error.attempts() == 1, "{error}");
}

#[tokio::test]
async fn the_server_is_silent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut settings = Settings::new(&API);
    settings.base_url(format!("http://{}", listener.local_addr().unwrap()));
    let client = settings.build().unwrap();
    let request = get("/x");
    let mut options = Options::default();
    options.timeout(Duration::from_millis(50));
    let request = with(request, options);
    let error = client.send(request).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect());
    assert!(error.to_string().starts_with("GET /x timed out"), "{error}");
}

#[tokio::test]
async fn a_clients_timeout_holds_for_every_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut settings = Settings::new(&API);
    settings.base_url(format!("http://{}", listener.local_addr().unwrap()));
    settings.timeout(Duration::from_millis(50));
    settings.http_client(reqwest::Client::new());
    let client = settings.build().unwrap();
    assert!(client.send(get("/x")).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_connection_that_breaks_keeps_the_status() {
    let broken = "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 100\r\nx-ray: 8f\r\n\r\nhalf";
    let server = Server::start(vec![broken.to_owned()]).await;
    let error = server.client().send(get("/x")).await.unwrap_err();
    assert!(error.is_rate_limited() && !error.is_api());
    assert_eq!(error.request_id(), Some("8f"));
    assert!(
        error
            .to_string()
            .starts_with("GET /x answered 429 Too Many Requests, then failed"),
        "{error}"
    );
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed() {
    let moved = answer("302 Found", &["location: /elsewhere"], "");
    let server = Server::start(vec![moved, answer("200 OK", &[], "there")]).await;
    let response = settings(&server)
        .build()
        .unwrap()
        .send(signed())
        .await
        .unwrap();
    assert_eq!(response.text().unwrap(), "there");
    let seen = server.seen();
    assert!(
        seen[1].starts_with("GET /elsewhere HTTP/1.1"),
        "{}",
        seen[1]
    );
    assert!(
        seen[1].contains("x-key: s3cret-key") && !seen[1].contains("referer"),
        "{}",
        seen[1]
    );
}

#[tokio::test]
async fn redirects_in_a_circle_end() {
    let around = answer("302 Found", &["location: /start"], "");
    let server = Server::start(vec![around; 20]).await;
    let error = server.client().send(get("/start")).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
    assert!(server.seen().len() <= 12);
}
