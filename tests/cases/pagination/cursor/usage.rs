//! Pages that a cursor leads to.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_cursor::types::SearchEventsBody;
use case_pagination_cursor::{Client, Error};

/// Answers one request after another, then no more; what it was asked for is kept.
fn serve(answers: Vec<Answer>) -> (Client, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = vec![0; 65536];
            let mut request = String::new();
            while !request.contains("\r\n\r\n")
                || request.starts_with("POST") && !request.ends_with('}')
            {
                let count = stream.read(&mut buffer).unwrap();
                request.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
            }
            kept.lock().unwrap().push(request);
            let Answer(status, headers, body) = answer;
            let headers = headers.replace("{origin}", &format!("http://{address}"));
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}").unwrap();
        }
    });
    (client(&format!("http://{address}")), seen)
}

/// A status, lines of headers, and a body.
struct Answer(u16, &'static str, String);

fn ok(body: impl Into<String>) -> Answer {
    Answer(200, "", body.into())
}

/// What was asked for, request by request.
fn asked(seen: &Mutex<Vec<String>>) -> Vec<String> {
    let seen = seen.lock().unwrap();
    seen.iter()
        .map(|request| request.split(' ').nth(1).unwrap().to_owned())
        .collect()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

fn client(url: &str) -> Client {
    Client::builder()
        .base_url(url)
        .max_retries(0)
        .build()
        .unwrap()
}

fn events(ids: &str, next: &str) -> Answer {
    let ids: Vec<String> = ids
        .chars()
        .map(|id| format!(r#"{{"id":"{id}"}}"#))
        .collect();
    ok(format!(
        r#"{{"data":[{}],"meta":{{"next_cursor":{next}}}}}"#,
        ids.join(",")
    ))
}

#[test]
fn a_walk_goes_on_over_an_empty_page_and_ends_without_a_cursor() {
    for end in ["null", r#""""#] {
        let (client, seen) = serve(vec![
            events("ab", r#""x/1""#),
            events("", r#""x2""#),
            events("c", end),
        ]);
        let found = wait(
            client
                .events()
                .list()
                .items_query(5)
                .items()
                .collect(),
        )
        .unwrap();
        assert_eq!(
            found
                .iter()
                .map(|event| event.id.as_str())
                .collect::<String>(),
            "abc"
        );
        assert_eq!(
            asked(&seen),
            [
                "/events?items=5",
                "/events?items=5&cursor=x%2F1",
                "/events?items=5&cursor=x2"
            ]
        );
    }
}

#[test]
fn a_cursor_that_comes_again_is_an_error_after_its_page() {
    let (client, seen) = serve(vec![
        events("a", r#""x1""#),
        events("b", r#""x2""#),
        events("c", r#""x1""#),
    ]);
    let (mut ids, mut errors) = (String::new(), Vec::<Error>::new());
    wait(async {
        let mut events = client.events().list().items();
        while let Some(event) = events.next().await {
            match event {
                Ok(event) => ids.push_str(&event.id),
                Err(error) => errors.push(error),
            }
        }
    });
    let [error] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert_eq!((ids.as_str(), seen.lock().unwrap().len()), ("abc", 3));
    assert!(
        error
            .to_string()
            .contains("one that was there before at /meta/next_cursor"),
        "{error}"
    );
}

#[test]
fn the_last_result_is_the_cursor() {
    let page = |ids: [&str; 2], more| {
        let [one, two] = ids;
        ok(format!(
            r#"{{"data":[{{"id":"{one}"}},{{"id":"{two}"}}],"has_more":{more}}}"#
        ))
    };
    let (client, seen) = serve(vec![page(["a", "b"], true), page(["c", "d"], false)]);
    let charges = wait(client.charges().list().limit(2).items().collect()).unwrap();
    assert_eq!(charges.len(), 4);
    assert_eq!(
        asked(&seen),
        ["/charges?limit=2", "/charges?limit=2&starting_after=b"]
    );
}

#[test]
fn a_request_for_what_is_before_goes_back_page_by_page() {
    let page = |ids: [&str; 2], more: bool| {
        let [one, two] = ids;
        ok(format!(
            r#"{{"data":[{{"id":"{one}"}},{{"id":"{two}"}}],"has_more":{more}}}"#
        ))
    };
    let (client, seen) = serve(vec![page(["c", "d"], true), page(["a", "b"], false)]);
    let request = client.charges().list().ending_before("e").limit(2);
    let charges = wait(request.items().collect()).unwrap();
    let ids: Vec<&str> = charges.iter().map(|charge| charge.id.as_str()).collect();
    assert_eq!(ids, ["c", "d", "a", "b"]);
    assert_eq!(
        asked(&seen),
        [
            "/charges?ending_before=e&limit=2",
            "/charges?limit=2&ending_before=c"
        ]
    );
}

#[test]
fn the_names_of_the_configuration_are_used_and_the_body_goes_along() {
    let (client, seen) = serve(vec![
        ok(r#"{"found":{"all":[{"id":"a"}]},"where":{"next":10}}"#),
        ok(r#"{"found":{"all":[{"id":"b"}]}}"#),
    ]);
    let found = wait(
        client
            .events()
            .search(SearchEventsBody::new("t"))
            .items()
            .collect(),
    )
    .unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(asked(&seen), ["/searches", "/searches?from=10"]);
    let seen = seen.lock().unwrap();
    assert!(
        seen.iter()
            .all(|request| request.ends_with(r#"{"text":"t"}"#)),
        "{seen:?}"
    );
}
