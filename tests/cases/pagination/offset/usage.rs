//! Results that are counted.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_offset::Client;

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

fn page(ids: &[u32], total: &str) -> Answer {
    let records: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    ok(format!(r#"{{"records":[{}]{total}}}"#, records.join(",")))
}

#[test]
fn each_page_begins_where_the_one_before_ended() {
    let total = r#","meta":{"total":4}"#;
    let (client, seen) = serve(vec![
        page(&[1, 2], total),
        page(&[3], total),
        page(&[4], total),
    ]);
    let request = client.records().list().limit(2);
    let records = wait(request.items().collect()).unwrap();
    assert_eq!(
        records.iter().map(|record| record.id).collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
    assert_eq!(
        asked(&seen),
        [
            "/records?limit=2",
            "/records?limit=2&offset=2",
            "/records?limit=2&offset=3"
        ]
    );
}

#[test]
fn without_a_total_the_last_page_is_an_empty_one() {
    let (client, seen) = serve(vec![page(&[5], ""), page(&[], "")]);
    let request = client.records().list().offset(7).limit(9);
    assert_eq!(wait(request.items().collect()).unwrap().len(), 1);
    assert_eq!(
        asked(&seen),
        ["/records?offset=7&limit=9", "/records?limit=9&offset=8"]
    );
}

#[test]
fn an_api_that_ignores_the_offset_is_an_error() {
    let (client, _) = serve(vec![page(&[1, 2], ""), page(&[1, 2], "")]);
    let error = wait(client.records().list().items().collect()).unwrap_err();
    assert!(
        error.to_string().contains("the API ignores `offset`"),
        "{error}"
    );
}
