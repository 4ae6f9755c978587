//! What is told to those who watch.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::server::{Server, answer};
use crate::runtime::http::{Explode, Method, Request, Style};

/// Writes down all that happens.
#[derive(Clone, Default)]
struct Watcher(Arc<Mutex<String>>);

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Watcher {
    fn write(&self, what: &str, visit: impl FnOnce(&mut Line<'_>)) {
        let mut text = self.0.lock().unwrap();
        text.push_str(what);
        visit(&mut Line(&mut text));
        text.push('\n');
    }
}

impl Subscriber for Watcher {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("runtime::http")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(span.metadata().name(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write("then", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        self.write("event", |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn an_operation_is_a_span_and_an_attempt_an_event() {
    let server = Server::start(vec![
        answer("503 Service Unavailable", &["retry-after-ms: 1"], "s3cret"),
        answer("404 Not Found", &["x-secret: s3cret"], "s3cret"),
    ])
    .await;
    let mut settings = server.settings();
    settings.max_retries(1);
    settings.credential("query", "s3cret-key");
    let mut request = Request::new(Method::GET, "/things/{id}?beta=s3cret", &[&["query"]]);
    request
        .path("id", Style::Simple, Explode::No, "s3cret-id")
        .unwrap();
    request
        .query("q", Style::Form, Explode::Yes, "s3cret")
        .unwrap();
    let watcher = Watcher::default();
    let guard = tracing::subscriber::set_default(watcher.clone());
    settings.build().unwrap().send(request).await.unwrap_err();
    drop(guard);
    let told = watcher.0.lock().unwrap().clone();
    let port = server.url.rsplit(':').next().unwrap();
    for expected in [
        "http.client.operation otel.kind=\"client\" otel.name=GET /things/{id}",
        "http.request.method=GET url.template=\"/things/{id}\" server.address=\"127.0.0.1\"",
        &format!("server.port={port}"),
        "event message=attempted http.response.status_code=503 error.type=\"503\"",
        "event message=to be sent again wait_seconds=0.001",
        "event message=attempted http.request.resend_count=1 http.response.status_code=404",
        "then http.request.resend_count=1",
        "then http.response.status_code=404",
        "then error.type=404",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    assert!(!told.contains("s3cret"), "{told}");
}
