//! Why a value does not fit its type, and where it stands.

use serde::de::Unexpected;
use serde_json::Value;

use super::{DecodeError, Drift};

/// Why a value does not fit its type. The first reading does not say: the second finds out.
#[derive(Clone, Debug)]
pub struct Misfit(pub(super) Option<Box<Drift>>);

impl From<Misfit> for DecodeError {
    fn from(misfit: Misfit) -> Self {
        match misfit.0 {
            Some(drift) => (&drift.shortened()).into(),
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
