//! Answers that are read while they arrive, and answers as they came.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use case_responses_streams::types::{
    CreateCompletionBody, CreateEditBody, Failure, WatchEventsResult, WatchFormsResult,
};
use case_responses_streams::{ApiRequest, Client, ReadsAnswer, Upload};

/// Answers one request in these pieces, and gives back the request.
fn server(
    status: &str,
    media_type: &str,
    pieces: &'static [&'static str],
) -> (SocketAddr, JoinHandle<String>) {
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\nx-id: 7\r\n");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let request = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = vec![0; 65536];
        let mut request = String::new();
        while !request.contains("\r\n\r\n") || request.contains("POST") && !request.ends_with(['}', '\n']) {
            let count = stream.read(&mut buffer).unwrap();
            request.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
            if count == 0 || request.contains("content-length: 0") {
                break;
            }
        }
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        write!(stream, "{head}content-length: {length}\r\nconnection: close\r\n\r\n").unwrap();
        for piece in pieces {
            stream.write_all(piece.as_bytes()).unwrap();
            stream.flush().unwrap();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        request
    });
    (address, request)
}

fn client(address: SocketAddr) -> Client {
    let url = format!("http://{address}");
    Client::builder()
        .base_url(url)
        .max_retries(0)
        .build()
        .unwrap()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

#[test]
fn pieces_of_an_answer_are_typed_events() {
    let pieces = &[
        "\u{feff}: comment\ndata: {\"delta\"",
        ":\"Hel\"}\r",
        "\n\r\nid: 3\nevent: piece\ndata: {\"delta\":\ndata: \"lo\"}\n\nretry: 10\nretry: +5\n\ndata: {\"delta\":7}\n\n",
        "data: {\"delta\":\"!\"}\n\ndata: [DONE]\n\ndata: {\"delta\":\"never\"}\n\n",
    ];
    let (address, request) = server("200 OK", "text/event-stream", pieces);
    let (deltas, unreadable) = wait(async {
        let call = client(address).completions().create(CreateCompletionBody::new("p"));
        let mut events = call.send_events().await.unwrap();
        let (mut deltas, mut unreadable) = (Vec::new(), Vec::new());
        while let Some(event) = events.next().await {
            match event {
                Ok(event) => {
                    let raw = event.raw;
                    let wait = raw.retry.map(|wait| wait.as_millis());
                    deltas.push((event.data.delta, raw.event, raw.id, wait));
                }
                Err(error) => unreadable.push(error),
            }
        }
        (deltas, unreadable)
    });
    // What is said between events holds for those that follow.
    let expected = [
        ("Hel", "", "", None),
        ("lo", "piece", "3", None),
        ("!", "", "3", Some(10)),
    ];
    let expected =
        expected.map(|(a, b, c, wait)| (a.to_owned(), b.to_owned(), c.to_owned(), wait));
    assert_eq!(deltas, expected);
    let [error] = unreadable.as_slice() else {
        panic!("{unreadable:?}")
    };
    assert!(error.is_decode() && error.to_string().contains("/delta"), "{error}");
    let request = request.join().unwrap();
    assert!(request.contains("accept: text/event-stream"), "{request}");
    assert!(request.ends_with(r#"{"prompt":"p","stream":true}"#), "{request}");
}

#[test]
fn json_in_the_data_of_an_event_is_read_as_what_it_is() {
    let pieces = &["event: tick\nid: 3\ndata: {\"id\": 1}\n\n"];
    let (address, _) = server("200 OK", "text/event-stream", pieces);
    let event = wait(async {
        let mut events = client(address).ticks().watch().await.unwrap();
        events.next().await.unwrap().unwrap()
    });
    let raw = (event.raw.event.as_str(), event.raw.id.as_str());
    assert_eq!((event.data.id, raw), (1, ("tick", "3")));
    let (address, _) = server("200 OK", "text/event-stream", &["data: \"a\"\n\n"]);
    let event = wait(async {
        let mut events = client(address).ticks().watch_words().await.unwrap();
        events.next().await.unwrap().unwrap()
    });
    assert_eq!(event.data, "a");
}

#[test]
fn forms_of_an_event_differ_in_their_data() {
    let pieces = &[
        "event: addString\ndata: 5\n\n",
        "event: addJson\ndata: {\"id\": 5}\n\n",
    ];
    let (address, _) = server("200 OK", "text/event-stream", pieces);
    let seen = wait(async {
        let mut events = client(address).ticks().watch_forms().await.unwrap();
        let mut seen = Vec::new();
        while let Some(event) = events.next().await {
            seen.push(event.unwrap().data);
        }
        seen
    });
    let [WatchFormsResult::AddString(text), WatchFormsResult::AddJson(json)] = seen.as_slice()
    else {
        panic!("{seen:?}")
    };
    assert_eq!(text.data.as_deref(), Some("5"));
    assert_eq!(json.data.as_ref().map(|entry| entry.id), Some(5));
}

#[test]
fn a_schema_of_whole_events_is_read_from_whole_events() {
    let pieces = &[
        "event: created\ndata: {\"id\": 1}\n\n",
        "event: deleted\ndata: gone\n\nevent: other\ndata: x\n\n",
    ];
    let (address, _) = server("200 OK", "text/event-stream", pieces);
    let seen = wait(async {
        let mut events = client(address).events().watch().await.unwrap();
        let mut seen = Vec::new();
        while let Some(event) = events.next().await {
            seen.push(event.unwrap().data);
        }
        seen
    });
    let [WatchEventsResult::Created(created), WatchEventsResult::Deleted(deleted), other] =
        seen.as_slice()
    else {
        panic!("{seen:?}")
    };
    assert_eq!((created.data.id, deleted.data.as_str()), (1, "gone"));
    assert!(matches!(other, WatchEventsResult::Unknown(_)), "{other:?}");
}

#[test]
fn lines_are_typed_values() {
    let pieces = &["{\"id\":1}\n\n{\"i", "d\":2}\r\n\u{1e}{\"id\":3}\n{\"id\":4}"];
    for export in [false, true] {
        let (address, _) = server("200 OK", "application/jsonl", pieces);
        let ids = wait(async {
            let client = client(address);
            let mut lines = match export {
                true => client.events().export_log().await.unwrap(),
                false => client.events().read_log().await.unwrap(),
            };
            let mut ids = Vec::new();
            while let Some(entry) = lines.next().await {
                ids.push(entry.unwrap().id);
            }
            ids
        });
        assert_eq!(ids, [1, 2, 3, 4]);
    }
}

#[test]
fn lines_beside_one_answer_are_asked_for() {
    let media_type = "application/json;stream=watch";
    let (address, request) = server("200 OK", media_type, &["{\"id\":1}\n{\"id\":2}\n"]);
    let ids = wait(async {
        let mut lines = client(address).pods().list().send_lines().await.unwrap();
        let mut ids = Vec::new();
        while let Some(entry) = lines.next().await {
            ids.push(entry.unwrap().id);
        }
        ids
    });
    assert_eq!(ids, [1, 2]);
    assert!(request.join().unwrap().contains("accept: application/json;stream=watch"));
}

#[test]
fn a_log_is_text_with_quotes_or_without() {
    for (media_type, body) in [
        ("text/plain", &["line 1\n"]),
        ("application/json", &["\"line 1\\n\""]),
    ] {
        let (address, _) = server("200 OK", media_type, body);
        assert_eq!(wait(client(address).pods().read_log().send()).unwrap(), "line 1\n");
    }
}

#[test]
fn parts_say_that_a_stream_is_wanted() {
    let (address, request) = server("200 OK", "text/event-stream", &["data: {\"delta\":\"a\"}\n\n"]);
    let piece = wait(async {
        let body = CreateEditBody::new(Upload::from_bytes("{}"));
        let call = client(address).edits().create(body).with_body_member("more", "}");
        let mut events = call.send_events().await.unwrap();
        events.next().await.unwrap().unwrap().data.delta
    });
    assert_eq!(piece, "a");
    let request = request.join().unwrap();
    assert!(request.contains("name=\"stream\"\r\n\r\ntrue\r\n"), "{request}");
}

#[test]
fn the_query_says_that_a_stream_is_wanted() {
    let (address, request) = server("200 OK", "text/event-stream", &["data: {\"delta\":\"a\"}\n\n"]);
    wait(client(address).events().speak().stream(false).send_events()).unwrap();
    let request = request.join().unwrap();
    assert!(request.starts_with("GET /speech?stream=true "), "{request}");
}

#[test]
fn any_answer_can_be_had_piece_by_piece_or_as_it_came() {
    let (address, _) = server("200 OK", "application/octet-stream", &["ab", "cd"]);
    let bytes = wait(async {
        let mut stream = client(address).events().download().send_streaming().await.unwrap();
        let mut bytes = Vec::new();
        while let Some(piece) = stream.next().await {
            bytes.extend_from_slice(&piece.unwrap());
        }
        bytes
    });
    assert_eq!(bytes, b"abcd");

    let (address, _) = server("404 Not Found", "text/plain", &["nothing"]);
    let raw = wait(client(address).events().download().send_raw()).unwrap();
    assert_eq!((raw.status().as_u16(), raw.text()), (404, "nothing".to_owned()));
}

#[test]
fn what_came_around_a_value_is_there_and_what_drifted() {
    let (address, request) = server("200 OK", "application/json", &[r#"{"text":"t","more":1}"#]);
    let call = client(address)
        .completions()
        .create(CreateCompletionBody::new("p"))
        .with_header("x-mine", "1")
        .with_query("dry run", "a&b")
        .with_body_member("seed", 7);
    let answered = wait(call.send_with_response()).unwrap();
    assert_eq!(answered.value.text, "t");
    assert_eq!((answered.status.as_u16(), answered.drifts.len()), (200, 0));
    assert_eq!(answered.headers["x-id"], "7");
    let request = request.join().unwrap();
    assert!(request.starts_with("POST /completions?dry%20run=a%26b "), "{request}");
    assert!(request.contains("x-mine: 1"), "{request}");
    assert!(request.ends_with(r#"{"prompt":"p","seed":7}"#), "{request}");
}

#[test]
fn the_body_of_a_failure_has_a_type() {
    let (address, _) = server("429 Too Many Requests", "application/json", &[r#"{"wait":5}"#]);
    let call = client(address)
        .completions()
        .create(CreateCompletionBody::new("p"));
    let error = wait(call.with_max_retries(0).send()).unwrap_err();
    assert_eq!(error.json::<Failure>().unwrap().wait, Some(5));
}
