//! Pages that the header `Link` leads to.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use case_pagination_link_header::Client;

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
        .token("s3cret")
        .max_retries(0)
        .build()
        .unwrap()
}

fn page(name: &str, headers: &'static str) -> Answer {
    Answer(200, headers, format!(r#"[{{"name":"{name}"}}]"#))
}

#[test]
fn the_link_that_leads_on_is_followed_with_the_credential() {
    let (client, seen) = serve(vec![
        page(
            "a",
            "link: <{origin}/user/1/repos?page=9>; rel=\"last\", <{origin}/user/1/repos?page=2>; title=\"a, b\"; rel=\"next\"\r\n",
        ),
        page(
            "b",
            "link: </user/1/repos?page=1>; rel=prev\r\nLink: </user/1/repos?page=3>; REL=\"other next\"\r\n",
        ),
        page(
            "c",
            "link: <{origin}/user/1/repos?page=1>; rel=\"first\"\r\n",
        ),
    ]);
    let repositories = wait(client.repos().list_repositories("octo").items().collect()).unwrap();
    let names: Vec<String> = repositories
        .into_iter()
        .map(|repository| repository.name)
        .collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(
        asked(&seen),
        [
            "/users/octo/repos",
            "/user/1/repos?page=2",
            "/user/1/repos?page=3"
        ]
    );
    let seen = seen.lock().unwrap();
    assert!(
        seen.iter()
            .all(|request| request.contains("authorization: Bearer s3cret"))
    );
}

#[test]
fn an_answer_without_content_has_no_results() {
    let (client, _) = serve(vec![
        Answer(204, "", String::new()),
        Answer(200, "", r#"["octo"]"#.to_owned()),
    ]);
    let all = || wait(client.repos().list_contributors("hello").items().collect());
    assert_eq!(all().unwrap(), Vec::<String>::new());
    assert_eq!(all().unwrap(), ["octo"]);
}

#[test]
fn another_origin_gets_no_request() {
    let (client, seen) = serve(vec![page(
        "a",
        "link: <https://example.org/repos?page=2>; rel=\"next\"\r\n",
    )]);
    let error = wait(client.repos().list_repositories("octo").items().collect()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("in the header `Link`, found one on another origin"),
        "{error}"
    );
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[test]
fn awaiting_the_request_is_still_one_page() {
    let (client, seen) = serve(vec![page("a", "link: </x>; rel=\"next\"\r\n")]);
    assert_eq!(
        wait(client.repos().list_repositories("octo").send())
            .unwrap()
            .len(),
        1
    );
    assert_eq!(seen.lock().unwrap().len(), 1);
}
