//! Methods that OpenAPI has since 3.2: what is sent, and what is sent again.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use case_operations_methods::Client;
use case_operations_methods::types::QueryPetsBody;

/// Answers one request after another with a status and a body; what came is kept.
fn serve(answers: &'static [(u16, &'static str)]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    std::thread::spawn(move || {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            kept.lock().unwrap().push(read(&mut stream));
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}").unwrap();
        }
    });
    let wait = Duration::from_millis(1);
    let client = Client::builder()
        .base_url(url)
        .max_retries(1)
        .retry_backoff(wait, wait);
    (client.build().unwrap(), seen)
}

/// A request, with as much of a body as it says.
fn read(stream: &mut impl Read) -> String {
    let mut buffer = vec![0; 65536];
    let mut request = String::new();
    loop {
        let count = stream.read(&mut buffer).unwrap();
        request.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        let Some((head, body)) = request.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
            return request;
        }
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

fn kind(kind: &str) -> QueryPetsBody {
    QueryPetsBody::default().kind(kind)
}

#[test]
fn a_query_has_a_body_and_is_sent_again() {
    let (client, seen) = serve(&[(503, ""), (200, r#"[{"name":"Rex"}]"#)]);
    let pets = wait(async { client.pets().query(kind("dog")).x_trace("1").await }).unwrap();
    assert_eq!(pets[0].name, "Rex");
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 2);
    for request in seen.iter() {
        assert!(request.starts_with("QUERY /pets HTTP/1.1\r\n"), "{request}");
        assert!(request.contains("x-trace: 1\r\n"), "{request}");
        assert!(request.ends_with(r#"{"kind":"dog"}"#), "{request}");
    }
}

#[test]
fn each_page_of_a_query_is_asked_for_with_its_body() {
    let (client, seen) = serve(&[(200, r#"[{"name":"Rex"}]"#), (200, "[]")]);
    let pets = wait(client.pets().query(kind("dog")).items().collect()).unwrap();
    assert_eq!(pets.len(), 1);
    let seen = seen.lock().unwrap();
    assert!(seen[1].starts_with("QUERY /pets?page=2 HTTP/1.1\r\n"), "{}", seen[1]);
    assert!(seen[1].ends_with(r#"{"kind":"dog"}"#), "{}", seen[1]);
}

#[test]
fn a_query_without_a_body_says_so() {
    let (client, seen) = serve(&[(204, "")]);
    wait(async { client.pets().search().await }).unwrap();
    let seen = seen.lock().unwrap();
    assert!(seen[0].starts_with("QUERY /pets/search HTTP/1.1\r\n"));
    assert!(seen[0].contains("content-length: 0\r\n"), "{}", seen[0]);
}

#[test]
fn methods_are_sent_as_they_are_written_and_are_not_sent_again() {
    let (client, seen) = serve(&[(503, ""), (503, ""), (503, ""), (503, ""), (503, ""), (503, "")]);
    wait(async {
        let pets = client.pets();
        pets.copy("1").await.unwrap_err();
        pets.m_search("1").await.unwrap_err();
        pets.forget("1").await.unwrap_err();
        pets.a_b("1").await.unwrap_err();
        pets.link_tags("1", "a").await.unwrap_err();
        let error = pets.or("1").await.unwrap_err();
        assert!(error.to_string().contains("`| /pets/{id}"), "{error}");
    });
    let seen = seen.lock().unwrap();
    let lines = seen.iter().map(|request| request.lines().next().unwrap());
    let lines: Vec<&str> = lines.collect();
    assert_eq!(
        lines,
        [
            "COPY /pets/1 HTTP/1.1",
            "M-SEARCH /pets/1 HTTP/1.1",
            "PURGE /pets/1 HTTP/1.1",
            "a.b /pets/1 HTTP/1.1",
            "LINK /pets/1/tags HTTP/1.1",
            "`| /pets/1 HTTP/1.1",
        ]
    );
}
