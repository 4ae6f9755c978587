//! Requests where no runtime of tokio is: with a transport that needs none they work, else they fail.

use std::future::{Future, pending};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use super::server::{API, get};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{BoxError, BoxFuture, Method, Request, Settings, Transport, Upload};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn a_request_is_sent_again_after_a_wait() {
    let mock = Mock::new();
    mock.then(Reply::new(503).header("retry-after-ms", "20"));
    mock.then(Reply::new(200).body("done"));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    let http = settings.build().unwrap();
    let start = std::time::Instant::now();
    assert_eq!(
        block_on(http.send(get("/x"))).unwrap().text().unwrap(),
        "done"
    );
    assert_eq!(mock.seen().len(), 2);
    assert!(start.elapsed() >= Duration::from_millis(20));
}

struct Silent;

impl Transport for Silent {
    fn execute(&self, _: reqwest::Request) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        Box::pin(pending())
    }
}

#[test]
fn a_time_that_is_over_ends_a_request() {
    let mut settings = Settings::new(&API);
    settings.transport(Silent);
    settings.timeout(Duration::from_millis(5));
    let error = block_on(settings.build().unwrap().send(get("/x"))).unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[test]
fn what_needs_tokio_is_an_error_that_says_so() {
    let mut settings = Settings::new(&API);
    settings.max_retries(0);
    let http = settings.clone().build().unwrap();
    let error = block_on(http.send(get("/x"))).unwrap_err().to_string();
    assert!(error.contains("needs a runtime of tokio"), "{error}");
    settings.transport(Silent);
    let http = settings.build().unwrap();
    let mut request = Request::new(Method::PUT, "/x", &[]);
    request.upload("text/plain", &Upload::from_path("/dev/null"));
    let error = block_on(http.send(request)).unwrap_err();
    assert!(error.is_invalid_argument(), "{error}");
}
