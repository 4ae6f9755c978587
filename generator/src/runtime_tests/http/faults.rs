//! What a server can do wrong on the wire, and what becomes of it.

use std::time::Duration;

use tokio::task::JoinSet;

use super::server::{API, GONE, Server, Step, answer, get};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{BoxError, BoxFuture, Error, Method, Request, Settings, Transport};

/// What reqwest says of https where it is compiled without TLS.
struct WithoutTls;

impl Transport for WithoutTls {
    fn execute(
        &self,
        _request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        Box::pin(async { Err("invalid URL, scheme is not http".into()) })
    }
}

const HALF: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf";

fn done() -> Step {
    Step::Answer(answer("200 OK", &[], "done"))
}

async fn failure(step: Step, request: Request, set: impl FnOnce(&mut Settings)) -> Error {
    let server = Server::play(vec![step]).await;
    let mut settings = server.settings();
    set(&mut settings);
    settings.build().unwrap().send(request).await.unwrap_err()
}

#[tokio::test]
async fn a_reset_is_survived_where_repeating_is_safe() {
    for sent in ["", "HTTP/1.1 200 OK\r\ncontent-le", HALF] {
        let server = Server::play(vec![Step::Reset(sent), done()]).await;
        let mut settings = server.settings();
        settings.max_retries(1);
        settings.retry_backoff(Duration::ZERO, Duration::ZERO);
        let response = settings.build().unwrap().send(get("/x")).await.unwrap();
        assert_eq!(response.text().unwrap(), "done", "{sent:?}");
    }
}

#[tokio::test]
async fn a_build_without_tls_is_told_at_once_and_what_to_do() {
    let error = failure(done(), get("/x"), |settings| settings.transport(WithoutTls)).await;
    assert!(error.is_configuration() && !error.is_connect(), "{error}");
    assert_eq!(error.attempts(), 1);
    assert!(
        error.to_string().contains("the feature `rustls`"),
        "{error}"
    );
}

#[tokio::test]
async fn a_reset_is_an_error_where_repeating_is_not() {
    for sent in ["", "HTTP/1.1 200 OK\r\ncontent-le", HALF] {
        let server = Server::play(vec![Step::Reset(sent), done()]).await;
        let mut settings = server.settings();
        settings.max_retries(1);
        let request = Request::new(Method::POST, "/x", &[]);
        let error = settings.build().unwrap().send(request).await.unwrap_err();
        assert!(!error.is_connect() && !error.is_timeout() && !error.is_api());
        assert_eq!((error.attempts(), server.seen().len()), (1, 1), "{error}");
    }
}

#[tokio::test]
async fn a_body_that_ends_early_is_an_error_with_what_arrived() {
    let error = failure(Step::Answer(HALF.to_owned()), get("/x"), |_| {}).await;
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body(), Some(&b"half"[..]));
    let text = error.to_string();
    assert!(
        text.starts_with("GET /x answered 200 OK, then failed: "),
        "{text}"
    );
}

#[tokio::test]
async fn what_comes_after_a_body_is_not_part_of_it() {
    let long = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndone, and more";
    let server = Server::start(vec![long.to_owned()]).await;
    assert_eq!(
        server
            .client()
            .send(get("/x"))
            .await
            .unwrap()
            .text()
            .unwrap(),
        "done"
    );
}

#[tokio::test]
async fn a_body_that_stalls_times_out() {
    let error = failure(Step::Stall(HALF), get("/x"), |settings| {
        settings.read_timeout(Duration::from_millis(50));
    })
    .await;
    assert!(error.is_timeout(), "{error}");
    assert!(
        error
            .to_string()
            .ends_with("timed out: the body stalled for 50ms"),
        "{error}"
    );
}

#[tokio::test]
async fn a_body_that_takes_too_long_keeps_its_status() {
    let sets: [fn(&mut Settings, Duration); 2] = [Settings::attempt_timeout, Settings::timeout];
    for set in sets {
        let error = failure(Step::Stall(HALF), get("/x"), |settings| {
            set(settings, Duration::from_millis(50));
        })
        .await;
        assert!(error.is_timeout(), "{error}");
        assert_eq!(error.body(), Some(&b"half"[..]));
        assert_eq!(
            error.to_string(),
            "GET /x answered 200 OK, then timed out: no answer within 50ms"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let huge = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999999\r\n\r\n";
    let error = failure(Step::Stall(huge), get("/x"), |_| {}).await;
    assert!(error.is_too_large(), "{error}");
    assert_eq!(error.status().unwrap(), 200);
}

#[tokio::test]
async fn a_body_without_end_is_refused_at_the_limit() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let piece = format!("400\r\n{}\r\n", "x".repeat(1024));
    let endless = Step::Endless(head, piece.leak());
    let error = failure(endless, get("/x"), |settings| {
        settings.max_response_size(100_000);
        settings.max_retries(2);
    })
    .await;
    assert!(error.is_too_large(), "{error}");
    assert_eq!(error.attempts(), 1);
    assert!(error.body().unwrap().len() <= 100_000);
    assert_eq!(
        error.to_string(),
        "GET /x answered 200 OK, then was refused: the body is larger than 100000 bytes"
    );
}

#[tokio::test]
async fn a_failure_without_end_keeps_its_status() {
    let head = "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n";
    let error = failure(
        Step::Endless(head, "4\r\nno! \r\n"),
        get("/x"),
        |settings| {
            settings.max_response_size(1000);
        },
    )
    .await;
    assert!(error.is_not_found() && error.is_api(), "{error}");
    assert_eq!(error.body().unwrap().len(), 1000);
}

#[tokio::test]
async fn a_head_of_something_huge_is_fine() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999999\r\n\r\n";
    let server = Server::start(vec![head.to_owned()]).await;
    let request = Request::new(Method::HEAD, "/x", &[]);
    let response = server.client().send(request).await.unwrap();
    assert_eq!(response.bytes().len(), 0);
}

/// The text `done`, compressed.
const GZIP: [u8; 24] = [
    0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0x4b, 0xc9, 0xcf, 0x4b, 0x05, 0, 0xab, 0xe0, 0x2d,
    0x10, 0x04, 0, 0, 0,
];

fn compressed(body: &[u8]) -> Step {
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {length}\r\n");
    Step::Bytes([head.as_bytes(), b"connection: close\r\n\r\n", body].concat())
}

#[tokio::test]
async fn compression_is_undone_or_is_an_error() {
    let server = Server::play(vec![compressed(&GZIP)]).await;
    let response = server.client().send(get("/x")).await.unwrap();
    assert_eq!(response.text().unwrap(), "done");
    assert!(server.seen()[0].contains("accept-encoding: gzip"));
    for cut in [5, 12, 16, 23] {
        let error = failure(compressed(&GZIP[..cut]), get("/x"), |_| {}).await;
        assert_eq!(error.status().unwrap(), 200, "{cut}");
        assert!(!error.is_decode() && !error.is_api(), "{error}");
    }
}

async fn not_decompressed(status: u16, encoding: &str, body: &'static [u8]) -> String {
    let mock = Mock::new();
    let reply = Reply::new(status).header("content-encoding", encoding);
    mock.then(reply.body(body));
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    settings.max_retries(0);
    let answer = settings.build().unwrap().send(get("/x")).await;
    let read = answer.and_then(|answer| answer.decode::<i64>());
    read.unwrap_err().to_string()
}

#[tokio::test]
async fn compression_that_nobody_asked_for_is_named() {
    assert_eq!(
        not_decompressed(200, "gzip", &GZIP).await,
        "GET /x answered 200 OK, which cannot be read: the body is compressed as gzip, which was \
         not asked for, and is read with the feature `gzip`"
    );
    assert_eq!(
        not_decompressed(404, "br", b"\x8b\x01\x80none\x03").await,
        "GET /x answered 404 Not Found: the body is compressed as br, which was not asked for"
    );
    assert_eq!(
        not_decompressed(404, "br", b"none").await,
        "GET /x answered 404 Not Found: none"
    );
}

#[tokio::test]
async fn a_thousand_at_once() {
    let server = Server::play(vec![done(); 1000]).await;
    let client = server.client();
    let mut requests = JoinSet::new();
    for _ in 0..1000 {
        let client = client.clone();
        requests.spawn(async move { client.send(get("/x")).await.unwrap().text().unwrap() });
    }
    let answers = requests.join_all().await;
    assert_eq!(answers.len(), 1000);
    assert!(answers.iter().all(|answer| answer == "done"));
    assert_eq!(server.seen().len(), 1000);
}

#[tokio::test]
async fn a_request_that_is_dropped_is_given_up() {
    let server = Server::play(vec![Step::Stall(HALF), done()]).await;
    let client = server.client();
    let dropped = tokio::time::timeout(Duration::from_millis(50), client.send(get("/x")));
    assert!(dropped.await.is_err());
    let gone = async {
        while !server.seen().iter().any(|seen| seen == GONE) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), gone)
        .await
        .expect("the connection is closed");
    assert_eq!(
        client.send(get("/x")).await.unwrap().text().unwrap(),
        "done"
    );
}

#[tokio::test]
async fn of_a_long_failure_its_beginning_is_kept() {
    let body = format!("no such thing {}", "x".repeat(2_000_000));
    let step = Step::Answer(answer("404 Not Found", &[], &body));
    let error = failure(step, get("/x"), |_| {}).await;
    assert!(error.to_string().contains("no such thing"), "{error}");
    assert_eq!(error.body().unwrap().len(), 1024 * 1024);
}
