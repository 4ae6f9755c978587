//! Methods that are no constants everywhere: `QUERY`, and those that nothing is known of.

use super::server::{API, Server, answer, get};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{Error, Http, Method, Outgoing, Request, Response, Settings};

fn method(token: &str) -> Method {
    Method::from_bytes(token.as_bytes()).unwrap()
}

fn with_body(token: &str) -> Request {
    let mut request = Request::new(method(token), "/start", &[&["token"]]);
    request.text("text/plain", "body");
    request
}

/// What a request comes to that is first answered so, and then well.
async fn answered(request: Request, first: Reply) -> (Result<Response, Error>, Mock) {
    let mock = Mock::new();
    mock.then(first);
    mock.then(Reply::new(200).body("there"));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    settings.max_retries(1);
    settings.credential("token", "s3cret-token");
    let outcome = settings.build().unwrap().send(request).await;
    (outcome, mock)
}

fn moved(status: u16, to: &str) -> Reply {
    Reply::new(status).header("location", to)
}

#[tokio::test]
async fn a_query_is_repeated_where_it_is_led_to() {
    for status in [301, 302, 307, 308] {
        let (outcome, mock) = answered(with_body("QUERY"), moved(status, "/there")).await;
        outcome.unwrap();
        let seen = mock.seen();
        assert_eq!(seen[1].method.as_str(), "QUERY", "{status}");
        assert_eq!(seen[1].path, "/there");
        assert_eq!(seen[1].body.as_ref(), b"body");
    }
}

#[tokio::test]
async fn what_a_query_has_found_is_read() {
    let (outcome, mock) = answered(with_body("QUERY"), moved(303, "/there")).await;
    outcome.unwrap();
    let seen = mock.seen();
    assert_eq!(seen[1].method, Method::GET);
    assert!(seen[1].body.is_empty());
}

#[tokio::test]
async fn another_origin_gets_no_query() {
    let elsewhere = moved(307, "https://other.example.com/there");
    let (outcome, mock) = answered(with_body("QUERY"), elsewhere).await;
    let error = outcome.unwrap_err().to_string();
    assert!(
        error.ends_with("another origin, which gets no body"),
        "{error}"
    );
    assert_eq!(mock.seen().len(), 1);
}

#[tokio::test]
async fn a_method_of_which_nothing_is_known_becomes_no_other() {
    let (outcome, mock) = answered(with_body("COPY"), moved(301, "/there")).await;
    outcome.unwrap();
    assert!(mock.seen().iter().all(|seen| seen.body.as_ref() == b"body"));
    let methods = mock.seen().into_iter().map(|seen| seen.method.to_string());
    assert_eq!(methods.collect::<Vec<_>>(), ["COPY", "COPY"]);
}

#[tokio::test]
async fn a_query_is_sent_again_and_what_is_not_known_is_not() {
    for (token, count) in [("QUERY", 2), ("COPY", 1), ("query", 1)] {
        let (outcome, mock) = answered(with_body(token), Reply::new(503)).await;
        assert_eq!(outcome.is_ok(), count == 2, "{token}");
        assert_eq!(mock.seen().len(), count, "{token}");
    }
}

#[tokio::test]
async fn only_methods_that_have_a_body_say_that_there_is_none() {
    for (token, says_so) in [("QUERY", true), ("COPY", false)] {
        let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
        let http = server.settings().build().unwrap();
        let request = Request::new(method(token), "/x", &[]);
        http.send(request).await.unwrap();
        let seen = server.seen();
        assert!(seen[0].starts_with(&format!("{token} ")), "{}", seen[0]);
        assert_eq!(seen[0].contains("content-length: 0"), says_so, "{token}");
    }
}

#[tokio::test]
async fn what_is_no_method_is_not_sent_as_another() {
    let mock = Mock::new();
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    let http: Http = settings.build().unwrap();
    let outgoing = Outgoing::with_method(&http, "COPY IT", "/x", &[]);
    let error = http.send(Request::clone(&outgoing)).await.unwrap_err();
    assert!(
        error.to_string().contains("the method is none of HTTP"),
        "{error}"
    );
    assert!(mock.seen().is_empty());
    mock.then(Reply::new(204));
    http.send(get("/x")).await.unwrap();
}
