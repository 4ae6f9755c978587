//! What a builder sets, as a user of the crate meets it.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cloudflare_workers::reqwest::Method;
use cloudflare_workers::serde_json::Value;
use cloudflare_workers::{BoxError, BoxFuture, Credential, Transport, reqwest};

use super::server::{Server, answer};
use super::{ACCOUNT, EMPTY_PAGE, TOKEN, builder, list};

#[tokio::test]
async fn a_failure_that_passes_is_not_seen() {
    let server = Server::start(vec![
        answer("429 Too Many Requests", &["retry-after-ms: 1"], ""),
        answer("503 Service Unavailable", &["retry-after-ms: 1"], ""),
        answer("200 OK", &[], EMPTY_PAGE),
    ])
    .await;
    let client = builder(&server).api_token(TOKEN).max_retries(2).build();
    list(&client.unwrap(), ACCOUNT).await.unwrap();
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_block_of_five_minutes_is_an_error_that_says_so() {
    let blocked = answer("429 Too Many Requests", &["retry-after: 300"], "");
    let server = Server::start(vec![blocked]).await;
    let client = builder(&server).api_token(TOKEN).max_retries(2).build();
    let error = list(&client.unwrap(), ACCOUNT).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(300)));
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_token_that_changes() {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let rotating = Credential::provided(|| async {
        Ok::<_, io::Error>(format!("token-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
    });
    let server = Server::start(vec![answer("200 OK", &[], EMPTY_PAGE); 2]).await;
    let client = builder(&server).api_token(rotating).build().unwrap();
    for token in ["Bearer token-0", "Bearer token-1"] {
        list(&client, ACCOUNT).await.unwrap();
        let seen = server.seen();
        assert_eq!(seen.last().unwrap().header("authorization"), Some(token));
    }
}

#[tokio::test]
async fn a_strict_client_takes_no_drift() {
    let drifted = r#"{"errors":[],"messages":[],"result":[{"id":"a","etag":7}],"success":true}"#;
    let server = Server::start(vec![answer("200 OK", &[], drifted); 2]).await;
    let lenient = builder(&server).api_token(TOKEN);
    let strict = lenient.clone().strict(true).build().unwrap();
    list(&lenient.build().unwrap(), ACCOUNT).await.unwrap();
    let error = list(&strict, ACCOUNT).await.unwrap_err();
    assert!(error.is_decode());
    assert!(error.to_string().ends_with("at /result/0/etag"), "{error}");
}

#[tokio::test]
async fn what_the_document_lacks_can_be_asked_for() {
    let server = Server::of(EMPTY_PAGE).await;
    let client = builder(&server).api_token(TOKEN).build().unwrap();
    let request = client.request(Method::GET, format!("/accounts/{ACCOUNT}/workers/domains"));
    let page: Value = request.query("zone_name", "a b").send_json().await.unwrap();
    assert_eq!(page["success"], true);
    let seen = server.request();
    assert_eq!(seen.header("authorization"), Some("Bearer s3cret-token"));
}

/// Refuses to send anything.
struct Offline;

impl Transport for Offline {
    fn execute(
        &self,
        _request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        Box::pin(async { Err("the machine is offline".into()) })
    }
}

#[tokio::test]
async fn a_transport_of_ones_own() {
    let server = Server::start(Vec::new()).await;
    let client = builder(&server).api_token(TOKEN).transport(Offline).build();
    let error = list(&client.unwrap(), ACCOUNT).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("failed: the machine is offline"),
        "{error}"
    );
}
