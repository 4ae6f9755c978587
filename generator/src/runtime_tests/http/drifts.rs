//! What drifted is found beside the value, in streams too, and a strict client takes none of it.

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
        "expected a value, found null at /tags"
    );
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
