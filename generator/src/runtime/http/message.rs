//! The messages an API puts into its answers, taken as they come.

use std::fmt;

use serde_json::{Map, Value};

use super::api::Envelope;
use super::excerpt::one_line;

/// As much of one message as fits a line.
const TEXT: usize = 300;

/// One message of an API about a request that failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// The API's number for it, when it gives one.
    pub code: Option<i64>,
    /// What it says; empty when it says nothing.
    pub message: String,
    /// The message as the API sent it.
    pub raw: Value,
    code_text: Option<String>,
}

impl Message {
    /// The API's code for it as text, also when it is not a number.
    #[must_use]
    pub fn code_text(&self) -> Option<&str> {
        self.code_text.as_deref()
    }

    fn read(envelope: &Envelope, raw: &Value) -> Self {
        let fields = raw.as_object();
        let code = fields.and_then(|fields| fields.get(envelope.code));
        let message = match fields {
            Some(fields) => text_of_object(fields, envelope),
            None => text(raw),
        };
        Self {
            code: code.and_then(number),
            message,
            raw: raw.clone(),
            code_text: code.map(text).filter(|code| !code.is_empty()),
        }
    }
}

/// The text on one line, with the code in brackets.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = one_line(&self.message, TEXT);
        match self.code_text.as_deref().map(|code| one_line(code, TEXT)) {
            Some(code) if message.is_empty() => write!(f, "code {code}"),
            Some(code) => write!(f, "{message} ({code})"),
            None => f.write_str(&message),
        }
    }
}

/// What an enveloped answer lists as errors, or as messages when it lists no error.
pub(super) fn of_answer(envelope: &Envelope, answer: &Value) -> Vec<Message> {
    let listed = |key: &str| {
        answer
            .get(key)
            .map_or_else(Vec::new, |list| read_list(envelope, list))
    };
    let errors = listed(envelope.errors);
    if errors.is_empty() {
        listed(envelope.messages)
    } else {
        errors
    }
}

/// Takes a list, but also what is sent in place of one: null, a text, one error alone.
fn read_list(envelope: &Envelope, list: &Value) -> Vec<Message> {
    match list {
        Value::Null => Vec::new(),
        Value::Array(items) => items
            .iter()
            .filter(|item| !item.is_null())
            .map(|item| Message::read(envelope, item))
            .collect(),
        Value::Object(fields) if fields.is_empty() => Vec::new(),
        other => vec![Message::read(envelope, other)],
    }
}

fn text_of_object(fields: &Map<String, Value>, envelope: &Envelope) -> String {
    match fields.get(envelope.message) {
        Some(message) => text(message),
        None if fields.contains_key(envelope.code) => String::new(),
        None => Value::Object(fields.clone()).to_string(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_i64(),
    }
}
