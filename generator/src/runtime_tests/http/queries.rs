//! Queries that are put together of more than parameters of their own.

use serde_json::json;

use super::requests::{line, refusal, with_path};
use super::server::get;
use crate::runtime::http::{Explode, Style};

#[tokio::test]
async fn a_parameter_within_the_query_of_a_template_is_filled_in() {
    let values = [("a", "1"), ("b", "x y&z=ü/.")];
    let request = with_path("/x/{a}?k=v&b={b}&c={c}&again={a}", &values);
    assert_eq!(
        line(request).await,
        "GET /x/1?k=v&b=x%20y%26z%3D%C3%BC%2F.&c=%7Bc%7D&again=1 HTTP/1.1"
    );
}

#[tokio::test]
async fn the_fields_of_an_object_are_the_query() {
    let mut request = get("/x?fixed=1");
    let styles = [("b", Style::Form, Explode::No)];
    request.query_string(
        "q",
        &json!({"a": [1, 2], "b": ["x", "y z"], "c": {"d": 1}}),
        &styles,
    );
    assert_eq!(
        line(request).await,
        "GET /x?fixed=1&a=1&a=2&b=x,y%20z&c=%7B%22d%22%3A1%7D HTTP/1.1"
    );
    let mut request = get("/x");
    request.query_string("q", &"a=b", &[]);
    let error = refusal(request).await.to_string();
    assert!(error.contains("q must be an object"), "{error}");
}

#[tokio::test]
async fn a_value_is_the_whole_query() {
    let mut request = get("/x");
    request.query_whole_json("q", &json!({"numbers": [1, 2]}));
    assert_eq!(
        line(request).await,
        "GET /x?%7B%22numbers%22%3A%5B1%2C2%5D%7D HTTP/1.1"
    );
    let mut request = get("/x");
    request.query_whole_text("q", &"$.a.b[1:1]");
    assert_eq!(line(request).await, "GET /x?%24.a.b%5B1%3A1%5D HTTP/1.1");
}
