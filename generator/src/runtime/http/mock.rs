//! Answers without a network, for the tests of those who use a client.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use serde::Serialize;

use super::{BoxError, BoxFuture, HeaderMap, Method, Transport};

/// A transport that answers as it was told to, and keeps the requests it saw.
///
/// Clones are one and the same: give one to the client, and ask the other what was sent.
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    matched: Vec<(Method, Route, Reply)>,
    queue: VecDeque<Reply>,
    seen: Vec<Seen>,
}

impl Mock {
    /// A transport without an answer: every request fails to be sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A mock that answers each operation with the first example that the document gives for its
    /// success, below any of these paths or none.
    #[doc(hidden)]
    #[must_use]
    pub fn documented(bases: &'static [&'static str], answers: &[Documented]) -> Self {
        let mock = Self::new();
        let mut state = mock.state();
        // What was told last goes first: a literal path before one with parameters.
        let mut first: Vec<&Documented> = answers.iter().rev().collect();
        first.retain(|answer| (200..300).contains(&answer.status));
        first.sort_by_key(|answer| std::cmp::Reverse(answer.path.matches('{').count()));
        for answer in first {
            let method = Method::from_bytes(answer.method.as_bytes()).unwrap_or_default();
            let path = answer.path.split(['?', '#']).next().unwrap_or_default();
            let route = Route::Whole(bases, path);
            state.matched.push((method, route, answer.reply()));
        }
        drop(state);
        mock
    }

    /// Gives this answer to every request of this method whose path ends so; `{name}` stands for
    /// anything but a slash. What was told last goes first.
    pub fn on(&self, method: Method, path: impl Into<String>, reply: Reply) {
        let route = Route::Ending(path.into());
        self.state().matched.push((method, route, reply));
    }

    /// Gives this answer once, after those that were told before, to a request that no
    /// [`on`](Self::on) is for.
    pub fn then(&self, reply: Reply) {
        self.state().queue.push_back(reply);
    }

    /// What was sent, one by one: retries and redirects too.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn reply(&mut self, seen: &Seen) -> Result<Reply, BoxError> {
        let matched = self.matched.iter().rev();
        let matched = matched
            .filter(|(method, ..)| *method == seen.method)
            .find(|(_, route, _)| route.matches(&seen.path));
        matched
            .map(|(_, _, reply)| reply.clone())
            .or_else(|| self.queue.pop_front())
            .ok_or_else(|| format!("the mock has no answer for {seen:?}").into())
    }
}

impl Transport for Mock {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        let seen = Seen::new(&request);
        let mut state = self.state();
        state.seen.push(seen.clone());
        let reply = state.reply(&seen);
        drop(state);
        Box::pin(async move { reply?.response() })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("seen", &self.state().seen)
            .finish_non_exhaustive()
    }
}

/// Which paths an answer is for.
enum Route {
    /// Those that end so.
    Ending(String),
    /// This one, below any of these or none.
    Whole(&'static [&'static str], &'static str),
}

impl Route {
    fn matches(&self, path: &str) -> bool {
        match self {
            Self::Ending(template) => ends_with(path, template).is_some(),
            Self::Whole(bases, template) => ends_with(path, template)
                .is_some_and(|before| before.is_empty() || bases.contains(&before)),
        }
    }
}

/// What stands before the end of a path that a template is for.
fn ends_with<'p>(path: &'p str, template: &str) -> Option<&'p str> {
    let Some((rest, after)) = template.rsplit_once('}') else {
        return path.strip_suffix(template);
    };
    let (rest, _) = rest.rsplit_once('{')?;
    let path = path.strip_suffix(after)?;
    // The parameter ends where the literal text before it does, within one segment.
    let literal = rest.rsplit(['/', '}']).next().unwrap_or_default();
    let segment = path.rfind('/').map_or(0, |slash| slash + 1);
    let value = path.get(segment..)?;
    let start = segment + value.find(literal)? + literal.len();
    let is_empty = start == path.len();
    (!is_empty)
        .then(|| ends_with(path.get(..start)?, rest))
        .flatten()
}

/// An answer that the document gives as an example.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    /// The method of the operation.
    pub method: &'static str,
    /// The path of the operation, as a template.
    pub path: &'static str,
    /// A status that the answer is for.
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// The name of the example; empty where it has none.
    pub name: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Documented {
    /// The answer, to be given by a mock.
    #[must_use]
    pub fn reply(&self) -> Reply {
        Reply::new(self.status)
            .header("content-type", self.media_type)
            .body(self.body)
    }
}

/// A request as it would have gone out.
#[derive(Clone)]
#[non_exhaustive]
pub struct Seen {
    /// Its method.
    pub method: Method,
    /// Its path, with that of the base URL.
    pub path: String,
    /// Its query, as it is encoded; empty without one.
    pub query: String,
    /// Its headers, credentials among them.
    pub headers: HeaderMap,
    /// Its body; empty without one, or if it is streamed.
    pub body: Bytes,
}

impl Seen {
    fn new(request: &reqwest::Request) -> Self {
        let body = request.body().and_then(reqwest::Body::as_bytes);
        Self {
            method: request.method().clone(),
            path: request.url().path().to_owned(),
            query: request.url().query().unwrap_or_default().to_owned(),
            headers: request.headers().clone(),
            body: Bytes::copy_from_slice(body.unwrap_or_default()),
        }
    }
}

/// Names method and path; the rest may hold secrets, and is left out.
impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// An answer to give, or a failure to have.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
    failure: Option<(io::ErrorKind, String)>,
}

impl Reply {
    /// An answer of this status without a body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
            failure: None,
        }
    }

    /// An answer of JSON. A value that cannot be written becomes a failure.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(status: u16, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(text) => Self::new(status)
                .header("content-type", "application/json")
                .body(text),
            Err(error) => Self::failed(io::ErrorKind::InvalidInput, error.to_string()),
        }
    }

    /// A connection that is refused.
    #[must_use]
    pub fn refused() -> Self {
        Self::failed(io::ErrorKind::ConnectionRefused, "refused".to_owned())
    }

    /// A connection that breaks before there is an answer.
    #[must_use]
    pub fn broken() -> Self {
        Self::failed(io::ErrorKind::ConnectionReset, "reset".to_owned())
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    fn failed(kind: io::ErrorKind, why: String) -> Self {
        Self {
            failure: Some((kind, why)),
            ..Self::new(0)
        }
    }

    fn response(self) -> Result<reqwest::Response, BoxError> {
        if let Some((kind, why)) = self.failure {
            return Err(io::Error::new(kind, why).into());
        }
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        Ok(response.body(self.body)?.into())
    }
}
