//! What one request adds to its operation.

use serde_json::json;

use super::server::{Server, answer, get, with};
use crate::runtime::http::{Error, Explode, Method, Multipart, Options, Request, Style};

async fn wire(request: Request) -> Result<String, Error> {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut settings = server.settings();
    settings.default_header("x-a", "everywhere");
    settings.default_header("x-b", "everywhere");
    settings.build().unwrap().send(request).await?;
    Ok(server.seen().remove(0))
}

#[tokio::test]
async fn headers_and_queries_are_added() {
    let mut request = get("/x");
    request.query("q", &"1");
    request.header("X-A", Explode::No, &"operation");
    let mut options = Options::default();
    options.header("X-A", "mine");
    options.query("a b", "c&d");
    let seen = wire(with(request, options)).await.unwrap();
    assert!(
        seen.starts_with("GET /x?q=1&a%20b=c%26d HTTP/1.1"),
        "{seen}"
    );
    assert!(
        seen.contains("x-a: mine\r\n") && seen.contains("x-b: everywhere\r\n"),
        "{seen}"
    );
    assert!(!seen.contains("operation"), "{seen}");
}

#[tokio::test]
async fn members_join_the_body() {
    let mut options = Options::default();
    options.body_member("new", json!([1]));
    options.body_member("a", 2);
    let mut request = Request::new(Method::PATCH, "/x", &[]);
    request.json_as("application/merge-patch+json", &json!({"a": 1, "b": null}));
    let seen = wire(with(request, options.clone())).await.unwrap();
    assert!(
        seen.contains("content-type: application/merge-patch+json\r\n"),
        "{seen}"
    );
    let (_, body) = seen.split_once("\r\n\r\n").unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body, json!({"a": 2, "b": null, "new": [1]}));

    let request = Request::new(Method::POST, "/x", &[]);
    let seen = wire(with(request, options.clone())).await.unwrap();
    assert!(
        seen.contains("content-type: application/json\r\n"),
        "{seen}"
    );

    let mut request = Request::new(Method::POST, "/x", &[]);
    request.text("text/plain", "s3cret");
    let error = wire(with(request, options)).await.unwrap_err();
    assert!(error.is_invalid_argument());
    assert!(
        error.to_string().contains("must be a JSON object"),
        "{error}"
    );
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_when_it_is_sent() {
    for (name, value) in [
        ("x-a", "s3cret\r\nx-b: c"),
        ("x a", "s3cret"),
        ("x-a", "s3cret "),
    ] {
        let mut options = Options::default();
        options.header(name, value);
        let error = wire(with(get("/x"), options)).await.unwrap_err();
        assert!(error.is_invalid_argument() && error.attempts() == 0);
        assert!(
            error.to_string().starts_with(&format!("GET /x: {name} ")),
            "{error}"
        );
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[tokio::test]
async fn what_is_set_anew_can_be_sent() {
    let mut options = Options::default();
    options.header("X-A", "a\nb");
    options.header("x-b", "a\nb");
    options.header("x-a", "mine");
    let error = wire(with(get("/x"), options.clone())).await.unwrap_err();
    assert!(error.to_string().starts_with("GET /x: x-b "), "{error}");
    options.header("X-B", "mine");
    let seen = wire(with(get("/x"), options)).await.unwrap();
    assert!(seen.contains("x-a: mine\r\nx-b: mine\r\n"), "{seen}");
}

#[tokio::test]
async fn members_join_a_form() {
    let mut options = Options::default();
    options.body_member("new", json!([1, "a b"]));
    options.body_member("a", 2);
    let mut request = Request::new(Method::POST, "/x", &[]);
    request.form(&json!({"a": 1, "b": "x&y"}), &[]);
    let seen = wire(with(request, options)).await.unwrap();
    assert!(
        seen.ends_with("\r\n\r\na=2&b=x%26y&new=1&new=a%20b"),
        "{seen}"
    );
}

#[tokio::test]
async fn members_of_a_form_replace_their_fields_alone_and_are_written_alike() {
    let mut options = Options::default();
    options.body_member("a", "new");
    options.body_member("f[n]", 2);
    options.body_member("list", json!(["x", "y"]));
    let mut request = Request::new(Method::POST, "/x", &[]);
    let body = json!({"a": "old", "a[b]": "kept", "f[n]": 1, "list": ["old"]});
    request.form(&body, &[("list", Style::PipeDelimited, Explode::No)]);
    let seen = wire(with(request, options)).await.unwrap();
    let (_, form) = seen.split_once("\r\n\r\n").unwrap();
    assert_eq!(form, "a=new&a%5Bb%5D=kept&f%5Bn%5D=2&list=x%7Cy");
}

#[tokio::test]
async fn members_make_the_body_that_was_left_out() {
    let mut options = Options::default();
    options.body_member("a", json!({"b": 1}));
    for (said, media_type, body) in [
        (
            (|request| request.may_have_json("application/merge-patch+json")) as fn(&mut Request),
            "application/merge-patch+json",
            "{\"a\":{\"b\":1}}",
        ),
        (
            |request| {
                let styles = &[("a", Style::DeepObject, Explode::Yes)];
                request.may_have_form(styles);
            },
            "application/x-www-form-urlencoded",
            "a%5Bb%5D=1",
        ),
        (
            Request::may_have_parts,
            "multipart/form-data; boundary=",
            "{\"b\":1}",
        ),
    ] {
        let mut request = Request::new(Method::POST, "/x", &[]);
        said(&mut request);
        let seen = wire(with(request, options.clone())).await.unwrap();
        assert!(
            seen.contains(&format!("content-type: {media_type}")),
            "{seen}"
        );
        assert!(seen.contains(body), "{seen}");
    }
}

#[tokio::test]
async fn members_join_the_parts() {
    let mut options = Options::default();
    options.body_member("stream", true);
    options.body_member("title", "new");
    let mut request = Request::new(Method::POST, "/x", &[]);
    request.multipart(&Multipart::new().text("title", "old").text("kept", "1"));
    let seen = wire(with(request, options.clone())).await.unwrap();
    for part in [
        "\"stream\"\r\n\r\ntrue\r\n",
        "\"title\"\r\n\r\nnew\r\n",
        "\"kept\"\r\n\r\n1\r\n",
    ] {
        assert!(seen.contains(part), "{part:?} in {seen}");
    }
    assert!(!seen.contains("old"), "{seen}");
}

#[test]
fn nothing_prints_a_value() {
    let mut options = Options::default();
    options.header("x-a", "s3cret");
    options.query("q", "s3cret");
    options.body_member("m", "s3cret");
    options.idempotency_key("s3cret");
    let shown = format!("{options:?} {:?}", with(get("/x"), options.clone()));
    assert!(!shown.contains("s3cret"), "{shown}");
    for name in ["x-a", "\"q\"", "\"m\"", "idempotency-key"] {
        assert!(shown.contains(name), "{shown}");
    }
}
