//! Every way an answer can be no success: one clear error each.

use std::error::Error as _;

use serde_json::{Value, json};

use super::server::{Server, answer, get};
use crate::runtime::http::Error;

const RAY: &str = "X-Ray: 8f1-FRA";

fn success(page: &Value) -> bool {
    page["success"] == json!(true)
}

/// What an operation of JSON makes of this answer.
async fn outcome(status: &str, headers: &[&str], body: &str) -> Result<Value, Error> {
    let server = Server::start(vec![answer(status, headers, body)]).await;
    let response = server
        .client()
        .send(get("/accounts/{account_id}/items").filled())
        .await?;
    let decoded = response.decode_enveloped(success)?;
    Ok(decoded.value)
}

async fn failure(status: &str, headers: &[&str], body: &str) -> Error {
    outcome(status, headers, body).await.unwrap_err()
}

/// The code and text of each message.
type Expected = &'static [(Option<i64>, &'static str)];

trait Filled {
    fn filled(self) -> Self;
}

impl Filled for crate::runtime::http::Request {
    fn filled(mut self) -> Self {
        self.path("account_id", &"s3cret-account");
        self.query("q", &"s3cret-query");
        self
    }
}

#[tokio::test]
async fn success_arrives() {
    let page = outcome("200 OK", &[], r#"{"success":true,"result":[1]}"#)
        .await
        .unwrap();
    assert_eq!(page["result"], json!([1]));
}

#[tokio::test]
async fn a_byte_order_mark_is_no_failure() {
    let page = outcome("200 OK", &[], "\u{feff}{\"success\":true}")
        .await
        .unwrap();
    assert_eq!(page["success"], json!(true));
}

#[tokio::test]
async fn a_refusal_is_one_line_to_act_on() {
    let body = r#"{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}"#;
    let error = failure("403 Forbidden", &[RAY], body).await;
    assert_eq!(
        error.to_string(),
        "GET /accounts/{account_id}/items answered 403 Forbidden: Authentication error (10000) \
         [x-ray 8f1-FRA]"
    );
    assert!(error.is_auth() && error.is_api() && !error.is_decode());
    assert_eq!(error.status().unwrap(), 403);
    assert_eq!(error.request_id(), Some("8f1-FRA"));
    assert_eq!(error.headers().unwrap()["x-ray"], "8f1-FRA");
    assert_eq!(error.messages()[0].code, Some(10000));
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(error.json::<Value>().unwrap()["errors"][0]["code"], 10000);
    let debug = format!("{error:?}");
    assert!(!debug.contains("s3cret"), "{debug}");
}

#[tokio::test]
async fn a_success_that_says_it_failed_is_an_error() {
    let body = r#"{"success":false,"errors":[{"code":7003,"message":"No route"}],"result":null}"#;
    let error = failure("200 OK", &[], body).await;
    assert!(error.is_api());
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.messages()[0].message, "No route");
    assert_eq!(
        error.to_string(),
        "GET /accounts/{account_id}/items answered 200 OK but failed: No route (7003)"
    );
}

#[tokio::test]
async fn a_failure_need_not_decode_as_a_success() {
    let body = r#"{"success":false,"errors":[{"code":1,"message":"No"}]}"#;
    let server = Server::start(vec![
        answer("200 OK", &[], body),
        answer("200 OK", &[], body),
    ])
    .await;
    let response = server.client().send(get("/x")).await.unwrap();
    let error = response.decode_enveloped::<Vec<i64>>(|_| true).unwrap_err();
    assert!(error.is_api(), "{error}");
    assert_eq!(error.messages()[0].code, Some(1));

    let response = server.client().send(get("/x")).await.unwrap();
    assert!(response.empty().unwrap_err().is_api());
}

#[tokio::test]
async fn a_body_of_html_is_an_excerpt() {
    let page = format!(
        "<html>\r\n<title>Slow\u{1b}[31m down</title>{}</html>",
        "x".repeat(5000)
    );
    let error = failure("429 Too Many Requests", &["Retry-After: 30"], &page).await;
    assert!(error.is_rate_limited());
    assert_eq!(error.headers().unwrap()["retry-after"], "30");
    assert_eq!(error.body().unwrap(), page.as_bytes());
    let text = error.to_string();
    assert!(
        text.contains("429 Too Many Requests: <html> <title>Slow [31m down</title>"),
        "{text}"
    );
    assert!(
        text.chars().count() < 330 && !text.contains(char::is_control),
        "{text}"
    );
}

#[tokio::test]
async fn statuses_without_a_name_and_without_a_body() {
    let error = failure("521 ", &[], "").await;
    assert!(error.is_server_error());
    assert_eq!(
        error.to_string(),
        "GET /accounts/{account_id}/items answered 521: the body is empty"
    );
}

#[tokio::test]
async fn json_without_the_envelope_or_broken_is_shown() {
    let error = failure("404 Not Found", &[], r#"{"detail":"no such thing"}"#).await;
    assert!(error.is_not_found() && error.messages().is_empty());
    assert!(
        error
            .to_string()
            .ends_with(r#"404 Not Found: {"detail":"no such thing"}"#),
        "{error}"
    );

    let error = failure("500 Internal Server Error", &[], r#"{"success":fal"#).await;
    assert!(
        error.to_string().ends_with(r#": {"success":fal"#),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_of_something_else_says_what() {
    let error = failure(
        "200 OK",
        &["content-type: text/html; charset=utf-8"],
        "<h1>Hi</h1>",
    )
    .await;
    assert!(error.is_decode() && !error.is_api());
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body().unwrap(), b"<h1>Hi</h1>");
    assert!(
        error.to_string().ends_with(
            "answered 200 OK, which cannot be read: text/html where JSON was expected: <h1>Hi</h1>"
        ),
        "{error}"
    );

    let error = failure("200 OK", &[], "").await;
    assert!(error.is_decode());
    assert!(error.to_string().contains("the body is empty"), "{error}");
}

#[tokio::test]
async fn a_success_that_is_broken_json_shows_none_of_it() {
    let error = failure(
        "200 OK",
        &[],
        r#"{"success":true,"result":{"token":"s3cret"#,
    )
    .await;
    assert!(error.is_decode());
    assert!(error.source().is_some());
    assert!(error.to_string().contains("EOF"), "{error}");
    assert!(
        !format!("{error} {error:?}").contains("s3cret"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_success_of_another_type_says_where() {
    let server = Server::start(vec![answer("200 OK", &[RAY], r#"["a",null]"#)]).await;
    let response = server.client().send(get("/x")).await.unwrap();
    let error = response.decode::<Vec<String>>().unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("GET /x answered 200 OK, which cannot be read: expected"),
        "{text}"
    );
    assert!(text.ends_with("at /1 [x-ray 8f1-FRA]"), "{text}");
}

#[tokio::test]
async fn messages_come_in_any_shape() {
    let rows: [(Value, Expected); 12] = [
        (json!({"errors": null}), &[]),
        (json!({}), &[]),
        (json!({"errors": []}), &[]),
        (json!({"errors": "Down"}), &[(None, "Down")]),
        (json!({"errors": ["a", "b"]}), &[(None, "a"), (None, "b")]),
        (
            json!({"errors": {"code": 5, "message": "m"}}),
            &[(Some(5), "m")],
        ),
        (
            json!({"errors": [{"code": 100_119, "message": "m"}]}),
            &[(Some(100_119), "m")],
        ),
        (
            json!({"errors": [{"code": "1001", "message": "m"}]}),
            &[(Some(1001), "m")],
        ),
        (
            json!({"errors": [{"code": "bad_thing", "message": null}, null]}),
            &[(None, "")],
        ),
        (json!({"errors": [{"why": 1}]}), &[(None, "{\"why\":1}")]),
        (json!({"errors": 7}), &[(None, "7")]),
        (
            json!({"errors": [], "messages": [{"code": 1, "message": "hint"}]}),
            &[(Some(1), "hint")],
        ),
    ];
    for (body, expected) in rows {
        let error = failure("400 Bad Request", &[], &body.to_string()).await;
        let messages: Vec<_> = error
            .messages()
            .iter()
            .map(|one| (one.code, one.message.as_str()))
            .collect();
        assert_eq!(messages, expected, "{body}");
        assert_eq!(error.status().unwrap(), 400);
    }
    let body = json!({"errors": [{"code": "bad_thing", "message": "a\nb", "pointer": "/x"}]});
    let error = failure("400 Bad Request", &[], &body.to_string()).await;
    assert!(
        error
            .to_string()
            .ends_with("400 Bad Request: a b (bad_thing)"),
        "{error}"
    );
    assert_eq!(error.messages()[0].code_text(), Some("bad_thing"));
    assert_eq!(error.messages()[0].raw["pointer"], "/x");
}

#[tokio::test]
async fn many_messages_stay_one_line() {
    let errors: Vec<_> = (1..=5)
        .map(|code| json!({"code": code, "message": "m"}))
        .collect();
    let error = failure(
        "400 Bad Request",
        &[],
        &json!({ "errors": errors }).to_string(),
    )
    .await;
    assert!(
        error
            .to_string()
            .ends_with(": m (1); m (2); m (3); and 2 more"),
        "{error}"
    );
    assert_eq!(error.messages().len(), 5);
}

#[tokio::test]
async fn text_and_bytes_come_as_they_are() {
    let body = r#"{"success":false}"#;
    let server = Server::start(vec![answer("201 Created", &["etag: \"a\""], body)]).await;
    let response = server.client().send(get("/script")).await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["etag"], "\"a\"");
    assert_eq!(response.text().unwrap(), body);
    assert_eq!(response.bytes(), body);
}
