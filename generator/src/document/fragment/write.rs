//! A tree as YAML in block style: literal blocks for long texts, no aliases, blank lines in between.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::reads_as;
use crate::diagnostic::push_token;
use crate::document::node::{Map, Node};

/// The YAML of a document.
pub(super) fn yaml(root: &Node) -> String {
    // A tree has string keys and plain values only, which can all be written.
    let text = serde_yaml::to_string(root).unwrap_or_default();
    let airy = with_blank_lines(&text);
    // A text of the document may look like a key; then there are no blank lines.
    if reads_as(&airy, root) { airy } else { text }
}

/// A blank line before each part of the document, each path and each component.
fn with_blank_lines(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + text.len() / 64);
    let mut deepest = 0;
    let mut before = 0;
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_key = !line.is_empty() && !line.trim_start().starts_with('-');
        if is_key && indent == 0 {
            deepest = match line {
                "paths:" => 2,
                "components:" => 4,
                _ => 0,
            };
        }
        // The first of several stands right below what holds it.
        if is_key && indent <= deepest && indent <= before && !result.is_empty() {
            result.push('\n');
        }
        before = if is_key { indent } else { before.max(deepest) };
        result.push_str(line);
        result.push('\n');
    }
    result
}

/// Component names with a slash are escaped in references, as they are not within the generator.
pub(super) fn escape_references(root: &mut Node) {
    let components = root.get("components").and_then(Node::as_map);
    let odd: Vec<(String, String)> = components
        .into_iter()
        .flatten()
        .flat_map(|(section, members)| {
            let names = members.as_map().into_iter().flat_map(Map::keys);
            let odd = names.filter(|name| name.contains(['/', '~']));
            odd.map(move |name| {
                let mut escaped = format!("#/components/{section}");
                push_token(&mut escaped, name);
                (format!("#/components/{section}/{name}"), escaped)
            })
        })
        .collect();
    if !odd.is_empty() {
        replace(root, &odd.into_iter().collect());
    }
}

fn replace(node: &mut Node, by: &std::collections::HashMap<String, String>) {
    match node {
        Node::List(list) => list.iter_mut().for_each(|node| replace(node, by)),
        Node::Map(map) => {
            for (key, value) in map {
                match value {
                    Node::Text(text) if key == "$ref" => {
                        if let Some(escaped) = by.get(text) {
                            text.clone_from(escaped);
                        }
                    }
                    value => replace(value, by),
                }
            }
        }
        _ => {}
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(map) => {
                let mut out = serializer.serialize_map(Some(map.len()))?;
                for (key, value) in map {
                    out.serialize_entry(key, value)?;
                }
                out.end()
            }
        }
    }
}
