//! Each page is asked for by what the one before gave, to the end.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_given_back::Client;

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

/// A page with things of these ids under a key, and with what else it says.
fn page(key: &str, ids: &str, said: &str) -> Answer {
    let things: Vec<String> = ids.chars().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    ok(format!(r#"{{"{key}":[{}],{said}}}"#, things.join(",")))
}

/// Walks over two pages of a resource.
macro_rules! walks {
    ($resource:ident, $key:expr, $goes_on:expr, $ends:expr, $query:expr) => {
        let pages = vec![page($key, "ab", $goes_on), page($key, "c", $ends)];
        let (client, seen) = serve(pages);
        let things = wait(client.$resource().list().items().collect()).unwrap();
        let ids: String = things.into_iter().map(|thing| thing.id).collect();
        assert_eq!(ids, "abc");
        let path = concat!("/", stringify!($resource));
        assert_eq!(asked(&seen), [path.to_owned(), format!("{path}?{}", $query)]);
    };
}

#[test]
fn what_the_page_before_gave_asks_for_the_next_until_none_is_given() {
    walks!(blocks, "results", r#""next_cursor":"n/1","has_more":true"#, r#""next_cursor":null,"has_more":false"#, "start_cursor=n%2F1");
    walks!(models, "data", r#""next_page":"n1""#, r#""next_page":null"#, "page=n1");
    walks!(pins, "items", r#""bookmark":"n1""#, r#""bookmark":null"#, "bookmark=n1");
    walks!(incidents, "incidents", r#""pagination_meta":{"after":"n1","page_size":2}"#, r#""pagination_meta":{"page_size":2}"#, "after=n1");
    walks!(calls, "calls", r#""records":{"cursor":"n1","totalRecords":3}"#, r#""records":{"totalRecords":3}"#, "cursor=n1");
    walks!(customers, "list", r#""next_offset":"n1""#, r#""x":0"#, "offset=n1");
    walks!(tasks, "data", r#""next_page":{"offset":"n1","uri":"https://x"}"#, r#""next_page":null"#, "offset=n1");
    walks!(messages, "messages", r#""next":"n1""#, r#""next":"""#, "start=n1");
    walks!(rows, "records", r#""offset":"n1""#, r#""x":0"#, "offset=n1");
}

#[test]
fn what_the_page_before_gave_again_is_an_error_and_no_walk_without_end() {
    let again = || page("records", "a", r#""offset":"n1""#);
    let (client, seen) = serve(vec![again(), again()]);
    let error = wait(client.rows().list().items().collect()).unwrap_err();
    assert!(error.to_string().contains("there before"), "{error}");
    assert_eq!(asked(&seen).len(), 2);
}

#[test]
fn results_are_counted_from_the_first_until_there_are_as_many_as_are_told() {
    walks!(
        issues,
        "values",
        r#""startAt":0,"total":3,"isLast":false"#,
        r#""startAt":2,"total":3,"isLast":true"#,
        "startAt=2"
    );
    walks!(
        posts,
        "elements",
        r#""paging":{"start":0,"count":2,"total":3}"#,
        r#""paging":{"start":2,"count":2,"total":3}"#,
        "start=2"
    );
}
