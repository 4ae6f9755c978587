//! Prints an error: one line a person can act on, without any credential or parameter value.

use std::error::Error as StdError;
use std::fmt;

use reqwest::header::CONTENT_ENCODING;

use crate::runtime::json::DecodeError;

use super::Error;
use super::kind::Kind;
use crate::runtime::http::answer::Answer;
use crate::runtime::http::call::Call;
use crate::runtime::http::failure::chain;
use crate::runtime::http::{StatusCode, excerpt, media_type};

/// As many messages of an API as fit a line.
const SHOWN: usize = 3;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            let is_refused = self.0.kind == Kind::InvalidArgument && self.0.attempts == 0;
            let colon = if is_refused { ":" } else { "" };
            write!(f, "{operation}{colon} ")?;
        }
        if self.0.is_done {
            f.write_str("was done, but the GET that followed ")?;
        }
        if let Some(status) = self.status() {
            let status = named(status);
            match self.0.kind {
                Kind::Status => write!(f, "answered {status}: ")?,
                Kind::Unsuccessful => write!(f, "answered {status} but failed: ")?,
                Kind::Decode => write!(f, "answered {status}, which cannot be read: ")?,
                _ => write!(f, "answered {status}, then ")?,
            }
        }
        self.write_detail(f)?;
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
        match &self.0.request_id {
            Some((name, id)) => write!(f, " [{name} {}]", excerpt::one_line(id, 100)),
            None => Ok(()),
        }
    }
}

impl Error {
    fn write_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = &self.0.messages;
        if messages.is_empty() || !self.is_api() {
            return f.write_str(&self.0.reason);
        }
        for (at, message) in messages.iter().take(SHOWN).enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{message}")?;
        }
        match messages.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

/// Names what there is; headers and body may hold secrets, and are left out.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field(
                "operation",
                &self.0.operation.as_ref().map(ToString::to_string),
            )
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("messages", &self.0.messages)
            .field("reason", &self.0.reason)
            .field("attempts", &self.0.attempts)
            .field("after_redirect", &self.0.is_done)
            .field("body_bytes", &self.body().map(<[u8]>::len))
            .field("source", &self.0.source)
            .finish()
    }
}

/// A status with its name, if it has one: many servers use numbers of their own.
fn named(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(name) => format!("{} {name}", status.as_str()),
        None => status.as_str().to_owned(),
    }
}

/// What an answer of failure says when it holds no message that can be told apart.
pub(super) fn refusal(call: &Call, answer: &Answer) -> String {
    if let Some(redirect) = &answer.refused {
        return redirect.clone();
    }
    if let Some(compressed) = compressed(answer) {
        return compressed;
    }
    match excerpt::of_body(&answer.body, &call.secrets) {
        body if body.is_empty() => "the body is empty".to_owned(),
        body => body,
    }
}

/// Why an answer of success could not be read. What was meant to be JSON may hold secrets, so only
/// of what was not, a page of HTML mostly, is there an excerpt.
pub(super) fn unreadable(call: &Call, answer: &Answer, error: &DecodeError) -> String {
    if answer.body.is_empty() {
        return "the body is empty where JSON was expected".to_owned();
    }
    if let Some(compressed) = compressed(answer) {
        return compressed;
    }
    if !answer.is_foreign() {
        return shown(call, &error.to_string());
    }
    let body = excerpt::of_body(&answer.body, &call.secrets);
    match answer.content_type() {
        Some(kind) if kind.eq_ignore_ascii_case("text/event-stream") => {
            match is_stream(&answer.body) {
                true => format!(
                    "a stream of events, which `send_events()` reads where the request has it: {body}"
                ),
                false => format!("the data of an event is no JSON: {body}"),
            }
        }
        Some(kind) if media_type::is_json_lines(kind) => format!("a line is no JSON: {body}"),
        kind => format!("{} where JSON was expected: {body}", named_kind(kind)),
    }
}

/// Whether this is a whole stream of events, not the data of one of them.
fn is_stream(body: &[u8]) -> bool {
    let text = body.trim_ascii_start();
    let mut fields = [&b"data:"[..], b"event:", b"id:", b"retry:", b":"].into_iter();
    fields.any(|field| text.starts_with(field))
}

/// What an answer says that is no stream.
pub(super) fn no_stream(call: &Call, answer: &Answer) -> String {
    let kind = named_kind(answer.content_type());
    format!(
        "{kind} where a stream was expected: {}",
        refusal(call, answer)
    )
}

/// What an event says of a failure.
pub(super) fn failed_event(call: &Call, answer: &Answer) -> String {
    format!("an event tells of a failure: {}", refusal(call, answer))
}

fn named_kind(kind: Option<&str>) -> String {
    excerpt::one_line(kind.unwrap_or("something else"), 50)
}

/// By what a body is compressed, if it is. A browser undoes it and leaves the header.
fn compressed(answer: &Answer) -> Option<String> {
    let encoding = answer.headers.get(CONTENT_ENCODING)?.to_str().ok()?;
    let is_text = std::str::from_utf8(&answer.body).is_ok();
    let hint = match encoding {
        "gzip" => ", and is read with the feature `gzip`",
        _ => "",
    };
    let encoding = excerpt::one_line(encoding, 50);
    let reason = format!("the body is compressed as {encoding}, which was not asked for{hint}");
    (!is_text).then_some(reason)
}

/// What a reason may say of the values of an answer.
pub(super) fn shown(call: &Call, reason: &str) -> String {
    excerpt::one_line(&call.secrets.text(reason), 300)
}

/// Whether an error, or what caused it, repeats a credential, or the URL of its request. Neither can be
/// taken out of it.
pub(super) fn may_tell(call: &Call, error: &(dyn StdError + 'static)) -> bool {
    let has_url = |error: &reqwest::Error| error.url().is_some();
    chain(error).any(|error| {
        error.downcast_ref().is_some_and(has_url)
            || call.secrets.stand_in(&format!("{error} {error:?}"))
    })
}

/// The cause itself: reqwest's own text only says that sending failed.
pub(super) fn cause(call: &Call, error: &(dyn StdError + 'static)) -> String {
    let cause = chain(error).last().unwrap_or(error);
    excerpt::one_line(&call.secrets.text(&cause.to_string()), 200)
}
