//! Why a value does not fit its type, and where it stands.

use std::fmt;

use serde::de::Unexpected;
use serde_json::Value;

use super::{DecodeError, Drift};

/// Why a value does not fit its type. The first reading does not say: the second finds out.
#[derive(Debug)]
pub struct Misfit(pub(super) Option<Box<Reason>>);

/// What was expected, what was found, and where.
#[derive(Debug)]
pub(super) struct Reason {
    pub(super) pointer: String,
    pub(super) expected: String,
    pub(super) found: String,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found.as_str() {
            "" => formatter.write_str(&self.expected),
            found => write!(formatter, "expected {}, found {found}", self.expected),
        }
    }
}

impl From<&Reason> for Drift {
    fn from(reason: &Reason) -> Self {
        Self {
            pointer: reason.pointer.clone(),
            expected: reason.expected.clone(),
            found: reason.found.clone(),
        }
    }
}

impl From<Drift> for Reason {
    fn from(drift: Drift) -> Self {
        Self {
            pointer: drift.pointer,
            expected: drift.expected,
            found: drift.found,
        }
    }
}

impl From<Misfit> for DecodeError {
    fn from(misfit: Misfit) -> Self {
        match misfit.0 {
            Some(reason) => Self {
                reason: reason.to_string(),
                pointer: reason.pointer,
            },
            None => Self {
                reason: "a value does not fit its type".to_owned(),
                pointer: String::new(),
            },
        }
    }
}

/// A scalar as errors show it.
pub(super) fn shown(scalar: &Value) -> String {
    let shown = match scalar {
        Value::Bool(boolean) => Unexpected::Bool(*boolean),
        Value::String(text) => Unexpected::Str(text),
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(number), _, _) => Unexpected::Unsigned(number),
            (_, Some(number), _) => Unexpected::Signed(number),
            (_, _, number) => Unexpected::Float(number.unwrap_or_default()),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => return scalar.to_string(),
    };
    shown.to_string()
}
