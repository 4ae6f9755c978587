//! Which redirects are followed, and with what.

use super::server::{API, Server, answer};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{Error, Method, Request, Response, Security, Settings};

/// What a request with a body comes to when it is first answered so.
async fn redirected(
    method: Method,
    status: &str,
    location: &str,
) -> (Result<Response, Error>, Vec<String>) {
    let moved = answer(status, &[&format!("location: {location}")], "");
    let server = Server::start(vec![moved, answer("200 OK", &[], "there")]).await;
    let mut settings = server.settings();
    settings.credential("token", "s3cret-token");
    let mut request = Request::new(method, "/start", &[&["token"]]);
    request.text("text/plain", "body");
    let outcome = settings.build().unwrap().send(request).await;
    (outcome, server.seen())
}

#[tokio::test]
async fn a_request_never_silently_becomes_another() {
    for status in ["301 Moved Permanently", "302 Found"] {
        let (outcome, seen) = redirected(Method::POST, status, "/there").await;
        let error = outcome.unwrap_err();
        assert!(error.status().unwrap().is_redirection());
        let reason = "turn POST into GET, which is not followed";
        assert!(error.to_string().ends_with(reason), "{error}");
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn what_changes_something_is_sent_where_it_moved_to_but_not_to_what_came_of_it() {
    for method in [Method::PUT, Method::PATCH, Method::DELETE] {
        let (outcome, seen) = redirected(method.clone(), "301 Moved Permanently", "/there").await;
        assert_eq!(outcome.unwrap().text().unwrap(), "there");
        let line = format!("{method} /there HTTP/1.1");
        assert!(seen[1].starts_with(&line), "{}", seen[1]);
        assert!(seen[1].ends_with("\r\n\r\nbody"), "{}", seen[1]);

        let (outcome, seen) = redirected(method.clone(), "302 Found", "/list").await;
        let error = outcome.unwrap_err().to_string();
        let reason = format!("after {method} that may have been done, which is not followed");
        assert!(error.ends_with(&reason), "{error}");
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn a_request_is_repeated_as_it_was() {
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        for method in [Method::POST, Method::PUT, Method::GET] {
            let (outcome, seen) = redirected(method.clone(), status, "/there?a=1").await;
            assert_eq!(outcome.unwrap().text().unwrap(), "there");
            assert!(
                seen[1].starts_with(&format!("{method} /there?a=1 HTTP/1.1")),
                "{}",
                seen[1]
            );
            assert!(seen[1].ends_with("\r\n\r\nbody"), "{}", seen[1]);
            assert!(
                seen[1].contains("authorization: Bearer s3cret-token"),
                "{}",
                seen[1]
            );
        }
    }
}

#[tokio::test]
async fn see_other_is_read() {
    let (outcome, seen) = redirected(Method::POST, "303 See Other", "/there").await;
    assert_eq!(outcome.unwrap().text().unwrap(), "there");
    assert!(seen[1].starts_with("GET /there HTTP/1.1"), "{}", seen[1]);
    assert!(!seen[1].contains("content-"), "{}", seen[1]);
    assert!(seen[1].ends_with("\r\n\r\n"), "{}", seen[1]);
}

#[tokio::test]
async fn a_credential_in_the_query_goes_along() {
    let security: Security = &[&["query"]];
    let mut given = Request::new(Method::GET, "/start", security);
    given.options().query("api key", "s3cret");
    given.options().query("page", "1");
    for request in [Request::new(Method::GET, "/start", security), given] {
        let mock = Mock::new();
        mock.then(Reply::new(301).header("location", "/there?page=1"));
        mock.then(Reply::new(301).header("location", "/there?api+key=s3cret"));
        mock.then(Reply::new(204));
        let mut settings = Settings::new(&API);
        settings.transport(mock.clone());
        settings.credential("query", "s3cret");
        settings.build().unwrap().send(request).await.unwrap();
        let queries: Vec<_> = mock.seen().into_iter().map(|seen| seen.query).collect();
        assert_eq!(queries[1..], ["page=1&api%20key=s3cret", "api+key=s3cret"]);
    }
}

#[tokio::test]
async fn another_origin_is_read_from_and_gets_no_credential() {
    let storage = Server::start(vec![answer("206 Partial Content", &[], "file")]).await;
    let location = format!("location: {}/signed?key=1", storage.url);
    let api = Server::start(vec![answer("302 Found", &[&location], "")]).await;
    let mut settings = api.settings();
    settings.credential("token", "s3cret-token");
    settings.default_header("x-trace", "s3cret-trace");
    let mut request = Request::new(Method::GET, "/start", &[&["token"]]);
    request.options().header("range", "bytes=0-3");
    request.options().header("x-key", "s3cret-key");
    let response = settings.build().unwrap().send(request).await.unwrap();
    assert_eq!(response.text().unwrap(), "file");
    assert!(api.seen()[0].contains("s3cret-token"));
    let seen = &storage.seen()[0];
    assert!(seen.starts_with("GET /signed?key=1 HTTP/1.1"), "{seen}");
    assert!(seen.contains("range: bytes=0-3"), "{seen}");
    assert!(!seen.contains("s3cret"), "{seen}");
}

#[tokio::test]
async fn nor_does_the_api_by_way_of_another_origin() {
    let mock = Mock::new();
    mock.then(Reply::new(302).header("location", "https://other.example.com/x"));
    mock.then(Reply::new(302).header("location", "https://api.example.com/chosen"));
    mock.then(Reply::new(200));
    let mut settings = Settings::new(&API);
    settings.credential("token", "s3cret-token");
    settings.transport(mock.clone());
    let request = Request::new(Method::GET, "/start", &[&["token"]]);
    settings.build().unwrap().send(request).await.unwrap();
    let told: Vec<_> = mock
        .seen()
        .iter()
        .map(|seen| seen.headers.contains_key("authorization"))
        .collect();
    assert_eq!(told, [true, false, false]);
}

#[tokio::test]
async fn another_origin_gets_nothing_to_do() {
    for (method, status) in [
        (Method::POST, "307 Temporary Redirect"),
        (Method::DELETE, "308 Permanent Redirect"),
    ] {
        let (outcome, seen) = redirected(method, status, "https://other.example.com").await;
        let error = outcome.unwrap_err().to_string();
        assert!(error.ends_with("which is only followed to read"), "{error}");
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn what_is_encrypted_stays_so() {
    let mock = Mock::new();
    mock.then(Reply::new(302).header("location", "http://other.example.com/x"));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    let request = Request::new(Method::GET, "/start", &[]);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert!(error.to_string().contains("from https to http"), "{error}");
    assert_eq!(mock.seen().len(), 1);
}

#[tokio::test]
async fn what_points_nowhere_is_an_error() {
    for location in [
        "http://[",
        "javascript:alert(1)",
        "ftp://other.example.com/x",
    ] {
        let (outcome, seen) = redirected(Method::GET, "302 Found", location).await;
        assert_eq!(outcome.unwrap_err().status().unwrap(), 302);
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn not_every_location_is_a_redirect() {
    for status in ["300 Multiple Choices", "304 Not Modified"] {
        let (outcome, seen) = redirected(Method::GET, status, "https://other.example.com").await;
        let text = outcome.unwrap_err().to_string();
        assert!(
            text.ends_with(&format!("{status}: the body is empty")),
            "{text}"
        );
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn what_was_done_is_not_done_again_to_read_its_outcome() {
    let server = Server::start(vec![
        answer("303 See Other", &["location: /outcome"], ""),
        answer("429 Too Many Requests", &["retry-after-ms: 1"], ""),
        answer("200 OK", &[], ""),
    ])
    .await;
    let mut settings = server.settings();
    settings.max_retries(2);
    let request = Request::new(Method::POST, "/pay", &[]);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 429);
    let seen = server.seen();
    let lines: Vec<_> = seen.iter().filter_map(|seen| seen.lines().next()).collect();
    assert_eq!(lines, ["POST /pay HTTP/1.1", "GET /outcome HTTP/1.1"]);
}

#[tokio::test]
async fn a_redirect_names_no_user() {
    let mock = Mock::new();
    mock.then(Reply::new(302).header("location", "https://u:p@api.example.com/there"));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    let request = Request::new(Method::GET, "/start", &[]);
    let error = settings.build().unwrap().send(request).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("a user or password, which is not followed"),
        "{error}"
    );
    assert_eq!(mock.seen().len(), 1);
}
