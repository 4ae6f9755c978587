//! The environment variable that a vendor extension gives a credential.

use indexmap::IndexMap;
use serde_json::Value;

use crate::ir::Place;

/// The variable, where one holds all of the credential and its name can be one.
pub(super) fn variable(place: &Place, extensions: &IndexMap<String, Value>) -> Option<String> {
    let key = match place {
        Place::Bearer => "x-fern-bearer",
        Place::Header(_) => "x-fern-header",
        // Name and password have a variable each.
        Place::Basic | Place::Query(_) | Place::Cookie(_) => return None,
    };
    let name = extensions.get(key)?.get("env")?.as_str()?;
    let is_name = !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then(|| name.to_owned())
}
