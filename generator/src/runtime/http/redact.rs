//! Takes the client's credentials out of text that a server, or a transport, made.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Secret, escapes, placement};

/// What takes the place of a credential.
const MARK: &str = "[redacted]";

/// What is shorter is no secret, and may well be part of a word.
const SHORTEST: usize = 6;

/// The credentials that must not be repeated.
#[derive(Clone, Default)]
pub(super) struct Redactor {
    fixed: Arc<Vec<Secret>>,
    fresh: Vec<Secret>,
}

impl Redactor {
    pub(super) fn new(fixed: Vec<Secret>) -> Self {
        Self {
            fixed: Arc::new(fixed),
            fresh: Vec::new(),
        }
    }

    /// Adds credentials that were made for one attempt.
    pub(super) fn add(&mut self, fresh: &[Secret]) {
        self.fresh.extend_from_slice(fresh);
    }

    /// The text without any credential, as it is or as it is written in a URL, a header, JSON or HTML.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.fixed.iter().chain(&self.fresh) {
            for form in forms(secret.expose()) {
                if form.len() >= SHORTEST {
                    text = escapes::replace(&text, &form, MARK);
                }
            }
        }
        text
    }

    /// Whether a text holds a credential.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.text(text) != text
    }

    /// JSON whose texts hold no credential.
    pub(super) fn json(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.json(item)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.json(value)),
            _ => {}
        }
    }
}

/// How a credential may look in a text, whole forms before their parts.
fn forms(secret: &str) -> Vec<Zeroizing<String>> {
    let mut forms = vec![placement::basic(secret), Zeroizing::new(secret.to_owned())];
    let password = secret.split_once(':').map(|(_, password)| password);
    forms.extend(password.map(|password| Zeroizing::new(password.to_owned())));
    forms
}

/// Shows nothing of what it hides.
impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redactor").finish_non_exhaustive()
    }
}
