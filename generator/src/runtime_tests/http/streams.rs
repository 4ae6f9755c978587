//! Answers that are read piece by piece, and answers of any status.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;
use serde_json::{Value, json};

use super::server::{Server, Step, answer, get};
use crate::runtime::http::{ByteStream, Error, EventPart, EventStream, JsonLines};

async fn rest(mut stream: ByteStream) -> Result<Vec<u8>, Error> {
    let mut all = Vec::new();
    while let Some(piece) = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
        all.extend_from_slice(&piece?);
    }
    assert!(stream.next().await.is_none());
    Ok(all)
}

#[tokio::test]
async fn a_body_is_read_piece_by_piece() {
    let body = "x".repeat(300_000);
    let server = Server::start(vec![answer("200 OK", &["etag: a"], &body)]).await;
    let mut settings = server.settings();
    settings.max_response_size(10);
    let streaming = settings.build().unwrap().stream(get("/x")).await.unwrap();
    assert_eq!(streaming.status(), 200);
    assert_eq!(streaming.headers()["etag"], "a");
    assert_eq!(rest(streaming.into_bytes()).await.unwrap().len(), 300_000);
}

#[tokio::test]
async fn a_failure_is_an_error_with_its_body() {
    let body = r#"{"success":false,"errors":[{"code":7,"message":"no"}]}"#;
    let server = Server::start(vec![answer("404 Not Found", &[], body)]).await;
    let error = server.client().stream(get("/x")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.messages()[0].message, "no");
}

#[tokio::test]
async fn only_what_has_not_begun_is_tried_again() {
    let server = Server::play(vec![
        Step::Answer(answer(
            "503 Service Unavailable",
            &["retry-after-ms: 1"],
            "",
        )),
        Step::Reset("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"),
    ])
    .await;
    let mut settings = server.settings();
    settings.max_retries(2);
    let streaming = settings.build().unwrap().stream(get("/x")).await.unwrap();
    let mut stream = streaming.into_bytes();
    assert_eq!(stream.status(), 200);
    assert_eq!(stream.headers()["content-length"], "100");
    assert_eq!(stream.next().await.unwrap().unwrap(), "half");
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.to_string().starts_with("GET /x failed: "), "{error}");
    assert_eq!(error.attempts(), 2);
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stall_is_a_timeout_but_a_long_answer_is_not() {
    let server = Server::play(vec![Step::Stall("HTTP/1.1 200 OK\r\n\r\npiece")]).await;
    let mut settings = server.settings();
    settings.read_timeout(Duration::from_millis(50));
    let streaming = settings.build().unwrap().stream(get("/x")).await.unwrap();
    let mut stream = streaming.into_bytes();
    assert_eq!(stream.next().await.unwrap().unwrap(), "piece");
    assert!(stream.next().await.unwrap().unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_request_may_wait_for_pieces_as_long_as_it_likes() {
    let server = Server::play(vec![Step::Stall("HTTP/1.1 200 OK\r\n\r\npiece"); 2]).await;
    let stall = async |of_client: Duration, of_request: Duration| {
        let mut settings = server.settings();
        settings.read_timeout(of_client);
        let mut request = get("/x");
        request.options().read_timeout(of_request);
        let streaming = settings.build().unwrap().stream(request).await.unwrap();
        let mut stream = streaming.into_bytes();
        assert_eq!(stream.next().await.unwrap().unwrap(), "piece");
        let next = tokio::time::timeout(Duration::from_millis(100), stream.next()).await;
        next.ok()
            .map(|next| next.unwrap().unwrap_err().is_timeout())
    };
    let (short, long) = (Duration::from_millis(1), Duration::from_secs(60));
    assert_eq!(stall(long, short).await, Some(true));
    assert_eq!(stall(short, long).await, None);
}

#[tokio::test]
async fn any_status_comes_raw() {
    let server = Server::start(vec![
        answer("418 I'm a teapot", &["x-a: b"], "short"),
        answer("302 Found", &["location: javascript:alert(1)"], ""),
    ])
    .await;
    let client = server.client();
    let raw = client.send_raw(get("/x")).await.unwrap();
    assert_eq!((raw.status().as_u16(), raw.text().as_str()), (418, "short"));
    assert_eq!(raw.headers()["x-a"], "b");
    assert_eq!(raw.into_response().unwrap_err().status().unwrap(), 418);
    let raw = client.send_raw(get("/x")).await.unwrap();
    assert_eq!(raw.status(), 302);
}

/// A body that comes in these pieces.
fn pieces(pieces: &[&str]) -> Step {
    let chunk = |piece: &&str| format!("{:x}\r\n{piece}\r\n", piece.len());
    let chunks: String = pieces.iter().map(chunk).collect();
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked";
    Step::Answer(format!("{head}\r\n\r\n{chunks}0\r\n\r\n"))
}

/// What a sequence of JSON texts is read as.
async fn texts(body: &[&str]) -> Vec<Result<Value, String>> {
    texts_of(pieces(body)).await
}

async fn texts_of(answer: Step) -> Vec<Result<Value, String>> {
    let server = Server::play(vec![answer]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut lines = JsonLines::<Value>::new(streaming.into_bytes());
    assert_eq!((lines.status().as_u16(), lines.headers().len()), (200, 2));
    let mut all = Vec::new();
    while let Some(line) = lines.next().await {
        all.push(line.map_err(|error| error.to_string()));
    }
    all
}

#[tokio::test]
async fn a_record_may_have_several_lines_and_a_line_may_not() {
    let two = [Ok(json!({"a": 1})), Ok(json!({"a": 2}))];
    let records = "\u{1e}{\n \"a\": 1\n}\n\u{1e}{\"a\":2}\n";
    assert_eq!(texts(&[records]).await, two);
    assert_eq!(texts(&["\u{feff}{\"a\":1}\r\n\r\n{\"a\":2}"]).await, two);
    let lines = texts(&["[1]\n{\n\"a\":1}\n"]).await;
    assert!(
        matches!(lines.as_slice(), [Ok(_), Err(_), Err(_)]),
        "{lines:?}"
    );
}

#[tokio::test]
async fn what_is_no_sequence_of_lines_is_one_error_with_what_it_says() {
    let failed = |said: &str| {
        vec![Err(format!(
            "GET /x answered 200 OK but failed: something else where a stream was expected: {said}"
        ))]
    };
    let error = failed("{ \"error\": \"bad\" }");
    assert_eq!(texts(&["{\n \"error\": \"bad\"\n}\n"]).await, error);
    assert_eq!(texts(&["{\n", " \"error\":", " \"bad\"\n}"]).await, error);
    let page = texts(&["\n<html>\n<p>", "log in</p>\n</html>"]).await;
    assert!(
        matches!(page.as_slice(), [Err(error)] if error.contains("log in")),
        "{page:?}"
    );
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped_wherever_the_pieces_are_cut() {
    let one = [Ok(json!(1))];
    assert_eq!(texts(&["\u{feff}1\n"]).await, one);
    assert_eq!(texts(&["\u{feff}", "1\n"]).await, one);
    let mut cut =
        b"HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    cut.extend_from_slice(b"1\r\n\xEF\r\n4\r\n\xBB\xBF1\n\r\n0\r\n\r\n");
    assert_eq!(texts_of(Step::Bytes(cut)).await, one);
    let late = texts(&["\r\u{feff}1\n"]).await;
    assert!(matches!(late.as_slice(), [Err(_)]), "{late:?}");
    assert_eq!(texts(&["\r", "\u{feff}1\n"]).await, late);
    for body in [&["\u{feff}{\"e\":1}"][..], &["\u{feff}", "{\"e\":1}"]] {
        let server = Server::play(vec![pieces(body)]).await;
        let streaming = server.client().stream(get("/x")).await.unwrap();
        let mut events = EventStream::<Value>::new(streaming.into_bytes(), EventPart::Data);
        let error = events.next().await.unwrap().unwrap_err().to_string();
        assert!(error.ends_with("expected: {\"e\":1}"), "{error}");
    }
    let server = Server::play(vec![pieces(&["\u{feff}data: 1\n\n"])]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut events = EventStream::<Value>::new(streaming.into_bytes(), EventPart::Data);
    assert_eq!(events.next().await.unwrap().unwrap().data, json!(1));
}

#[tokio::test]
async fn what_is_blank_before_a_record_or_within_it_is_looked_at_once() {
    let blank = "\n".repeat(300_000);
    let text = format!("\u{1e}{blank}[{blank}1]{blank}\u{1e}{blank}\u{1e}2\n");
    assert_eq!(texts(&[&text]).await, [Ok(json!([1])), Ok(json!(2))]);
}

#[tokio::test]
async fn a_record_of_one_line_does_not_wait_for_the_next() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n\u{1e}{\"a\":1}\n\r\n";
    let server = Server::play(vec![Step::Stall(head)]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut lines = JsonLines::<Value>::new(streaming.into_bytes());
    assert_eq!(lines.next().await.unwrap().unwrap(), json!({"a": 1}));
}

#[tokio::test]
async fn a_stream_that_never_pauses_ends_in_time() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let server = Server::play(vec![Step::Endless(head, "4\r\nabcd\r\n")]).await;
    let mut request = get("/x");
    request.options().timeout(Duration::from_millis(100));
    let mut stream = server.client().stream(request).await.unwrap().into_bytes();
    let error = loop {
        if let Err(error) = stream.next().await.unwrap() {
            break error;
        }
    };
    assert!(error.is_timeout(), "{error}");
    assert!(
        error.to_string().ends_with("no answer within 100ms"),
        "{error}"
    );
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_and_what_cannot_be_read_of_it_tell_of_its_answer() {
    let head = &["x-request-id: r1", "content-type: text/event-stream"];
    let server = Server::start(vec![answer("201 Created", head, "data: {bad\n\n")]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut events = EventStream::<Value>::new(streaming.into_bytes(), EventPart::Data);
    assert_eq!(events.status(), 201);
    assert_eq!(events.headers()["x-request-id"], "r1");
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 201);
    assert_eq!(error.request_id(), Some("r1"));
}

#[tokio::test]
async fn what_is_no_stream_is_told_by_how_it_begins() {
    let read = async |content_type: &str, body: &str| {
        let head = &[&*format!("content-type: {content_type}")];
        let server = Server::start(vec![answer("200 OK", head, body)]).await;
        let streaming = server.client().stream(get("/x")).await.unwrap();
        let mut events = EventStream::<Value>::new(streaming.into_bytes(), EventPart::Data);
        let first = events.next().await;
        first.map(|event| {
            event
                .map(|event| event.data)
                .map_err(|error| error.to_string())
        })
    };
    for content_type in ["application/json", "text/plain"] {
        let failed = format!(
            "GET /x answered 200 OK but failed: {content_type} where a stream was expected: {{\"e\":1}}"
        );
        assert_eq!(read(content_type, "{\"e\":1}").await, Some(Err(failed)));
    }
    let unreadable = read("text/event-stream", "data: not json\n\n").await;
    let unreadable = unreadable.unwrap().unwrap_err();
    assert!(
        unreadable.ends_with("the data of an event is no JSON: not json"),
        "{unreadable}"
    );
    assert!(read("text/html", "<html>").await.unwrap().is_err());
    assert_eq!(
        read("application/json", "data: 1\n\n").await,
        Some(Ok(json!(1)))
    );
    assert_eq!(
        read("text/event-stream", "{\n\ndata: 1\n\n").await,
        Some(Ok(json!(1)))
    );
    assert_eq!(read("application/json", "").await, None);
}

#[tokio::test]
async fn what_an_event_tells_of_waiting_is_no_property_of_the_next() {
    let body = "retry: 5\n\nid: a\nretry: 9\ndata: 1\n\ndata: 2\n\n";
    let server = Server::play(vec![pieces(&[body])]).await;
    let streaming = server.client().stream(get("/x")).await.unwrap();
    let mut events = EventStream::<Value>::new(streaming.into_bytes(), EventPart::Whole);
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(first.data, json!({"data": 1, "id": "a", "retry": 9}));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!(second.data, json!({"data": 2, "id": "a"}));
    assert_eq!(second.raw.retry, Some(Duration::from_millis(9)));
}
