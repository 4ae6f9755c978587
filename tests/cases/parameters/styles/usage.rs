//! Each location and style as it goes over the wire.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use case_parameters_styles::types::{Choice, Range};
use case_parameters_styles::{Client, Error};

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
    R: IntoFuture<Output = Result<Range, Error>>,
{
    let (address, head) = server();
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .build()
        .unwrap();
    send(&client).await.unwrap();
    head.join().unwrap()
}

fn range() -> Range {
    Range::default().set_from(1).to(2)
}

fn moment() -> time::OffsetDateTime {
    time::OffsetDateTime::UNIX_EPOCH
}

#[tokio::test]
async fn paths() {
    let head = head(|client| {
        let list = vec!["a", "b/c"]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        client
            .simple()
            .by_paths("a b", -1, list, range(), moment(), Choice::One)
    })
    .await;
    let path = "/simple/a%20b/-1/a,b%2Fc/from=1,to=2/1970-01-01T00%3A00%3A00Z/one";
    assert!(
        head.starts_with(&format!("GET {path} HTTP/1.1\r\n")),
        "{head}"
    );
}

#[tokio::test]
async fn labels_and_matrices() {
    let head = head(|client| {
        client
            .labels()
            .by_labels(vec![1, 2], range(), true, range())
    })
    .await;
    let path = "/labels/.1,2/.from=1.to=2/x;matrix=truey/%7B%22from%22%3A1%2C%22to%22%3A2%7D";
    assert!(
        head.starts_with(&format!("GET {path} HTTP/1.1\r\n")),
        "{head}"
    );
}

const QUERY: &[&str] = &[
    "text=a%26b",
    "form=x",
    "form=y%20z",
    "comma=x,y%2Cz",
    "space=x%20y",
    "pipe=x%7Cy",
    "deep%5Bfrom%5D=1",
    "deep%5Bto%5D=2",
    "from=1",
    "to=2",
    "reserved=a/b?c",
    "a%5B%5D=1",
    "a%5B%5D=2",
    "moment=1970-01-01T00%3A00%3A00Z",
    "ratio=0.5",
    "flag=false",
    "choice=asc",
    "json=%7B%22from%22%3A1%2C%22to%22%3A2%7D",
];

#[tokio::test]
#[allow(deprecated, reason = "the document still has the parameter")]
async fn queries() {
    let head = head(|client| {
        let request = client
            .queries()
            .by_queries("a&b")
            .form(["x", "y z"])
            .comma(["x", "y,z"]);
        let request = request
            .space(["x", "y"])
            .pipe(["x", "y"])
            .deep(range())
            .spread(range());
        let request = request.reserved("a/b?c").a(vec![1, 2]).moment(moment());
        request.ratio(0.5).flag(false).choice("asc").json(range())
    })
    .await;
    let target = head.split(' ').nth(1).unwrap();
    let (_, query) = target.split_once('?').unwrap();
    assert_eq!(query.split('&').collect::<Vec<_>>(), QUERY);
}

#[tokio::test]
async fn headers_and_cookies() {
    let head = head(|client| {
        let request = client.headers().by_headers("a b", "s 1").x_list(["x", "y"]);
        request
            .x_object(range())
            .x_number(7)
            .x_json(range())
            .list(["x", "y"])
    })
    .await;
    for line in [
        "x-text: a b",
        "x-list: x,y",
        "x-object: from=1,to=2",
        "x-number: 7",
        "x-json: {\"from\":1,\"to\":2}",
        "cookie: session=s%201; list=x,y",
    ] {
        assert!(head.contains(&format!("{line}\r\n")), "{line} in {head}");
    }
}

#[tokio::test]
async fn lengths() {
    let client = Client::builder()
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap();
    for text in ["a", "abcdef"] {
        let list = vec!["a".to_owned()];
        let request = client
            .simple()
            .by_paths(text, 1, list, range(), moment(), Choice::Two);
        assert!(request.await.unwrap_err().is_invalid_argument());
    }
}

#[tokio::test]
async fn what_has_one_value_is_sent_by_itself() {
    let head = head(|client| client.constants().with_constants("t")).await;
    let path = "/v%201/constants?Action=GetRange&count=3&exact=true&text=t";
    assert!(
        head.starts_with(&format!("GET {path} HTTP/1.1\r\n")),
        "{head}"
    );
    let lower = head.to_lowercase();
    assert!(lower.contains("\r\nx-kind: a\r\n"), "{head}");
    assert!(lower.contains("\r\ncookie: mode=b\r\n"), "{head}");
}
