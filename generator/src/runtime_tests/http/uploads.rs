//! Content that is sent as it is: whether all of it arrives, and how often it goes out.

use std::collections::VecDeque;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
#[cfg(target_os = "linux")]
use std::process::Command;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{env, io};

use futures_core::Stream;
use tokio::net::TcpListener;

use super::server::{API, Server, Step, answer};
use crate::runtime::http::{
    ApiRequest, Error, Method, Multipart, Outgoing, Request, SendsParts, Settings, Upload,
};

const BUSY: &str = "503 Service Unavailable";

/// Gives its pieces, and is not asked again after its end.
struct Given(Option<VecDeque<&'static str>>);

impl Given {
    fn of(pieces: &[&'static str]) -> Self {
        Self(Some(pieces.iter().copied().collect()))
    }
}

impl Stream for Given {
    type Item = io::Result<&'static [u8]>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = self.0.as_mut().unwrap().pop_front();
        if piece.is_none() {
            self.0 = None;
        }
        Poll::Ready(piece.map(|piece| Ok(piece.as_bytes())))
    }
}

fn put(upload: &Upload) -> Request {
    let mut request = Request::new(Method::PUT, "/x", &[]);
    request.upload("text/plain", upload);
    request
}

fn put_in_parts(upload: &Upload) -> Request {
    let mut request = Request::new(Method::PUT, "/x", &[]);
    request.multipart(&Multipart::new().file("f", upload.clone()));
    request
}

fn fails(status: &str, headers: &[&str]) -> Step {
    Step::Answer(answer(status, headers, ""))
}

fn done() -> Step {
    fails("204 No Content", &[])
}

fn retrying(server: &Server) -> Settings {
    let mut settings = server.settings();
    settings.max_retries(2);
    settings.retry_backoff(Duration::from_millis(1), Duration::from_millis(1));
    settings
}

/// What sending comes to, and the requests that a server got.
async fn sent(steps: Vec<Step>, request: Request) -> (Result<(), Error>, Vec<String>) {
    let server = Server::play(steps).await;
    let outcome = retrying(&server).build().unwrap().send(request).await;
    (outcome.map(|_| ()), server.seen())
}

#[tokio::test]
async fn a_stream_that_is_made_anew_is_sent_again_from_its_beginning() {
    let upload = Upload::from_stream(Some(5), || Given::of(&["he", "llo"]));
    let (outcome, seen) = sent(vec![fails(BUSY, &[]), done()], put(&upload)).await;
    outcome.unwrap();
    assert_eq!(seen.len(), 2);
    assert!(seen.iter().all(|seen| seen.ends_with("\r\n\r\nhello")));
}

#[tokio::test]
async fn a_stream_that_can_be_read_once_is_sent_once() {
    for request in [put, put_in_parts] {
        let upload = Upload::once(Some(5), Given::of(&["he", "llo"]));
        let (outcome, seen) = sent(vec![fails(BUSY, &[]), done()], request(&upload)).await;
        assert!(outcome.unwrap_err().is_server_error());
        assert_eq!(seen.len(), 1);
        assert!(seen[0].contains("hello"), "{seen:?}");
        let (outcome, seen) = sent(vec![done()], request(&upload)).await;
        assert!(outcome.unwrap_err().is_invalid_argument());
        assert!(seen.is_empty());
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_a_stream_that_was_read() {
    let upload = Upload::once(Some(5), Given::of(&["hello"]));
    let to = fails("307 Temporary Redirect", &["location: /y"]);
    let (outcome, seen) = sent(vec![to, done()], put(&upload)).await;
    let error = outcome.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), seen.len()), (307, 1));
    assert!(error.to_string().contains("can be sent once"), "{error}");
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_reads_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut settings = Settings::new(&API);
    settings.base_url(format!("http://{}", listener.local_addr().unwrap()));
    settings.retry_backoff(Duration::from_millis(1), Duration::from_millis(1));
    drop(listener);
    let upload = Upload::once(Some(5), Given::of(&["hello"]));
    let sent_to_none = settings.build().unwrap().send(put(&upload)).await;
    let error = sent_to_none.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 3, "{error}");
    let (outcome, seen) = sent(vec![done()], put(&upload)).await;
    outcome.unwrap();
    assert!(seen[0].ends_with("\r\n\r\nhello"), "{seen:?}");
}

#[tokio::test]
async fn a_form_without_parts_ends_all_the_same() {
    let mut request = Request::new(Method::PUT, "/x", &[]);
    request.multipart(&Multipart::new());
    let (outcome, seen) = sent(vec![done()], request).await;
    outcome.unwrap();
    let (head, body) = seen[0].split_once("\r\n\r\n").unwrap();
    let (_, boundary) = head.split_once("multipart/form-data; boundary=").unwrap();
    let boundary = boundary.lines().next().unwrap();
    assert_eq!(body, format!("--{boundary}--\r\n"));
}

/// Without certificates no client comes about that would look for them.
#[cfg(target_os = "linux")]
#[test]
fn a_form_is_sent_where_the_machine_has_no_certificates() {
    let test = "runtime_tests::http::uploads::a_form_by_a_client_of_ones_own";
    let sent = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--ignored"])
        .envs([
            ("SSL_CERT_FILE", "/dev/null"),
            ("SSL_CERT_DIR", "/dev/null"),
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&sent.stdout);
    assert!(said.contains("1 passed"), "{said}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
#[ignore = "its process must have no certificates"]
async fn a_form_by_a_client_of_ones_own() {
    assert!(reqwest::Client::builder().build().is_err());
    let server = Server::play(vec![done()]).await;
    let client = reqwest::Client::builder().tls_certs_only([]);
    let mut settings = server.settings();
    settings.http_client(client.build().unwrap());
    let upload = Upload::from_bytes("hello");
    let sent = settings.build().unwrap().send(put_in_parts(&upload)).await;
    sent.unwrap();
}

#[tokio::test]
async fn a_file_of_several_pieces_is_sent_again_from_its_beginning() {
    let path = env::temp_dir().join(format!("truespec-upload-{}", std::process::id()));
    let content = "0123456789".repeat(100_000);
    std::fs::write(&path, &content).unwrap();
    let upload = Upload::from_path(&path);
    let (outcome, seen) = sent(vec![fails(BUSY, &[]), done()], put(&upload)).await;
    std::fs::remove_file(&path).unwrap();
    outcome.unwrap();
    assert_eq!(seen.len(), 2);
    assert!(seen.iter().all(|seen| seen.ends_with(&content)));
}

#[tokio::test]
async fn a_folder_is_no_file_and_is_not_tried_again() {
    let upload = Upload::from_path(env::temp_dir());
    let (outcome, seen) = sent(vec![done()], put(&upload)).await;
    let error = outcome.unwrap_err();
    assert!(error.is_invalid_argument(), "{error}");
    assert!(error.to_string().contains("cannot be read"), "{error}");
    assert!(seen.is_empty(), "{seen:?}");
}

#[test]
fn what_is_borrowed_can_be_sent() {
    let (owned, bytes) = ("abc".to_owned(), b"abc".to_vec());
    let sent = [
        Upload::from(b"abc"),
        Upload::from(&bytes[..]),
        Upload::from(owned.as_str()),
        Upload::from(&owned),
        Upload::from("abc"),
    ];
    assert!(
        sent.iter()
            .all(|upload| *upload == Upload::from_bytes("abc"))
    );
}

#[tokio::test]
async fn a_length_of_ones_own_does_not_stand_beside_the_true_one() {
    let mut request = put(&Upload::from("abc"));
    request.options().header("content-length", "2");
    let (outcome, seen) = sent(vec![done()], request).await;
    outcome.unwrap();
    assert_eq!(seen[0].matches("content-length").count(), 1);
    assert!(seen[0].ends_with("\r\n\r\nabc"), "{seen:?}");
}

#[tokio::test]
async fn a_stream_of_another_length_than_was_told_is_an_error() {
    for request in [put, put_in_parts] {
        let of = async |length: u64, pieces: &[&'static str]| {
            let upload = Upload::once(Some(length), Given::of(pieces));
            let (outcome, _) = sent(vec![done()], request(&upload)).await;
            outcome.map_err(|error| error.to_string())
        };
        for pieces in [
            &["hello", " world"][..],
            &["hello world"],
            &["hello", "", " "],
        ] {
            let error = of(5, pieces).await.unwrap_err();
            assert!(error.contains("longer than the 5 bytes"), "{error}");
        }
        let error = of(50, &["hello"]).await.unwrap_err();
        assert!(error.contains("shorter than the 50 bytes"), "{error}");
        of(5, &["hello", ""]).await.unwrap();
        of(0, &[]).await.unwrap();
    }
}

/// A call of a generated crate.
struct Put(Outgoing);

impl ApiRequest for Put {
    fn outgoing(&mut self) -> &mut Outgoing {
        &mut self.0
    }
}

#[tokio::test]
async fn a_file_is_added_to_parts_and_to_nothing_else() {
    let server = Server::play(vec![done()]).await;
    let http = server.client();
    let put = |parts: bool| {
        let mut request = Outgoing::new(&http, Method::PUT, "/x", &[]);
        match parts {
            true => request.multipart(&Multipart::new().text("a", "1")),
            false => request.text("text/plain", "1"),
        }
        Put(request).with_file("more", Upload::from_bytes("mine"))
    };
    put(true).send_raw().await.unwrap();
    let seen = server.seen().remove(0);
    assert!(seen.contains("name=\"more\"; filename=\"more\""), "{seen}");
    assert!(seen.contains("\r\n\r\nmine\r\n"), "{seen}");
    let error = put(false).send_raw().await.unwrap_err();
    assert!(error.to_string().contains("in parts"), "{error}");
}

#[test]
fn what_comes_to_hold_an_upload_keeps_its_traits() {
    fn is_safe<T: UnwindSafe + RefUnwindSafe + Send + Sync>() {}
    is_safe::<Upload>();
}
