//! A body that may be null is made of what it is made of where it may not.

use std::io::{Read, Write};
use std::net::TcpListener;

use case_bodies_nullable::Client;
use case_bodies_nullable::runtime::json::Nullable;
use case_bodies_nullable::types::{Cat, ReplacePetBody};

/// The body that a request sends.
fn sent<F: Future>(send: impl FnOnce(Client) -> F) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = stream.read(&mut buffer).unwrap();
            request.extend(&buffer[..count]);
            let text = String::from_utf8_lossy(&request).to_lowercase();
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let mut lengths = head.lines().filter_map(|line| line.strip_prefix("content-length: "));
            let length = lengths.next().map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                break;
            }
        }
        let answer = b"HTTP/1.1 204 X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        stream.write_all(answer).unwrap();
        let text = String::from_utf8(request).unwrap();
        text.split_once("\r\n\r\n").unwrap().1.to_owned()
    });
    let client = Client::builder().base_url(format!("http://{address}")).build().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(send(client));
    server.join().unwrap()
}

#[test]
fn a_member_the_union_an_option_and_nothing_are_taken() {
    let cat = || Cat::new(9);
    for (body, expected) in [
        (sent(|client| client.pets().replace("a", cat()).into_future()), r#"{"lives":9}"#),
        (
            sent(|client| client.pets().replace("a", ReplacePetBody::from(cat())).into_future()),
            r#"{"lives":9}"#,
        ),
        (
            sent(|client| client.pets().replace("a", Some(cat().into())).into_future()),
            r#"{"lives":9}"#,
        ),
        (sent(|client| client.pets().replace("a", None).into_future()), "null"),
    ] {
        assert_eq!(body, expected);
    }
}

#[test]
fn a_text_is_taken_as_it_is() {
    for (body, expected) in [
        (sent(|client| client.pets().rename("a").body("Tom").into_future()), r#""Tom""#),
        (sent(|client| client.pets().rename("a").body(None).into_future()), "null"),
        (sent(|client| client.pets().rename("a").body(Nullable::Absent).into_future()), ""),
    ] {
        assert_eq!(body, expected);
    }
}

#[test]
fn a_body_that_has_to_be_there_is_not_left_out() {
    let client = Client::builder().build().unwrap();
    let replace = client.pets().replace("a", Nullable::Absent);
    let error = tokio::runtime::Runtime::new().unwrap().block_on(replace.into_future());
    let error = error.unwrap_err();
    assert!(error.is_invalid_argument());
    assert!(error.to_string().contains("the body must be there"), "{error}");
}
