//! Every way an answer can be no success: one clear error each.

use std::time::Duration;

use cloudflare_workers::Error;

use super::server::{Server, answer};
use super::{ACCOUNT, EMPTY_PAGE, TOKEN, builder, client, list};

const RAY: &str = "8f1c2d3e4f5a6b7c-FRA";
const JSON: &str = "content-type: application/json";
const HTML: &str = "content-type: text/html; charset=UTF-8";

const REFUSED: &str = r#"{"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null,"success":false}"#;
const LARGE_CODE: &str = r#"{"errors":[{"code":100119,"message":"Over the limit"},{"code":9007199254740993,"message":"Far over"}],"messages":[],"result":null,"success":false}"#;
const NULLS: &str = r#"{"errors":null,"messages":null,"result":null,"success":false}"#;
const PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head></html>";
const BROKEN: &str = r#"{"errors":[{"code":10"#;

/// Status line, content type, body, and the messages that must come of them.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(i64, &'static str)],
);

const ROWS: &[Row] = &[
    ("200 OK", JSON, REFUSED, &[(10000, "Authentication error")]),
    ("200 OK", JSON, NULLS, &[]),
    (
        "200 OK",
        JSON,
        LARGE_CODE,
        &[(100119, "Over the limit"), (9007199254740993, "Far over")],
    ),
    ("400 Bad Request", JSON, NULLS, &[]),
    (
        "400 Bad Request",
        JSON,
        LARGE_CODE,
        &[(100119, "Over the limit"), (9007199254740993, "Far over")],
    ),
    (
        "403 Forbidden",
        JSON,
        REFUSED,
        &[(10000, "Authentication error")],
    ),
    ("404 Not Found", HTML, PAGE, &[]),
    ("429 Too Many Requests", JSON, "", &[]),
    (
        "500 Internal Server Error",
        JSON,
        REFUSED,
        &[(10000, "Authentication error")],
    ),
    ("500 Internal Server Error", JSON, BROKEN, &[]),
    ("502 Bad Gateway", HTML, PAGE, &[]),
    ("503 Service Unavailable", HTML, "", &[]),
    ("521 Web Server Is Down", JSON, NULLS, &[]),
];

/// What an error says it is.
type Kind = fn(&Error) -> bool;

async fn failure(status: &str, content_type: &str, body: &str) -> Error {
    let ray = format!("CF-Ray: {RAY}");
    let server = Server::start(vec![answer(status, &[content_type, &ray], body)]).await;
    list(&client(&server), ACCOUNT).await.expect_err(body)
}

/// One line that says which request, which status and which id.
fn is_clear(error: &Error, code: u16) {
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{text:?}");
    for part in [
        "GET /accounts/{account_id}/workers/scripts",
        &code.to_string(),
        RAY,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains(ACCOUNT), "{text}");
}

#[tokio::test]
async fn what_the_api_refuses() {
    for (status, content_type, body, expected) in ROWS {
        let error = failure(status, content_type, body).await;
        let code: u16 = status[..3].parse().unwrap();
        assert!(error.is_api(), "{status} {body}: {error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(code));
        assert_eq!(error.request_id(), Some(RAY));
        assert_eq!(error.body(), Some(body.as_bytes()));
        let messages: Vec<(i64, &str)> = error
            .messages()
            .iter()
            .map(|message| (message.code.unwrap(), message.message.as_str()))
            .collect();
        assert_eq!(messages, *expected, "{status} {body}");
        is_clear(&error, code);
        for (code, message) in *expected {
            let text = error.to_string();
            assert!(
                text.contains(message) && text.contains(&code.to_string()),
                "{text}"
            );
        }
    }
}

#[tokio::test]
async fn a_success_that_is_not_as_documented() {
    for (content_type, body, says) in [
        (HTML, PAGE, "text/html"),
        (JSON, "", "empty"),
        (JSON, BROKEN, "EOF"),
        (JSON, "null", "null"),
        (JSON, "[]", "object"),
        (JSON, r#"{"success":true}"#, "errors"),
        (
            JSON,
            r#"{"errors":[],"messages":[],"result":{},"success":true}"#,
            "/result",
        ),
        (
            JSON,
            r#"{"errors":[],"messages":[],"result":[7],"success":true}"#,
            "/result/0",
        ),
    ] {
        let error = failure("200 OK", content_type, body).await;
        assert!(error.is_decode() && !error.is_api(), "{body}: {error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert_eq!(
            (error.request_id(), error.body()),
            (Some(RAY), Some(body.as_bytes()))
        );
        is_clear(&error, 200);
        assert!(error.to_string().contains(says), "{says} in {error}");
    }
}

#[tokio::test]
async fn the_kinds_of_refusal() {
    let kinds: [(&str, Kind); 5] = [
        ("401 Unauthorized", Error::is_auth),
        ("403 Forbidden", Error::is_auth),
        ("404 Not Found", Error::is_not_found),
        ("429 Too Many Requests", Error::is_rate_limited),
        ("503 Service Unavailable", Error::is_server_error),
    ];
    for (status, is_kind) in kinds {
        assert!(is_kind(&failure(status, JSON, REFUSED).await), "{status}");
    }
}

#[tokio::test]
async fn an_answer_without_a_request_id() {
    let server = Server::start(vec![answer("403 Forbidden", &[JSON], REFUSED)]).await;
    let error = list(&client(&server), ACCOUNT).await.unwrap_err();
    assert_eq!(error.request_id(), None);
}

#[tokio::test]
async fn no_answer_in_time() {
    let server = Server::start(Vec::new()).await;
    let builder = builder(&server)
        .api_token(TOKEN)
        .timeout(Duration::from_millis(50));
    let error = list(&builder.build().unwrap(), ACCOUNT).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_api(), "{error}");
    assert_eq!((error.status(), error.body()), (None, None));
}

#[tokio::test]
async fn nobody_listens() {
    let server = Server::of(EMPTY_PAGE).await;
    let client = client(&server);
    drop(server);
    tokio::task::yield_now().await;
    let error = list(&client, ACCOUNT).await.unwrap_err();
    assert!(error.is_connect() && error.status().is_none(), "{error}");
}

#[tokio::test]
async fn an_answer_that_breaks_off() {
    let whole = answer("200 OK", &[JSON], EMPTY_PAGE);
    let server = Server::start(vec![whole[..whole.len() - 5].to_owned()]).await;
    let error = list(&client(&server), ACCOUNT).await.unwrap_err();
    assert!(!error.is_api() && !error.is_decode(), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}
