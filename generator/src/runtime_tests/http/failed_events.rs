//! What a stream of events says that is none of its items, and what is said of one that was not asked for.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::server::{Server, answer, get};
use crate::runtime::http::{Error, EventPart, EventStream};

/// What the first event comes to that should be an object of numbers.
async fn numbered(event: &str) -> Result<Value, Error> {
    let head = &["content-type: text/event-stream"];
    let server = Server::start(vec![answer("200 OK", head, event)]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut events =
        EventStream::<BTreeMap<String, u32>>::new(streaming.into_bytes(), EventPart::Data);
    let event = events.next().await.unwrap()?;
    Ok(json!(event.data))
}

#[tokio::test]
async fn an_event_that_tells_of_a_failure_is_told_by_what_it_says() {
    let failure = r#"{"error":{"message":"Tool call validation failed"}}"#;
    for event in [
        format!("event: error\ndata: {failure}\n\n"),
        format!("data: {failure}\n\n"),
    ] {
        let error = numbered(&event).await.unwrap_err();
        assert!(error.is_api() && !error.is_decode(), "{error}");
        let told = format!("answered 200 OK but failed: an event tells of a failure: {failure}");
        assert!(error.to_string().ends_with(&told), "{error}");
        assert_eq!(error.body().unwrap(), failure.as_bytes());
    }
    let error = numbered("data: {\"n\": true}\n\n").await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    let known = numbered("event: error\ndata: {\"error\": 1}\n\n").await;
    assert_eq!(known.unwrap(), json!({"error": 1}));
}

#[tokio::test]
async fn a_stream_where_json_was_expected_says_how_to_read_it() {
    let head = &["content-type: text/event-stream"];
    let server = Server::start(vec![answer("200 OK", head, "data: {\"n\":1}\n\n")]).await;
    let response = server.client().send(get("/x")).await.unwrap();
    let error = response.decode::<Value>().unwrap_err().to_string();
    assert!(
        error.contains("a stream of events, which `send_events()` reads"),
        "{error}"
    );
}
