//! Why a held value could not be read, and where it stands.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::lenient;

/// Why a held value does not fit its type, and where it stands.
#[derive(Clone, Debug)]
pub struct BufferedError {
    pub(super) pointer: String,
    pub(super) expected: String,
    pub(super) found: String,
}

impl fmt::Display for BufferedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.found.is_empty() {
            return formatter.write_str(&self.expected);
        }
        write!(
            formatter,
            "expected {}, found {}",
            self.expected, self.found
        )
    }
}

impl std::error::Error for BufferedError {}

impl Error for BufferedError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            pointer: lenient::pointer(),
            expected: message.to_string(),
            found: String::new(),
        }
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self {
            pointer: lenient::pointer(),
            expected: expected.to_string(),
            found: match unexpected {
                Unexpected::Unit => "null".to_owned(),
                Unexpected::Seq => "an array".to_owned(),
                Unexpected::Map => "an object".to_owned(),
                scalar => scalar.to_string(),
            },
        }
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        lenient::missing(field)
    }
}
