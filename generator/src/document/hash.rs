//! The hash of what a document says, whatever its format and the order of its keys.

use openapiv3::OpenAPI;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// SHA-256, as text.
pub(super) fn hash(openapi: &OpenAPI) -> String {
    let mut hasher = Sha256::new();
    // The model has string keys and plain values only, which can all be written.
    add(
        &serde_json::to_value(openapi).unwrap_or_default(),
        &mut hasher,
    );
    hex(&hasher.finalize())
}

/// Two digits a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn add(value: &Value, hasher: &mut Sha256) {
    match value {
        Value::Object(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by_key(|(key, _)| *key);
            hasher.update([b'{']);
            for (key, value) in members {
                text(key, hasher);
                add(value, hasher);
            }
            hasher.update([b'}']);
        }
        Value::Array(list) => {
            hasher.update([b'[']);
            list.iter().for_each(|value| add(value, hasher));
            hasher.update([b']']);
        }
        Value::String(value) => text(value, hasher),
        scalar => text(&scalar.to_string(), hasher),
    }
}

/// The length first, so that two texts are never taken for one.
fn text(text: &str, hasher: &mut Sha256) {
    hasher.update((text.len() as u64).to_le_bytes());
    hasher.update(text);
}
