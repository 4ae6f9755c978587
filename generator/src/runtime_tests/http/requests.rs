//! What goes over the wire: paths, queries, headers, cookies, bodies.

use serde_json::json;

use super::server::{API, Server, answer, get};
use super::settings::API_LIKE;
use crate::runtime::http::{self, Api, Error, Explode, Method, Request, Settings, Style};

async fn wire(request: Request) -> String {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    server.client().send(request).await.unwrap();
    server.seen().remove(0)
}

pub(super) async fn line(request: Request) -> String {
    wire(request).await.lines().next().unwrap().to_owned()
}

/// The answer to a request that must never be sent.
pub(super) async fn refusal(request: Request) -> Error {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let error = server.client().send(request).await.unwrap_err();
    assert!(server.seen().is_empty());
    error
}

pub(super) fn with_path(template: &'static str, values: &[(&'static str, &str)]) -> Request {
    let mut request = get(template);
    for (name, value) in values {
        request.path(name, value);
    }
    request
}

#[tokio::test]
async fn a_path_parameter_stays_in_its_segment() {
    for (value, sent) in [
        ("plain-._~09", "plain-._~09"),
        ("a/b?c#d%e f", "a%2Fb%3Fc%23d%25e%20f"),
        ("../x", "..%2Fx"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("a\\b\t\n", "a%5Cb%09%0A"),
        ("ü&=+;,'@:", "%C3%BC%26%3D%2B%3B%2C%27%40%3A"),
        ("{b}", "%7Bb%7D"),
    ] {
        let request = with_path("/a/{id}/c", &[("id", value)]);
        assert_eq!(line(request).await, format!("GET /a/{sent}/c HTTP/1.1"));
    }
}

#[tokio::test]
async fn a_path_that_would_mean_another_is_refused() {
    let error = refusal(with_path("/a/{id}", &[("id", "")])).await;
    assert!(error.is_invalid_argument());
    assert_eq!(error.to_string(), "GET /a/{id}: id must not be empty");
    for value in [".", ".."] {
        let error = refusal(with_path("/a/{id}", &[("id", value)])).await;
        assert!(error.is_invalid_argument());
        assert_eq!(error.to_string(), "GET /a/{id}: id must not be `.` or `..`");
    }
    let error = refusal(with_path("/{a}{b}/c", &[("a", "."), ("b", ".")])).await;
    assert!(error.to_string().contains("a and b must not be"), "{error}");
    assert!(
        refusal(with_path("/{a}%2E/c", &[("a", ".")]))
            .await
            .is_invalid_argument()
    );
    assert!(refusal(get("/a/{id}")).await.to_string().contains("id"));
    assert!(refusal(get("/a/../b")).await.is_invalid_argument());
}

#[tokio::test]
async fn templates_of_all_kinds() {
    let values = [("a", "1"), ("b", "2")];
    let request = with_path("/x/{a}.{b}:go/", &values);
    assert_eq!(line(request).await, "GET /x/1.2:go/ HTTP/1.1");
    let mut request = with_path("/v/{a}?beta=true#Operation", &values);
    request.query("c", &"d");
    assert_eq!(line(request).await, "GET /v/1?beta=true&c=d HTTP/1.1");
    assert_eq!(
        line(get("/odd path/Users('x')")).await,
        "GET /odd%20path/Users('x') HTTP/1.1"
    );
    assert_eq!(line(get("")).await, "GET / HTTP/1.1");
}

#[tokio::test]
async fn queries_are_sent_as_they_were_built() {
    let mut request = get("/x");
    request.query("a'b", &"it's \"<>\\^`{|}");
    request.query("none", &json!([]));
    request.query_reserved("u", Style::Form, Explode::Yes, &"https://h/p?q='1'&a=[#]+%");
    request.query_json("f", &json!({"k": [1, "ü"]}));
    assert_eq!(
        line(request).await,
        "GET /x?a%27b=it%27s%20%22%3C%3E%5C%5E%60%7B%7C%7D\
         &u=https://h/p?q=%271%27%26a=%5B%23%5D%2B%25\
         &f=%7B%22k%22%3A%5B1%2C%22%C3%BC%22%5D%7D HTTP/1.1"
    );
}

#[tokio::test]
async fn headers_and_cookies() {
    let mut request = get("/x");
    request.header("X-List", Explode::No, &json!(["a", 1, true]));
    request.header_json("X-Json", &json!({"a": 1}));
    request.cookie("a", Explode::Yes, &"1;2");
    request.cookie("b", Explode::No, &json!(["x", "y"]));
    request.cookie_plain("c", Explode::No, &"a+/=:1");
    request.accept("application/json");
    let seen = wire(request).await;
    for line in [
        "x-list: a,1,true",
        "x-json: {\"a\":1}",
        "cookie: a=1%3B2; b=x,y; c=a+/=:1",
        "accept: application/json",
    ] {
        assert!(seen.contains(&format!("{line}\r\n")), "{line} in {seen}");
    }
}

#[tokio::test]
async fn a_header_cannot_bring_another() {
    let mut request = get("/x");
    request.header("X-A", Explode::No, &"a\r\nX-B: s3cret");
    let error = refusal(request).await;
    assert!(error.is_invalid_argument());
    assert!(
        error.to_string().starts_with("GET /x: X-A cannot be sent"),
        "{error}"
    );
    assert!(!error.to_string().contains("s3cret"));
    let mut request = get("/x");
    request.cookie_plain("c", Explode::No, &"a; b=1");
    assert!(refusal(request).await.is_invalid_argument());
    let mut request = get("/x");
    request.header("a b", Explode::No, &"c");
    assert!(refusal(request).await.is_invalid_argument());
    let mut request = get("/x");
    request.bytes("a\nb", "c");
    assert!(refusal(request).await.is_invalid_argument());
}

#[tokio::test]
async fn the_first_of_several_reasons_is_told() {
    let mut request = get("/a/{id}");
    request.path("id", &"");
    request.header("a b", Explode::No, &"c");
    let error = refusal(request).await;
    assert!(
        error.to_string().contains("id must not be empty"),
        "{error}"
    );
}

#[tokio::test]
async fn an_empty_text_in_a_path_leaves_a_trace_in_a_matrix_alone() {
    for (style, sent) in [
        (Style::Matrix, Some(";id")),
        (Style::Label, None),
        (Style::Simple, None),
    ] {
        let mut request = get("/a/{id}");
        request.path_styled("id", style, Explode::No, &"");
        match sent {
            Some(sent) => assert_eq!(line(request).await, format!("GET /a/{sent} HTTP/1.1")),
            None => assert!(refusal(request).await.is_invalid_argument(), "{style:?}"),
        }
    }
}

#[tokio::test]
async fn bodies() {
    let post = || Request::new(Method::POST, "/x", &[]);
    let mut request = post();
    request.json(&json!({"a": 1}));
    let seen = wire(request).await;
    assert!(
        seen.contains("content-type: application/json\r\n"),
        "{seen}"
    );
    assert!(seen.ends_with("\r\n\r\n{\"a\":1}"), "{seen}");

    let mut request = post();
    request.json_as("application/merge-patch+json", &json!(null));
    let seen = wire(request).await;
    assert!(
        seen.contains("content-type: application/merge-patch+json\r\n"),
        "{seen}"
    );

    let mut request = post();
    request.text("text/plain", "hi");
    assert!(wire(request).await.ends_with("\r\n\r\nhi"));
}

#[tokio::test]
async fn forms() {
    let mut request = Request::new(Method::POST, "/x", &[]);
    let body = json!({
        "a": "x y&z", "list": [1, 2], "none": [], "object": {"k": 1},
        "z": {"deep": {"er": ["v"]}},
    });
    request.form(&body, &[("z", Style::DeepObject, Explode::Yes)]);
    let seen = wire(request).await;
    assert!(
        seen.contains("content-type: application/x-www-form-urlencoded\r\n"),
        "{seen}"
    );
    let (_, form) = seen.split_once("\r\n\r\n").unwrap();
    let mut pairs: Vec<_> = form.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "a=x%20y%26z",
            "list=1",
            "list=2",
            "object=%7B%22k%22%3A1%7D",
            "z%5Bdeep%5D%5Ber%5D%5B0%5D=v",
        ]
    );
    let mut request = Request::new(Method::POST, "/x", &[]);
    request.form(&json!([1]), &[]);
    assert!(refusal(request).await.is_invalid_argument());
}

#[tokio::test]
async fn lengths_count_characters() {
    let mut request = get("/x");
    request.query_length("name", "äöü", 3..=3);
    request.query_length("name", "äöü", 3..4);
    request.query_length("name", "äöü", ..);
    assert_eq!(line(request).await, "GET /x HTTP/1.1");
    let mut request = get("/x");
    request.query_length("name", "s3cret", ..=1);
    let error = refusal(request).await;
    assert!(error.is_invalid_argument());
    assert_eq!(
        error.to_string(),
        "GET /x: name must be at most 1 character long"
    );
    let mut request = get("/x");
    request.query_text_within("name", "äöü".to_owned(), 1..3);
    assert_eq!(
        refusal(request).await.to_string(),
        "GET /x: name must be at most 2 characters long"
    );
    let mut request = get("/x");
    request.query_length("name", "", 2..);
    assert_eq!(
        refusal(request).await.to_string(),
        "GET /x: name must be at least 2 characters long"
    );
}

#[test]
fn futures_can_move_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    let client = Settings::new(&API).build().unwrap();
    is_send(&client.send(get("/x")));
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_goes_there() {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let elsewhere: &'static Api = Box::leak(Box::new(Api {
        base_url: "http://127.0.0.1:9/v2",
        ..API_LIKE
    }));
    let client = Settings::new(elsewhere).build().unwrap();
    let mut request = get("/a");
    let url = Box::leak(server.url.clone().into_boxed_str());
    request.server(http::Server::new(url, &[]));
    client.send(request).await.unwrap();
    assert!(server.seen().remove(0).starts_with("GET /a "));
}

#[tokio::test]
async fn a_method_that_may_have_a_body_says_that_it_has_none() {
    let request = |method| Request::new(method, "/a", &[]);
    let post = wire(request(Method::POST)).await;
    assert!(post.contains("content-length: 0"), "{post}");
    let get = wire(request(Method::GET)).await;
    assert!(!get.contains("content-length"), "{get}");
}
