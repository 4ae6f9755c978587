//! An event that is described beside a reference to what all events have.

use super::{all_said, data, has_only_fields, json, set};
use crate::document::node::{Map, Node};

/// Writes out the event that is referred to, where data is a text of JSON: what it holds takes the place of
/// the text, which can only be done where both are said.
pub(super) fn write_out(event: &mut Map, root: &Node) {
    let base = event.get("$ref").and_then(Node::as_str);
    let base = base.and_then(|reference| named(root, reference));
    let Some(base) = base.filter(|base| has_only_fields(base)) else {
        return;
    };
    let is_formed_twice = ["oneOf", "anyOf"]
        .iter()
        .any(|keyword| base.contains_key(*keyword) && event.contains_key(*keyword));
    if event.contains_key("allOf") || is_formed_twice {
        return;
    }
    let whole = whole(base, event);
    if has_json(&whole) {
        *event = whole;
    }
}

fn named<'d>(root: &'d Node, reference: &str) -> Option<&'d Map> {
    let name = reference.strip_prefix("#/components/schemas/")?;
    root.get("components")?.get("schemas")?.get(name)?.as_map()
}

/// What is said of an event and of its base, each property by both.
fn whole(base: &Map, event: &Map) -> Map {
    let mut whole = base.clone();
    for (key, own) in event.iter().filter(|(key, _)| *key != "$ref") {
        let all = match (key.as_str(), whole.get(key), own) {
            ("required", Some(Node::List(common)), Node::List(own)) => {
                let more = own.iter().filter(|name| !common.contains(name));
                Node::List(common.iter().chain(more).cloned().collect())
            }
            ("properties", Some(Node::Map(common)), Node::Map(own)) => {
                let mut all = common.clone();
                for (name, property) in own {
                    let said = all_said(common.get(name), Some(property));
                    said.into_iter().for_each(|said| set(&mut all, name, said));
                }
                Node::Map(all)
            }
            _ => own.clone(),
        };
        set(&mut whole, key, all);
    }
    whole
}

/// Whether the data of an event, or of one of its forms, is JSON that is described.
fn has_json(event: &Map) -> bool {
    let forms = ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| event.get(*key)?.as_list());
    let mut all = forms.flatten().filter_map(Node::as_map).chain([event]);
    all.any(|form| all_said(data(event), data(form)).is_some_and(|data| json(&data).is_some()))
}
