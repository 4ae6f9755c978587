//! What is sent again, when, how often, and what never is.

use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use super::server::{API, Server, Step, answer, get, with};
use crate::runtime::http::{Error, Method, Options, Request, Response, Settings};

const SOON: &str = "retry-after-ms: 1";
pub(super) const BUSY: &str = "503 Service Unavailable";
pub(super) const SLOW_DOWN: &str = "429 Too Many Requests";

pub(super) fn retrying(server: &Server) -> Settings {
    let mut settings = server.settings();
    settings.max_retries(2);
    settings.retry_backoff(Duration::from_millis(2), Duration::from_millis(4));
    settings
}

pub(super) fn fails(status: &str, headers: &[&str]) -> Step {
    Step::Answer(answer(status, headers, ""))
}

pub(super) fn done() -> Step {
    Step::Answer(answer("200 OK", &[], "done"))
}

pub(super) fn post() -> Request {
    Request::new(Method::POST, "/x", &[])
}

/// What a request comes to, and how often it was sent.
pub(super) async fn sent(steps: Vec<Step>, request: Request) -> (Result<Response, Error>, usize) {
    let server = Server::play(steps).await;
    let outcome = retrying(&server).build().unwrap().send(request).await;
    (outcome, server.seen().len())
}

#[tokio::test]
async fn failures_that_pass_are_not_seen() {
    for status in [
        "408 Request Timeout",
        "409 Conflict",
        SLOW_DOWN,
        BUSY,
        "521 ",
    ] {
        let (outcome, count) = sent(vec![fails(status, &[]), done()], get("/x")).await;
        assert_eq!(
            (outcome.unwrap().text().unwrap().as_str(), count),
            ("done", 2),
            "{status}"
        );
    }
}

#[tokio::test]
async fn other_failures_are_not_repeated() {
    for status in ["400 Bad Request", "401 Unauthorized", "404 Not Found"] {
        let (outcome, count) = sent(vec![fails(status, &[]), done()], get("/x")).await;
        let error = outcome.unwrap_err();
        assert_eq!((error.attempts(), count), (1, 1), "{error}");
    }
}

#[tokio::test]
async fn after_two_retries_the_failure_says_how_often() {
    let (outcome, count) = sent(vec![fails(BUSY, &[]); 5], get("/x")).await;
    let error = outcome.unwrap_err();
    assert_eq!((error.attempts(), count), (3, 3));
    assert!(error.is_server_error());
    assert_eq!(
        error.to_string(),
        "GET /x answered 503 Service Unavailable: the body is empty (after 3 attempts)"
    );
}

#[tokio::test]
async fn what_may_have_been_done_is_not_done_twice() {
    for method in [Method::POST, Method::PATCH] {
        let request = Request::new(method, "/x", &[]);
        let (outcome, count) = sent(vec![fails(BUSY, &[]), done()], request).await;
        assert!(outcome.unwrap_err().is_server_error());
        assert_eq!(count, 1);
    }
    for method in [Method::PUT, Method::DELETE, Method::HEAD, Method::OPTIONS] {
        let request = Request::new(method, "/x", &[]);
        let (outcome, count) = sent(vec![fails(BUSY, &[]), done()], request).await;
        outcome.unwrap();
        assert_eq!(count, 2);
    }
}

#[tokio::test]
async fn a_key_makes_any_request_repeatable() {
    let mut options = Options::default();
    options.idempotency_key("k-1");
    let server = Server::play(vec![fails(BUSY, &[]), done()]).await;
    let client = retrying(&server).build().unwrap();
    let mut request = post();
    request.text("text/plain", "body");
    client.send(with(request, options)).await.unwrap();
    for seen in server.seen() {
        assert!(seen.contains("idempotency-key: k-1\r\n"), "{seen}");
        assert!(seen.ends_with("\r\n\r\nbody"), "{seen}");
    }
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_request_that_was_turned_away_was_not_done() {
    let (outcome, count) = sent(vec![fails(SLOW_DOWN, &[SOON]), done()], post()).await;
    outcome.unwrap();
    assert_eq!(count, 2);
}

#[tokio::test]
async fn the_api_has_the_last_word() {
    let yes = "x-should-retry: true";
    let steps = vec![fails("400 Bad Request", &[yes, SOON]), done()];
    let (outcome, count) = sent(steps, post()).await;
    outcome.unwrap();
    assert_eq!(count, 2);

    let no = "x-should-retry: false";
    let (outcome, count) = sent(vec![fails(BUSY, &[no]), done()], get("/x")).await;
    assert!(outcome.unwrap_err().is_server_error());
    assert_eq!(count, 1);
}

/// The wait an answer of 429 asks for, when it is more than is allowed.
async fn asked(headers: &[&str]) -> Option<Duration> {
    asked_with(SLOW_DOWN, headers).await
}

/// The wait that such a failure asks for.
pub(super) async fn asked_with(status: &str, headers: &[&str]) -> Option<Duration> {
    let (outcome, count) = sent(vec![fails(status, headers), done()], get("/x")).await;
    let error = outcome.unwrap_err();
    assert_eq!((error.attempts(), count), (1, 1));
    error.retry_after()
}

#[tokio::test]
async fn a_wait_that_is_too_long_ends_at_once_with_the_wait() {
    let five_minutes = Some(Duration::from_secs(300));
    assert_eq!(asked(&["Retry-After: 300"]).await, five_minutes);
    assert_eq!(asked(&["retry-after-ms: 300000"]).await, five_minutes);
    let for_ever = Some(Duration::from_secs(u64::from(u32::MAX)));
    assert_eq!(asked(&["Retry-After: 1e23"]).await, for_ever);
    let now = "Date: Sun, 06 Nov 1994 08:44:37 GMT";
    let then = "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT";
    assert_eq!(asked(&[now, then]).await, five_minutes);
}

#[tokio::test]
async fn every_form_of_a_short_wait_is_kept_to() {
    let now = "Date: Sun, 06 Nov 1994 08:44:37 GMT";
    let past = "Retry-After: Sun, 06 Nov 1994 08:44:00 GMT";
    let rows: [(&[&str], u64); 5] = [
        (&["Retry-After: 0"], 0),
        (&["retry-after-ms: 120"], 120),
        (&["retry-after-ms: 100", "Retry-After: 900"], 100),
        (&[now, past], 0),
        (&["Retry-After: soon"], 0),
    ];
    for (headers, least) in rows {
        let start = Instant::now();
        let (outcome, count) = sent(vec![fails(SLOW_DOWN, headers), done()], get("/x")).await;
        outcome.unwrap();
        assert_eq!(count, 2);
        assert!(
            start.elapsed() >= Duration::from_millis(least),
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn the_callers_time_is_not_spent_on_waits() {
    let server = Server::play(vec![fails(BUSY, &["Retry-After: 20"]), done()]).await;
    let mut settings = retrying(&server);
    settings.timeout(Duration::from_secs(10));
    let start = Instant::now();
    let error = settings.build().unwrap().send(get("/x")).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(20)));
    assert!(error.is_server_error());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn attempts_that_time_out_are_repeated_within_the_whole_time() {
    let server = Server::play(vec![Step::Stall(""), done()]).await;
    let mut settings = retrying(&server);
    settings.attempt_timeout(Duration::from_millis(50));
    let response = settings.build().unwrap().send(get("/x")).await.unwrap();
    assert_eq!(response.text().unwrap(), "done");

    let server = Server::play(vec![Step::Stall(""); 100]).await;
    let mut settings = retrying(&server);
    settings.attempt_timeout(Duration::from_millis(50));
    settings.timeout(Duration::from_millis(120));
    settings.max_retries(100);
    let start = Instant::now();
    let error = settings.build().unwrap().send(get("/x")).await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() > 1, "{error}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn connections_that_do_not_come_about_are_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut settings = Settings::new(&API);
    settings.base_url(format!("http://{}", listener.local_addr().unwrap()));
    settings.retry_backoff(Duration::from_millis(1), Duration::from_millis(1));
    drop(listener);
    let error = settings.build().unwrap().send(post()).await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn an_outage_is_not_multiplied() {
    let server = Server::play(vec![fails(BUSY, &[]); 1000]).await;
    let client = retrying(&server).build().unwrap();
    for _ in 0..100 {
        client.clone().send(get("/x")).await.unwrap_err();
    }
    assert_eq!(server.seen().len(), 150);
}

#[tokio::test]
async fn successes_allow_retries_again() {
    let mut steps = vec![fails(BUSY, &[]); 150];
    steps.extend(vec![done(); 20]);
    steps.extend(vec![fails(BUSY, &[]); 10]);
    let server = Server::play(steps).await;
    let client = retrying(&server).build().unwrap();
    for _ in 0..100 {
        client.send(get("/x")).await.unwrap_err();
    }
    for _ in 0..20 {
        client.send(get("/x")).await.unwrap();
    }
    let error = client.send(get("/x")).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    let error = client.send(get("/x")).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_retry_that_helps_costs_nothing() {
    let steps = (0..80).flat_map(|_| [fails(BUSY, &[]), done()]);
    let server = Server::play(steps.collect()).await;
    let client = retrying(&server).build().unwrap();
    for _ in 0..80 {
        client.send(get("/x")).await.unwrap();
    }
    assert_eq!(server.seen().len(), 160);
}

#[tokio::test]
async fn how_often_clones_try_again_is_for_the_caller_to_say() {
    for (budget, sent) in [(Some(3), 33), (Some(0), 30), (None, 90)] {
        let server = Server::play(vec![fails(BUSY, &[]); 100]).await;
        let mut settings = retrying(&server);
        settings.retry_budget(budget);
        let client = settings.build().unwrap();
        for _ in 0..30 {
            client.send(get("/x")).await.unwrap_err();
        }
        assert_eq!(server.seen().len(), sent, "{budget:?}");
    }
}

#[tokio::test]
async fn one_request_may_have_its_own_number() {
    let mut options = Options::default();
    options.max_retries(0);
    let request = with(get("/x"), options);
    let (outcome, count) = sent(vec![fails(BUSY, &[]), done()], request).await;
    outcome.unwrap_err();
    assert_eq!(count, 1);
}
