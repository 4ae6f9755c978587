//! A span for each operation and an event for each attempt, under the names of OpenTelemetry's
//! conventions for HTTP, and a warning for each drift. Queries, headers and bodies may hold secrets,
//! and are left out, except for the beginning of a value that drifted.

use std::borrow::Cow;
use std::future::Future;
use std::time::Duration;

use reqwest::Url;
use tracing::field::{Empty, display};
use tracing::instrument::{Instrument as _, Instrumented};

use crate::runtime::http::call::Call;
use crate::runtime::http::excerpt;
use crate::runtime::http::failure::Reason;
use crate::runtime::http::operation::Operation;
use crate::runtime::http::retry::Outcome;
use crate::runtime::json::Drift;

#[derive(Clone)]
pub(in crate::runtime::http) struct Span(tracing::Span);

impl Span {
    pub(in crate::runtime::http) fn new(
        operation: &Operation,
        server: impl FnOnce() -> Option<Url>,
    ) -> Self {
        let server = server();
        Self(tracing::info_span!(
            "http.client.operation",
            otel.kind = "client",
            otel.name = %operation,
            http.request.method = %operation.method,
            url.template = operation.template(),
            server.address = server.as_ref().and_then(Url::host_str),
            server.port = server.as_ref().and_then(Url::port_or_known_default),
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
        ))
    }

    pub(in crate::runtime::http) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    pub(in crate::runtime::http) fn attempted(&self, outcome: Outcome<'_>, attempts: u32) {
        let status = outcome.status.map(|status| status.as_u16());
        let resent = (attempts > 1).then(|| attempts - 1);
        let problem = problem(outcome);
        tracing::debug!(
            parent: &self.0,
            http.request.resend_count = resent,
            http.response.status_code = status,
            error.type = problem.as_deref(),
            "attempted"
        );
        self.0.record("http.request.resend_count", resent);
        self.0.record("http.response.status_code", status);
        self.0.record("error.type", problem.map(display));
    }

    pub(in crate::runtime::http) fn waits(&self, wait: Duration) {
        let seconds = wait.as_secs_f64();
        tracing::debug!(parent: &self.0, wait_seconds = seconds, "to be sent again");
    }
}

/// The answer was read when the operation's span is over, so the warning names the operation itself.
pub(in crate::runtime::http) fn drifted(call: &Call, drift: &Drift) {
    // Credentials are taken out before anything is cut, or half of one would be left.
    let shown = |text: &str, limit| excerpt::one_line(&call.secrets.text(text), limit);
    tracing::warn!(
        otel.name = %call.operation,
        pointer = shown(&drift.pointer, 200),
        expected = shown(&drift.expected, 100),
        found = shown(&drift.found, Drift::SHOWN),
        "drifted from the document"
    );
}

fn problem(outcome: Outcome<'_>) -> Option<Cow<'static, str>> {
    let name = match outcome.reason {
        Some(Reason::Connect | Reason::WithoutTls) => "connect",
        Some(Reason::ConnectTimeout | Reason::Timeout) => "timeout",
        Some(Reason::TooLarge) => "too_large",
        Some(Reason::Other) => "_OTHER",
        None => {
            let status = outcome.status.filter(|status| !status.is_success())?;
            return Some(status.as_str().to_owned().into());
        }
    };
    Some(name.into())
}
