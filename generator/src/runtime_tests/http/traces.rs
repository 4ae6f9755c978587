//! What is told to those who watch.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::super::json::model::Item;
use super::server::{API, Server, answer};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{self, Method, Request, Settings};

/// Writes down all that happens, each line with the number of its span.
#[derive(Clone, Default)]
struct Watcher(Arc<Told>);

#[derive(Default)]
struct Told {
    spans: AtomicU64,
    lines: Mutex<Vec<(u64, String)>>,
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Watcher {
    fn write(&self, span: u64, what: &str, visit: impl FnOnce(&mut Line)) {
        let mut line = Line(what.to_owned());
        visit(&mut line);
        self.0.lines.lock().unwrap().push((span, line.0));
    }

    /// The lines with this in them.
    fn with(&self, text: &str) -> Vec<String> {
        let lines = self.0.lines.lock().unwrap();
        let lines = lines.iter().map(|(_, line)| line);
        lines.filter(|line| line.contains(text)).cloned().collect()
    }

    /// What was told of the span that begins with this.
    fn of(&self, template: &str) -> String {
        let lines = self.0.lines.lock().unwrap();
        let (span, _) = lines
            .iter()
            .find(|(_, line)| line.contains(template))
            .unwrap();
        let lines = lines.iter().filter(|(of, _)| of == span);
        lines.map(|(_, line)| format!("{line}\n")).collect()
    }
}

impl Subscriber for Watcher {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("runtime::http")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let number = self.0.spans.fetch_add(1, Ordering::Relaxed) + 1;
        self.write(number, span.metadata().name(), |line| span.record(line));
        Id::from_u64(number)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.write(span.into_u64(), "then", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        let span = event.parent().map_or(0, Id::into_u64);
        self.write(span, "event", |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// The one that watches this process.
fn watcher() -> &'static Watcher {
    static WATCHER: OnceLock<Watcher> = OnceLock::new();
    WATCHER.get_or_init(|| {
        let watcher = Watcher::default();
        tracing::subscriber::set_global_default(watcher.clone()).unwrap();
        tracing::callsite::rebuild_interest_cache();
        watcher
    })
}

#[tokio::test]
async fn an_operation_is_a_span_and_an_attempt_an_event() {
    let watcher = watcher();
    let server = Server::start(vec![
        answer("503 Service Unavailable", &["retry-after-ms: 1"], "s3cret"),
        answer("404 Not Found", &["x-secret: s3cret"], "s3cret"),
    ])
    .await;
    let mut settings = server.settings();
    settings.max_retries(1);
    settings.credential("query", "s3cret-key");
    let mut request = Request::new(Method::GET, "/things/{id}?beta=s3cret", &[&["query"]]);
    request.path("id", &"s3cret-id");
    request.query("q", &"s3cret");
    settings.build().unwrap().send(request).await.unwrap_err();
    let told = watcher.of("/things/{id}");
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

#[tokio::test]
async fn a_server_of_its_own_is_named() {
    let watcher = watcher();
    let mock = Mock::new();
    mock.then(Reply::new(204));
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    let mut request = Request::new(Method::GET, "/elsewhere", &[]);
    request.server(http::Server::new("https://files.example.com:8443/v1", &[]));
    settings.build().unwrap().send(request).await.unwrap();
    let told = watcher.of("/elsewhere");
    let server = "server.address=\"files.example.com\" server.port=8443";
    assert!(told.contains(server), "{told}");
}

#[tokio::test]
async fn each_drift_is_a_warning_that_tells_no_credential() {
    let watcher = watcher();
    let long = format!("s3cret-key {}", "x".repeat(1000));
    let body = format!(r#"{{"id":"a","tags":null,"size":"{long}"}}"#);
    let server = Server::start(vec![answer("200 OK", &[], &body)]).await;
    let mut settings = server.settings();
    settings.credential("query", "s3cret-key");
    let request = Request::new(Method::GET, "/drifting", &[&["query"]]);
    let response = settings.build().unwrap().send(request).await.unwrap();
    response.decode::<Item>().unwrap();
    let told = watcher.with("message=drifted from the document otel.name=GET /drifting");
    let [tags, size] = &told[..] else {
        panic!("{told:?}");
    };
    assert!(
        tags.ends_with(r#" pointer="/tags" expected="an array" found="null""#),
        "{tags}"
    );
    assert!(
        size.contains(r#" pointer="/size" expected="an integer" found="string \"[redacted] xxx"#),
        "{size}"
    );
    assert!(size.ends_with("x…\"") && size.len() < 200, "{size}");
}
