//! The hash of what a document says, whatever its format and the order of its keys.

use sha2::{Digest, Sha256};

use super::node::Node;

/// SHA-256, as text.
pub(super) fn hash(document: &Node) -> String {
    let mut hasher = Sha256::new();
    add(document, &mut hasher);
    hex(&hasher.finalize())
}

/// Two digits a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn add(node: &Node, hasher: &mut Sha256) {
    match node {
        Node::Map(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            hasher.update(b"{");
            for (key, node) in members {
                text(key, hasher);
                add(node, hasher);
            }
            hasher.update(b"}");
        }
        Node::List(list) => {
            hasher.update(b"[");
            list.iter().for_each(|node| add(node, hasher));
            hasher.update(b"]");
        }
        // `1` in quotes is another value.
        Node::Text(value) => {
            hasher.update(b"\"");
            text(value, hasher);
        }
        Node::Number(value) => text(&value.to_string(), hasher),
        Node::Bool(value) => text(if *value { "true" } else { "false" }, hasher),
        Node::Null => text("null", hasher),
    }
}

/// The length first, so that two texts are never taken for one.
fn text(text: &str, hasher: &mut Sha256) {
    hasher.update((text.len() as u64).to_le_bytes());
    hasher.update(text);
}
