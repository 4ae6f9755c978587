//! Requests that are put together step by step: what is given again, refused, copied.

use serde_json::json;

use super::server::{Server, answer, get};
use crate::runtime::http::{ApiRequest, Error, Explode, Method, Multipart, Outgoing, Request};

async fn wire(request: Request) -> Result<String, Error> {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    server.client().send(request).await?;
    Ok(server.seen().remove(0))
}

#[tokio::test]
async fn a_parameter_replaces_what_was_given_before_where_that_stood() {
    let mut request = get("/x");
    request.query("a", &json!([1, 2]));
    request.query("b", &"b");
    request.query("a", &json!([3]));
    request.header("x-a", Explode::No, &"old");
    request.header("x-a", Explode::No, &"new");
    request.cookie("c", Explode::No, &"old");
    request.cookie("c", Explode::No, &"new");
    let seen = wire(request).await.unwrap();
    assert!(seen.starts_with("GET /x?a=3&b=b HTTP/1.1\r\n"), "{seen}");
    assert!(seen.contains("x-a: new\r\n"), "{seen}");
    assert!(seen.contains("cookie: c=new\r\n"), "{seen}");
    assert!(!seen.contains("old"), "{seen}");
}

#[tokio::test]
async fn an_empty_list_takes_away_what_was_given_before() {
    let mut request = get("/x");
    request.query("a", &json!([1, 2]));
    request.query("a", &json!([]));
    let seen = wire(request).await.unwrap();
    assert!(seen.starts_with("GET /x HTTP/1.1\r\n"), "{seen}");
}

#[tokio::test]
async fn what_was_refused_can_be_given_anew() {
    let mut request = get("/x");
    request.header("x-a", Explode::No, &"a\nb");
    request.query("q", &"long");
    request.query_length("q", "long", ..=3);
    let error = wire(request.clone()).await.unwrap_err();
    assert!(error.to_string().contains("x-a cannot be sent"), "{error}");

    request.header("x-a", Explode::No, &"a");
    let error = wire(request.clone()).await.unwrap_err();
    assert!(error.to_string().contains("q must be at most 3"), "{error}");

    request.query("q", &"ok");
    request.query_length("q", "ok", ..=3);
    let seen = wire(request).await.unwrap();
    assert!(seen.starts_with("GET /x?q=ok HTTP/1.1\r\n"), "{seen}");
}

#[tokio::test]
async fn what_is_called_the_same_elsewhere_takes_no_refusal_away() {
    let mut request = get("/x/{id}");
    request.path("id", &"");
    request.query("id", &"1");
    let error = wire(request).await.unwrap_err();
    assert!(
        error.to_string().contains("id must not be empty"),
        "{error}"
    );

    let mut request = get("/x");
    request.query_text_within("scope", "s".to_owned(), 2..);
    request.header("scope", Explode::No, &"a");
    request.header_length("scope", "a", ..2);
    let error = wire(request).await.unwrap_err();
    assert!(
        error.to_string().contains("scope must be at least 2"),
        "{error}"
    );

    let mut request = get("/x");
    request.header("trace", Explode::No, &"a\nb");
    request.cookie("trace", Explode::No, &"c");
    let error = wire(request).await.unwrap_err();
    assert!(
        error.to_string().contains("trace cannot be sent"),
        "{error}"
    );
}

#[tokio::test]
async fn a_header_that_would_arrive_without_its_spaces_is_refused() {
    for value in [" a", "a ", "a\t", " "] {
        let mut request = get("/x");
        request.header("X-A", Explode::No, &value);
        let error = wire(request).await.unwrap_err();
        assert!(error.is_invalid_argument());
        assert!(
            error.to_string().contains("the spaces around it"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_last_body_is_sent_as_what_it_is() {
    let mut request = Request::new(Method::POST, "/x", &[]);
    request.json(&json!({"a": 1}));
    request.multipart(&Multipart::new().text("part", "b"));
    let seen = wire(request).await.unwrap();
    assert!(seen.contains("content-type: multipart/form-data"), "{seen}");
    assert!(!seen.contains("content-type: application/json"), "{seen}");
}

#[derive(Clone, Debug)]
struct Put(Outgoing);

impl ApiRequest for Put {
    fn outgoing(&mut self) -> &mut Outgoing {
        &mut self.0
    }
}

#[tokio::test]
async fn a_copy_is_a_request_of_its_own() {
    let server = Server::start(vec![
        answer("204 No Content", &[], ""),
        answer("204 No Content", &[], ""),
    ])
    .await;
    let mut outgoing = Outgoing::new(&server.client(), Method::PUT, "/x", &[]);
    outgoing.json(&json!({"secret": "s3cret"}));
    let request = Put(outgoing);
    let other = request.clone().with_header("x-a", "b");
    assert_eq!(
        format!("{other:?}"),
        r#"Put(Request { method: PUT, path: "/x", .. })"#
    );
    other.send_raw().await.unwrap();
    request.send_raw().await.unwrap();
    let seen = server.seen();
    assert!(seen[0].contains("x-a: b"), "{seen:?}");
    assert!(!seen[1].contains("x-a: b"), "{seen:?}");
    assert!(
        seen.iter()
            .all(|seen| seen.ends_with("{\"secret\":\"s3cret\"}"))
    );
}
