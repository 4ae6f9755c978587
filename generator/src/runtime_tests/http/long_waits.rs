//! What takes long, and is waited for.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde_json::Value;
use tokio::time::Instant;

use super::server::{API, get};
use crate::runtime::http::{
    BoxError, BoxFuture, Error, EventPart, EventStream, JsonLines, Method, Request, Settings,
    Transport, Upload,
};

/// An API that takes its time to read what is sent, and tells one event.
struct Slow(Duration);

impl Transport for Slow {
    fn execute(&self, _: reqwest::Request) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        Box::pin(async {
            tokio::time::sleep(self.0).await;
            let body = reqwest::Body::wrap_stream(OneEvent(false));
            Ok(http::Response::new(body).into())
        })
    }
}

struct OneEvent(bool);

impl Stream for OneEvent {
    type Item = io::Result<&'static [u8]>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0 {
            true => Poll::Pending,
            false => {
                self.0 = true;
                Poll::Ready(Some(Ok(b"data: 1\n\n")))
            }
        }
    }
}

fn settings(seconds: u64) -> Settings {
    let mut settings = Settings::new(&API);
    settings.max_retries(0);
    settings.wrap_http(move |_| Slow(Duration::from_secs(seconds)));
    settings
}

/// Whether there is time for an API that takes so many seconds.
async fn is_sent(seconds: u64, upload: Upload, set: impl Fn(&mut Settings)) -> bool {
    let mut settings = settings(seconds);
    set(&mut settings);
    let mut request = Request::new(Method::PUT, "/x", &[]);
    request.upload("text/plain", &upload);
    let outcome = settings.build().unwrap().stream(request).await;
    if let Err(error) = &outcome {
        assert!(error.is_timeout(), "{error}");
    }
    outcome.is_ok()
}

fn bytes(count: usize) -> Upload {
    Upload::from_bytes(Bytes::from(vec![0; count]))
}

#[tokio::test(start_paused = true)]
async fn a_large_body_has_the_time_that_it_needs() {
    // 160 times 64 KiB.
    let large = || bytes(10 << 20);
    assert!(is_sent(200, large(), |_| {}).await);
    assert!(!is_sent(230, large(), |_| {}).await);
    assert!(!is_sent(100, bytes(10), |_| {}).await);
    assert!(
        !is_sent(200, large(), |it| it
            .attempt_timeout(Duration::from_secs(60)))
        .await
    );
    assert!(!is_sent(200, large(), |it| it.timeout(Duration::from_secs(90))).await);
}

#[tokio::test(start_paused = true)]
async fn a_stream_of_unknown_length_has_all_the_time() {
    let unknown = |length| Upload::from_stream(length, || OneEvent(false));
    assert!(is_sent(86_400, unknown(None), |_| {}).await);
    assert!(!is_sent(100, unknown(Some(9)), |_| {}).await);
    assert!(!is_sent(100, unknown(None), |it| it.timeout(Duration::from_secs(90))).await);
}

/// How long silence is waited out before this is an error.
async fn silence<F: Future<Output = Option<Error>>>(next: F) -> Duration {
    let start = Instant::now();
    let error = next.await.unwrap();
    assert!(error.is_timeout(), "{error}");
    start.elapsed()
}

#[tokio::test(start_paused = true)]
async fn events_and_lines_may_be_minutes_apart() {
    let minutes = |count: u64| Duration::from_secs(60 * count);
    for (said, items, bytes) in [
        (None, minutes(10), minutes(1) / 2),
        (Some(minutes(2)), minutes(2), minutes(2)),
    ] {
        let mut settings = settings(0);
        if let Some(said) = said {
            settings.read_timeout(said);
        }
        let client = settings.build().unwrap();
        let stream = async || client.stream(get("/x")).await.unwrap().into_bytes();
        let mut events = EventStream::<Value>::new(stream().await, EventPart::Data);
        events.next().await.unwrap().unwrap();
        assert_eq!(silence(async { events.next().await?.err() }).await, items);
        let mut lines = JsonLines::<Value>::new(stream().await);
        lines.next().await.unwrap().unwrap_err();
        assert_eq!(silence(async { lines.next().await?.err() }).await, items);
        let mut pieces = stream().await;
        pieces.next().await.unwrap().unwrap();
        assert_eq!(silence(async { pieces.next().await?.err() }).await, bytes);
    }
}
