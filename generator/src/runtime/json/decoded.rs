//! What reading a text comes to: a value with what drifted, or an error with its place.

use std::fmt;

use serde_json::error::Category;

/// A value and what its text held that the document does not allow.
#[derive(Clone, Debug)]
pub struct Decoded<T> {
    /// The value; what did not fit is in the `unknown_fields` nearest to it.
    pub value: T,
    /// Where the text and the document disagree: for each value that is kept raw, the first place
    /// in it that does not fit.
    pub drifts: Vec<Drift>,
}

impl<T> Decoded<T> {
    /// Makes something else of the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Decoded<U> {
        Decoded {
            value: change(self.value),
            drifts: self.drifts,
        }
    }
}

/// A value that is no JSON cannot drift.
impl<T> From<T> for Decoded<T> {
    fn from(value: T) -> Self {
        Self {
            value,
            drifts: Vec::new(),
        }
    }
}

/// A place where a text and the document disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// JSON pointer into the text.
    pub pointer: String,
    /// What the document says stands there.
    pub expected: String,
    /// What stood there.
    pub found: String,
}

impl Drift {
    /// How many characters of what was found are shown: enough to tell what it is.
    pub(crate) const SHOWN: usize = 40;

    /// What was found, of a longer value the beginning, and what follows that.
    fn found(&self) -> (&str, &str) {
        let end = self.found.char_indices().nth(Self::SHOWN);
        let beginning = end.and_then(|(end, _)| self.found.get(..end));
        beginning.map_or((&self.found, ""), |beginning| (beginning, "…"))
    }

    /// The same with what was found as it is shown.
    pub(super) fn shortened(mut self) -> Self {
        let (found, rest) = self.found();
        self.found = format!("{found}{rest}");
        self
    }

    /// Whether it is at a place, or within what stands there.
    pub(crate) fn is_within(&self, pointer: &str) -> bool {
        let rest = self.pointer.strip_prefix(pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// A key as a JSON pointer has it.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// What stood where, in a line; of a longer value, the beginning.
impl fmt::Display for Drift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (expected, (found, rest)) = (&self.expected, self.found());
        write!(formatter, "expected {expected}, found {found}{rest}")?;
        match self.pointer.as_str() {
            "" => Ok(()),
            pointer => write!(formatter, " at {pointer}"),
        }
    }
}

/// Why a text could not be read as its type, and where.
#[derive(Clone, Debug)]
pub struct DecodeError {
    pub(super) pointer: String,
    pub(super) reason: String,
}

impl DecodeError {
    /// JSON pointer to the value that does not fit; empty for the whole text.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The same with its reason in other words.
    pub(crate) fn told_as(self, words: impl FnOnce(&str) -> String) -> Self {
        let reason = words(&self.reason);
        Self { reason, ..self }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => formatter.write_str(&self.reason),
            pointer => write!(formatter, "{} at {pointer}", self.reason),
        }
    }
}

impl std::error::Error for DecodeError {}

/// An error of serde's own types; where it would quote a value, it says only where that stands.
impl From<&serde_json::Error> for DecodeError {
    fn from(error: &serde_json::Error) -> Self {
        let reason = match error.classify() {
            Category::Data => format!(
                "a value of another type at line {} column {}",
                error.line(),
                error.column()
            ),
            _ => error.to_string(),
        };
        Self {
            pointer: String::new(),
            reason,
        }
    }
}

/// What a reader who allows no drift makes of one.
impl From<&Drift> for DecodeError {
    fn from(drift: &Drift) -> Self {
        Self {
            pointer: drift.pointer.clone(),
            reason: match drift.found.as_str() {
                "" => drift.expected.clone(),
                found => format!("expected {}, found {found}", drift.expected),
            },
        }
    }
}
