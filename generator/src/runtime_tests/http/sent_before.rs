//! What an error says of a request that went out before the step that failed.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::server::{API, with};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{Credential, Error, Method, Options, Request, Settings, Upload};

fn see_other() -> Reply {
    Reply::new(303).header("location", "/v4/outcome")
}

fn busy() -> Reply {
    Reply::new(503).body("down")
}

async fn failure(replies: Vec<Reply>, request: Request, set: impl FnOnce(&mut Settings)) -> Error {
    let mock = Mock::new();
    replies.into_iter().for_each(|reply| mock.then(reply));
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    settings.retry_backoff(Duration::ZERO, Duration::ZERO);
    set(&mut settings);
    settings.build().unwrap().send(request).await.unwrap_err()
}

/// A credential that is there once.
fn once() -> Credential {
    let count = Arc::new(AtomicU32::new(0));
    Credential::provided(move || {
        let is_first = count.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            let sealed = || io::Error::other("vault is sealed");
            is_first.then_some("a-token").ok_or_else(sealed)
        }
    })
}

#[tokio::test]
async fn no_connection_for_the_outcome_of_what_was_done() {
    let replies = vec![see_other(), Reply::refused()];
    let error = failure(replies, Request::new(Method::POST, "/pay", &[]), |_| {}).await;
    assert!(!error.is_connect() && error.is_after_redirect(), "{error}");
    let text = error.to_string();
    let start = "POST /pay was done, but the GET that followed could not connect to ";
    assert!(text.starts_with(start), "{text}");
}

#[tokio::test]
async fn no_outcome_of_what_was_done() {
    let replies = vec![see_other(), Reply::new(404).body("none")];
    let error = failure(replies, Request::new(Method::POST, "/pay", &[]), |_| {}).await;
    assert!(error.is_not_found() && error.is_after_redirect());
    assert_eq!(
        error.to_string(),
        "POST /pay was done, but the GET that followed answered 404 Not Found: none"
    );
}

#[tokio::test]
async fn no_credential_for_the_outcome_of_what_was_done() {
    let request = Request::new(Method::POST, "/pay", &[&["token"]]);
    let error = failure(vec![see_other()], request, |settings| {
        settings.credential("token", once());
    })
    .await;
    assert!(!error.is_configuration() && error.attempts() == 1);
    assert_eq!(
        error.to_string(),
        "POST /pay was done, but the GET that followed could not be sent: no credential token was \
         provided"
    );
}

#[tokio::test]
async fn no_connection_after_an_attempt_that_broke_off() {
    let mut options = Options::default();
    options.idempotency_key("k-1");
    let request = with(Request::new(Method::POST, "/pay", &[]), options);
    let replies = vec![Reply::broken(), Reply::refused(), Reply::refused()];
    let error = failure(replies, request, |_| {}).await;
    assert!(!error.is_connect() && error.attempts() == 3, "{error}");
}

#[tokio::test]
async fn no_connection_at_all() {
    let replies = vec![Reply::refused(); 3];
    let error = failure(replies, Request::new(Method::POST, "/pay", &[]), |_| {}).await;
    assert!(error.is_connect() && error.attempts() == 3, "{error}");
    assert!(!error.is_after_redirect());
}

#[tokio::test]
async fn no_credential_after_an_answer() {
    let request = Request::new(Method::PUT, "/x", &[&["token"]]);
    let error = failure(vec![busy()], request, |settings| {
        settings.credential("token", once());
    })
    .await;
    assert!(!error.is_configuration() && error.is_server_error());
    assert_eq!((error.attempts(), error.body()), (2, Some(&b"down"[..])));
    assert_eq!(
        error.to_string(),
        "PUT /x answered 503 Service Unavailable, then could not be sent: no credential token was \
         provided (after 2 attempts)"
    );
}

#[tokio::test]
async fn no_file_after_an_answer() {
    let path = std::env::temp_dir().join(format!("truespec-{}-gone", std::process::id()));
    std::fs::write(&path, "content").unwrap();
    let mut request = Request::new(Method::PUT, "/x", &[&["token"]]);
    request.upload("text/plain", &Upload::from_path(&path));
    let error = failure(vec![busy()], request, |settings| {
        settings.credential("token", removing(path));
    })
    .await;
    assert!(!error.is_invalid_argument() && error.is_server_error());
    let text = error.to_string();
    let start = "PUT /x answered 503 Service Unavailable, then could not be sent: the file ";
    assert!(text.starts_with(start), "{text}");
}

/// A credential that removes a file when it is asked for again.
fn removing(path: std::path::PathBuf) -> Credential {
    let count = AtomicU32::new(0);
    Credential::provided(move || {
        if count.fetch_add(1, Ordering::Relaxed) == 1 {
            std::fs::remove_file(&path).unwrap();
        }
        async { Ok::<_, io::Error>("a-token") }
    })
}
