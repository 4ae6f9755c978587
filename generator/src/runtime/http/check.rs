//! Limits the document sets on parameters, checked before a request is sent.

use super::Error;

/// Refuses a text of fewer Unicode characters.
///
/// # Errors
/// An invalid argument that names the parameter and the limit, not the value.
pub fn min_length(parameter: &str, value: &str, limit: u64) -> Result<(), Error> {
    if length(value) >= limit {
        return Ok(());
    }
    Err(Error::invalid_argument(
        parameter,
        format!("must be at least {} long", characters(limit)),
    ))
}

/// Refuses a text of more Unicode characters.
///
/// # Errors
/// An invalid argument that names the parameter and the limit, not the value.
pub fn max_length(parameter: &str, value: &str, limit: u64) -> Result<(), Error> {
    if length(value) <= limit {
        return Ok(());
    }
    Err(Error::invalid_argument(
        parameter,
        format!("must be at most {} long", characters(limit)),
    ))
}

fn length(value: &str) -> u64 {
    u64::try_from(value.chars().count()).unwrap_or(u64::MAX)
}

fn characters(limit: u64) -> String {
    let plural = if limit == 1 { "" } else { "s" };
    format!("{limit} character{plural}")
}
