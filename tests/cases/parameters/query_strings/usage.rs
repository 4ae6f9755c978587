//! What the query of each request is, and texts that are sent as they are.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use case_parameters_query_strings::types::Filter;
use case_parameters_query_strings::{Client, Error};

/// Answers one request with an empty object, and gives back its head.
fn server() -> (SocketAddr, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let head = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        let mut buffer = [0; 4096];
        while !head.windows(4).any(|end| end == b"\r\n\r\n") {
            let count = stream.read(&mut buffer).unwrap();
            assert_ne!(count, 0, "the request breaks off");
            head.extend_from_slice(&buffer[..count]);
        }
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(head).unwrap()
    });
    (address, head)
}

/// The head of the request that `send` makes.
async fn head<R>(send: impl FnOnce(&Client) -> R) -> String
where
    R: IntoFuture<Output = Result<Filter, Error>>,
{
    let (address, head) = server();
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .build()
        .unwrap();
    send(&client).await.unwrap();
    head.join().unwrap()
}

#[tokio::test]
async fn fields() {
    let filter = Filter::default()
        .text("a b")
        .list(vec![1, 2])
        .pair(["x", "y z"]);
    let head = head(|client| client.whole().by_fields(filter)).await;
    let target = "/whole?list=1&list=2&pair=x,y%20z&text=a%20b";
    assert!(
        head.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
        "{head}"
    );
}

#[tokio::test]
async fn templates() {
    let head = head(|client| client.within().by_template("a b&c").y("d")).await;
    let target = "/within/?fixed=yes&x=a%20b%26c&y=d";
    assert!(
        head.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
        "{head}"
    );
}

#[tokio::test]
async fn texts() {
    let head = head(|client| {
        let request = client.texts().by_texts("a b").plain_query("c d");
        request.x_plain("e f").session("g+/=")
    })
    .await;
    let target = "/texts/a%20b?plain=c%20d";
    assert!(
        head.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
        "{head}"
    );
    for line in ["x-plain: e f", "cookie: session=g+/="] {
        assert!(head.contains(&format!("{line}\r\n")), "{line} in {head}");
    }
}

#[tokio::test]
async fn reserved_characters() {
    let head = head(|client| {
        let list = vec!["x:y".to_owned(), "z".to_owned()];
        let request = client.reserved().by_reserved("a:b/c%2Fd?", list);
        request.session("s=t;u")
    })
    .await;
    let target = "/reserved/a:b%2Fc%2Fd%3F/x:y,z";
    assert!(
        head.starts_with(&format!("GET {target} HTTP/1.1\r\n")),
        "{head}"
    );
    assert!(head.contains("cookie: session=s=t%3Bu\r\n"), "{head}");
}
