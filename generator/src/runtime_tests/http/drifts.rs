//! What drifted is found beside the value, in streams too, and a strict client takes none of it.

use serde_json::Value;

use super::server::{Server, answer, get};
use crate::runtime::http::{EventPart, EventStream, Http, JsonLines};
use crate::runtime_tests::json::model::Item;

const LINES: &str = "{\"id\":\"a\",\"tags\":[]}\n{\"id\":\"b\",\"tags\":[],\"size\":\"big\"}\n{\"id\":\"c\",\"tags\":[]}\n";

async fn lines(client: &Http) -> Vec<Result<String, String>> {
    let streaming = client.stream(get("/lines")).await.unwrap();
    let mut lines = JsonLines::<Item>::new(streaming.into_bytes());
    let mut all = Vec::new();
    while let Some(line) = lines.next().await {
        all.push(line.map(|item| item.id).map_err(|error| error.to_string()));
    }
    all
}

#[tokio::test]
async fn a_line_that_drifts_is_an_error_to_a_strict_client_alone() {
    let server = Server::start(vec![answer("200 OK", &[], LINES); 2]).await;
    let [a, b, c] = ["a", "b", "c"].map(|id| Ok(id.to_owned()));
    assert_eq!(lines(&server.client()).await, [a.clone(), b, c.clone()]);
    let mut settings = server.settings();
    settings.strict(true);
    let strict = lines(&settings.build().unwrap()).await;
    let error = strict[1].clone().unwrap_err();
    assert!(error.contains("found string \"big\" at /size"), "{error}");
    assert_eq!((strict.len(), &strict[0], &strict[2]), (3, &a, &c));
}

#[tokio::test]
async fn an_event_says_what_drifted() {
    let body = "data: {\"id\":\"a\",\"tags\":null}\n\n";
    let server = Server::start(vec![answer("200 OK", &[], body)]).await;
    let streaming = server.client().stream(get("/events")).await.unwrap();
    let mut events = EventStream::<Item>::new(streaming.into_bytes(), EventPart::Data);
    let event = events.next().await.unwrap().unwrap();
    assert!(event.data.tags.is_empty());
    assert_eq!(
        event.drifts[0].to_string(),
        "expected an array, found null at /tags"
    );
}

#[tokio::test]
async fn an_empty_body_is_null_where_null_is_a_value() {
    let server = Server::start(vec![answer("200 OK", &[], ""); 5]).await;
    let response = server.client().send(get("/one")).await.unwrap();
    let decoded = response.decode::<Option<Item>>().unwrap();
    assert!(decoded.value.is_none());
    assert_eq!(
        decoded.drifts[0].to_string(),
        "expected JSON, found an empty body"
    );
    assert!(response.decode::<Value>().unwrap().value.is_null());
    assert!(response.decode::<Item>().is_err());
    assert!(response.decode::<Option<String>>().unwrap().value.is_none());
    let mut settings = server.settings();
    settings.strict(true);
    let strict = settings.build().unwrap();
    let response = strict.send(get("/one")).await.unwrap();
    let error = response.decode::<Option<Item>>().unwrap_err();
    assert!(error.is_decode(), "{error}");
}

#[tokio::test]
async fn a_drift_is_shown_in_a_line_of_bounded_length() {
    let long = "x".repeat(10_000);
    let body = format!("{{\"id\":\"a\",\"tags\":[],\"size\":\"{long}\"}}");
    let server = Server::start(vec![answer("200 OK", &[], &body)]).await;
    let response = server.client().send(get("/one")).await.unwrap();
    let decoded = response.decode::<Item>().unwrap();
    let shown = decoded.drifts[0].to_string();
    assert!(shown.starts_with("expected an integer, found string \"xxx"));
    assert!(
        shown.ends_with("… at /size") && shown.len() < 100,
        "{shown}"
    );
}
