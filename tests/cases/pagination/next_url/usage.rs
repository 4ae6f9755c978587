//! Pages whose URL the page before has.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_next_url::Client;

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
    let builder = Client::builder()
        .base_url(format!("{url}/v1"))
        .key("s3cret");
    builder.max_retries(0).build().unwrap()
}

fn page(sid: &str, next: &str) -> Answer {
    ok(format!(
        r#"{{"calls":[{{"sid":"{sid}"}}],"next_page_uri":{next}}}"#
    ))
}

#[test]
fn a_relative_url_is_one_of_the_same_host_and_the_credential_goes_along() {
    let (client, seen) = serve(vec![
        page("a", r#""/v1/calls?status=done&Page=1""#),
        page("b", r#""?Page=2&key=s3cret""#),
        page("c", "null"),
    ]);
    let calls = wait(client.calls().list().status("done").items().collect()).unwrap();
    assert_eq!(calls.len(), 3);
    assert_eq!(
        asked(&seen),
        [
            "/v1/calls?status=done&key=s3cret",
            "/v1/calls?status=done&Page=1&key=s3cret",
            "/v1/calls?Page=2&key=s3cret",
        ]
    );
}

#[test]
fn another_origin_gets_no_request() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("\"http://{}/v1/calls?Page=1\"", other.local_addr().unwrap());
    for url in [
        url.as_str(),
        r#""https://example.org/x""#,
        r#""//example.org/x""#,
        r#""mailto:x""#,
    ] {
        let (client, seen) = serve(vec![page("a", url)]);
        let error = wait(client.calls().list().items().collect()).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("another origin, which gets no request at /next_page_uri"),
            "{error}"
        );
        assert_eq!(seen.lock().unwrap().len(), 1);
    }
    other.set_nonblocking(true).unwrap();
    assert!(other.accept().is_err());
}

#[test]
fn a_url_that_comes_again_is_an_error() {
    let (client, _) = serve(vec![
        page("a", r#""/v1/calls?p=1""#),
        page("b", r#""/v1/calls?p=1""#),
    ]);
    let error = wait(client.calls().list().items().collect()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("one that was there before at /next_page_uri"),
        "{error}"
    );
}
