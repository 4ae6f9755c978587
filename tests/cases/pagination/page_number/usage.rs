//! Pages that are counted: to the last, to an empty one, and to one that comes again.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_page_number::types::Zone;
use case_pagination_page_number::{ApiRequest, Client, Error};

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

fn page(number: u32, ids: &[&str], about: &str) -> Answer {
    let zones: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    ok(format!(
        r#"{{"success":true,"errors":[],"messages":[],"result":[{}],"result_info":{{"page":{number}{about}}}}}"#,
        zones.join(",")
    ))
}

fn ids(zones: Vec<Zone>) -> Vec<String> {
    zones.into_iter().map(|zone| zone.id).collect()
}

#[test]
fn all_results_in_order_and_no_request_too_many() {
    let about = r#","per_page":2,"total_count":5,"total_pages":3"#;
    let (client, seen) = serve(vec![
        page(1, &["a", "b"], about),
        page(2, &["c", "d"], about),
        page(3, &["e"], about),
    ]);
    let request = client
        .zones()
        .list()
        .name("x y")
        .with_header("x-mine", "1");
    let zones = wait(request.items().collect()).unwrap();
    assert_eq!(ids(zones), ["a", "b", "c", "d", "e"]);
    assert_eq!(
        asked(&seen),
        [
            "/zones?name=x%20y",
            "/zones?name=x%20y&page=2",
            "/zones?name=x%20y&page=3"
        ]
    );
    assert!(
        seen.lock()
            .unwrap()
            .iter()
            .all(|request| request.contains("x-mine: 1\r\n"))
    );
}

#[test]
fn a_walk_begins_at_the_page_that_is_asked_for() {
    let about = r#","per_page":2,"total_count":5"#;
    let (client, seen) = serve(vec![page(2, &["c", "d"], about), page(3, &["e"], about)]);
    let request = client.zones().list().page(2.0);
    assert_eq!(
        ids(wait(request.items().collect()).unwrap()),
        ["c", "d", "e"]
    );
    assert_eq!(asked(&seen), ["/zones?page=2", "/zones?page=3"]);
}

#[test]
fn a_page_of_fewer_results_is_the_last_where_nothing_is_counted() {
    let about = r#","per_page":2"#;
    let (client, seen) = serve(vec![page(1, &["a", "b"], about), page(2, &["c"], about)]);
    assert_eq!(
        wait(client.zones().list().items().collect())
            .unwrap()
            .len(),
        3
    );
    assert_eq!(seen.lock().unwrap().len(), 2);
}

#[test]
fn in_doubt_the_last_page_is_an_empty_one() {
    let (client, seen) = serve(vec![ok(r#"["a"]"#), ok(r#"["b"]"#), ok("[]")]);
    let lines = wait(client.logs().list().items().collect()).unwrap();
    assert_eq!(lines, ["a", "b"]);
    assert_eq!(
        asked(&seen),
        [
            "/logs",
            "/logs?page%5Bnumber%5D=1",
            "/logs?page%5Bnumber%5D=2"
        ]
    );
}

#[test]
fn pages_are_counted_from_where_the_description_says() {
    let (client, seen) = serve(vec![ok(r#"["a"]"#), ok(r#"["b"]"#), ok("[]")]);
    let notes = wait(client.notes().list().items().collect()).unwrap();
    assert_eq!(notes, ["a", "b"]);
    assert_eq!(asked(&seen), ["/notes", "/notes?page=1", "/notes?page=2"]);
}

#[test]
fn an_empty_first_page_is_the_only_one() {
    let (client, seen) = serve(vec![page(1, &[], r#","per_page":2,"total_count":9"#)]);
    assert!(
        wait(client.zones().list().items().collect())
            .unwrap()
            .is_empty()
    );
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[test]
fn an_api_that_ignores_the_page_is_an_error() {
    let (client, seen) = serve(vec![ok(r#"["a"]"#), ok(r#"["a"]"#)]);
    let (first, error, end) = wait(async {
        let mut pages = client.logs().list().pages();
        let first = pages.next().await.unwrap().unwrap();
        let error = pages.next().await.unwrap().unwrap_err();
        (first, error, pages.next().await.is_none())
    });
    assert_eq!((first.as_slice(), end), (&["a".to_owned()][..], true));
    assert!(
        error.is_decode() && error.to_string().contains("the API ignores `page[number]`"),
        "{error}"
    );
    assert_eq!(seen.lock().unwrap().len(), 2);
}

#[test]
fn an_error_in_the_middle_comes_after_what_was_there_and_ends_the_walk() {
    let (client, _) = serve(vec![ok(r#"["a"]"#), Answer(500, "", "no".to_owned())]);
    let found: Vec<Result<String, Error>> = wait(async {
        let mut items = client.logs().list().items();
        let mut found = Vec::new();
        while let Some(item) = items.next().await {
            found.push(item);
        }
        found
    });
    let [Ok(line), Err(error)] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (line.as_str(), error.status().unwrap().as_u16()),
        ("a", 500)
    );
}

#[test]
fn nothing_is_sent_before_it_is_asked_for_nor_after_the_stream_is_dropped() {
    let (client, seen) = serve(vec![ok(r#"["a","b"]"#), ok("[]")]);
    wait(async {
        let mut items = client.logs().list().items();
        assert!(seen.lock().unwrap().is_empty());
        for line in ["a", "b"] {
            assert_eq!(items.next().await.unwrap().unwrap(), line);
        }
        drop(items);
    });
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[test]
fn results_that_do_not_fit_their_type_are_no_empty_page() {
    let drifted = [
        r#"{"success":true,"result":[{"id":"a"},{"id":7}],"result_info":{"page":1}}"#,
        r#"{"success":true,"result_info":{"page":1,"count":"two"},"result":[{"id":"a"},{"id":7}]}"#,
    ];
    for drifted in drifted {
        let (client, _) = serve(vec![ok(drifted)]);
        let error = wait(client.zones().list().items().collect()).unwrap_err();
        assert!(
            error.is_decode() && error.to_string().contains("/result/1/id"),
            "{error}"
        );
    }
}

#[test]
fn a_single_page_is_walked_all_the_same() {
    let (client, seen) = serve(vec![ok(r#"{"result":["a","b"]}"#)]);
    assert_eq!(
        wait(client.zones().list_regions().items().collect()).unwrap(),
        ["a", "b"]
    );
    assert_eq!(seen.lock().unwrap().len(), 1);
}
