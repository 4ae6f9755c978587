//! Decodes an example of the document, encodes it again, and tells what changed on the way.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::compare;

/// Reads JSON text as `T` and writes it back: nothing may be lost, added or changed.
///
/// `name` is where the example stands in the document.
///
/// # Errors
///
/// The text cannot be read as `T`, or does not come back; the message says where it differs.
pub fn check<T: DeserializeOwned + Serialize>(name: &str, json: &str) -> Result<(), String> {
    let failed = |what: &str, error| format!("{name} {what}: {error}");
    let before: Value = serde_json::from_str(json).map_err(|error| failed("is no JSON", error))?;
    let decoded: T =
        serde_json::from_str(json).map_err(|error| failed("cannot be decoded", error))?;
    let after =
        serde_json::to_value(&decoded).map_err(|error| failed("cannot be encoded", error))?;
    let changes = compare::changes(&before, &after);
    if changes.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{name} does not come back as it was:\n  {}",
        changes.join("\n  ")
    ))
}
