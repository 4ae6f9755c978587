//! Each media type as it goes over the wire.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use case_bodies_media_types::resources::files::ChangeFileBody;
use case_bodies_media_types::types::{FileChange, NewFileForm, Note, SearchNotesBody};
use case_bodies_media_types::{Client, Error, Multipart, Upload, reqwest};
use serde_json::json;

/// Answers one request, and gives back all of it.
fn server() -> (SocketAddr, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let request = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !is_whole(&request) {
            let count = stream.read(&mut buffer).unwrap();
            assert_ne!(count, 0, "the request breaks off");
            request.extend_from_slice(&buffer[..count]);
        }
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n{\"id\":\"a\"}";
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(request).unwrap()
    });
    (address, request)
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    match header(head, "content-length") {
        Some(length) => body.len() >= length.parse().unwrap(),
        None if head.contains("chunked") => body.ends_with("0\r\n\r\n"),
        None => true,
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

/// The head and the body of what `call` sends.
fn sent<F: Future<Output = Result<T, Error>>, T: std::fmt::Debug>(
    call: impl FnOnce(Client) -> F,
) -> (String, String) {
    let (address, request) = server();
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .build()
        .unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(call(client)).unwrap();
    let request = request.join().unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// The parts of a body: what stands before the content of each, and the content.
fn parts(head: &str, body: &str) -> Vec<(String, String)> {
    let media_type = header(head, "content-type").unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let body = body
        .strip_suffix(&format!("\r\n--{boundary}--\r\n"))
        .unwrap();
    body.split(&format!("--{boundary}\r\n"))
        .skip(1)
        .map(|part| {
            let (head, content) = part.split_once("\r\n\r\n").unwrap();
            let content = content.strip_suffix("\r\n").unwrap_or(content);
            (head.to_owned(), content.to_owned())
        })
        .collect()
}

fn plain(name: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{name}\"")
}

fn file(name: &str, file_name: &str, media_type: &str) -> String {
    let plain = plain(name);
    format!("{plain}; filename=\"{file_name}\"\r\nContent-Type: {media_type}")
}

#[test]
fn files_are_parts_beside_values() {
    let path = std::env::temp_dir().join(format!("truespec-{}.txt", std::process::id()));
    std::fs::write(&path, "from disk").unwrap();
    let metadata = [("a".to_owned(), "1".to_owned())].into();
    let body = NewFileForm::new("docs", Upload::from_path(&path).file_name("disk.txt"))
        .thumbnail(Upload::from_bytes("pixels"))
        .attachments([Upload::from("one"), Upload::from("two").file_name("2.txt")])
        .labels(["x", "y"])
        .note(r#"{"n":1}"#)
        .ratio(2.0)
        .metadata(metadata)
        .expires_after(60);
    let (head, body) = sent(|client| client.files().upload(body).send());
    std::fs::remove_file(&path).unwrap();
    assert!(header(&head, "content-length").is_some(), "{head}");
    let octets = "application/octet-stream";
    let expected = [
        (plain("kind"), "file"),
        (plain("purpose"), "docs"),
        (
            format!("{}\r\nContent-Type: application/vnd.note+json; version=1", plain("note")),
            r#"{"n":1}"#,
        ),
        (plain("ratio"), "2"),
        (file("content", "disk.txt", octets), "from disk"),
        (file("thumbnail", "thumbnail", "image/png"), "pixels"),
        (file("attachments", "attachments", octets), "one"),
        (file("attachments", "2.txt", octets), "two"),
        (plain("labels"), "x"),
        (plain("labels"), "y"),
        (
            format!("{}\r\nContent-Type: application/json", plain("metadata")),
            r#"{"a":"1"}"#,
        ),
        (plain("expires_after"), "60"),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(head, content)| (head, content.to_owned()))
        .collect();
    assert_eq!(parts(&head, &body), expected);
}

#[test]
fn a_caller_names_parts_that_the_document_does_not() {
    let body = Multipart::new()
        .text("note\"\r\n", "n")
        .file("f", Upload::from("content").media_type("text/css"));
    let (head, body) = sent(|client| client.files().import(body).send());
    let expected = [
        (plain("note%22%0D%0A"), "n".to_owned()),
        (file("f", "f", "text/css"), "content".to_owned()),
    ];
    assert_eq!(parts(&head, &body), expected);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let call = client
        .files()
        .replace("1", Upload::from_path("/nowhere/at/all"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let error = runtime.block_on(call.send()).unwrap_err();
    assert!(error.is_invalid_argument(), "{error}");
    assert!(error.to_string().contains("cannot be read"), "{error}");
}

#[test]
fn bytes_may_come_from_a_stream() {
    let (address, _) = server();
    let other = Client::builder().base_url(format!("http://{address}"));
    let (head, body) = sent(async |client| {
        let answer = other.build()?.request(reqwest::Method::GET, "/x").stream();
        let upload = Upload::once(None, answer.await?.into_bytes());
        client.files().replace("1", upload).send().await
    });
    assert_eq!(
        header(&head, "content-type"),
        Some("application/octet-stream")
    );
    assert!(body.contains("{\"id\":\"a\"}"), "{body}");
}

#[test]
fn each_of_several_media_types_can_be_sent() {
    let change = FileChange::default().name("n".to_owned());
    let merged = sent(|client| client.files().change("1", change).send());
    assert_eq!(
        header(&merged.0, "content-type"),
        Some("application/merge-patch+json")
    );
    assert_eq!(merged.1, r#"{"name":"n"}"#);
    let patch = vec![[("op".to_owned(), json!("remove"))].into()];
    let patched = sent(|client| client.files().change("1", patch).send());
    assert_eq!(
        header(&patched.0, "content-type"),
        Some("application/json-patch+json")
    );
    assert_eq!(patched.1, r#"[{"op":"remove"}]"#);
    let text = sent(|client| client.files().change("1", "t".to_owned()).send());
    assert_eq!(header(&text.0, "content-type"), Some("text/plain"));
    let tar = ChangeFileBody::Bytes(Upload::from("tar"));
    let tar = sent(|client| client.files().change("1", tar).send());
    assert_eq!(header(&tar.0, "content-type"), Some("application/x-tar"));
    assert_eq!((text.1.as_str(), tar.1.as_str()), ("t", "tar"));
}

#[test]
fn other_names_of_json_are_one() {
    let (head, body) = sent(|client| client.notes().add().body(Note::new("t")).send());
    assert_eq!(header(&head, "content-type"), Some("application/json"));
    assert_eq!(body, r#"{"text":"t"}"#);
}

#[test]
fn fields_of_a_form_have_styles() {
    let filter = [("k".to_owned(), "v w".to_owned())].into();
    let body = SearchNotesBody::new("q")
        .tags(["a", "b"])
        .filter(filter)
        .fields(["x", "y"])
        .order(["z"]);
    let (head, body) = sent(|client| client.notes().search(body).send());
    assert_eq!(
        header(&head, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(body, "fields=x,y&filter%5Bk%5D=v%20w&order=%5B%22z%22%5D&query=q&tags=a%7Cb");
}
