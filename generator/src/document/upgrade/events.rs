//! Server-sent events: JSON in their data, which is a text to the letter, is read as what it is.

mod base;

use super::set;
use crate::document::model_extension::JSON_DATA;
use crate::document::node::{Map, Node};
use crate::media_type;

/// The fields of an event, which each has whatever a document says.
const FIELDS: [&str; 4] = [DATA, "event", "id", "retry"];
const DATA: &str = "data";

/// Reads the data of the events among these media types as what `contentSchema` says.
pub(super) fn read_data(content: &mut Node, root: &Node) {
    for (name, media) in content.as_map_mut().into_iter().flatten() {
        let Node::Map(media) = media else { continue };
        if media_type::essence(name) == media_type::EVENTS {
            if let Some(Node::Map(event)) = media.get_mut("itemSchema") {
                base::write_out(event, root);
            }
            read_item(media);
        }
    }
}

fn read_item(media: &mut Map) {
    let Some(Node::Map(event)) = media.get_mut("itemSchema") else {
        return;
    };
    for keyword in ["oneOf", "anyOf"] {
        if event.contains_key(keyword) {
            return read_forms(event, keyword);
        }
    }
    let Some(content) = data(event).and_then(json) else {
        return;
    };
    match has_only_fields(event) {
        // What stands beside the data comes with each event anyway.
        true => {
            set(media, "itemSchema", content);
            set(media, JSON_DATA, Node::Bool(true));
        }
        false => set_data(event, content),
    }
}

/// Events of several forms: what each says of its data is said beside what all of them say.
fn read_forms(event: &mut Map, keyword: &str) {
    let common = data(event).cloned();
    let Some(Node::List(forms)) = event.get_mut(keyword) else {
        return;
    };
    let are_here = forms.iter().all(|form| form.ref_target().is_none());
    let mut forms: Vec<&mut Map> = forms.iter_mut().filter_map(Node::as_map_mut).collect();
    if common.is_some() && !are_here {
        return;
    }
    if forms.iter().all(|form| data(form).is_none()) {
        if let Some(content) = common.as_ref().and_then(json) {
            set_data(event, content);
        }
        return;
    }
    let texts = forms
        .iter()
        .map(|form| all_said(common.as_ref(), data(form)));
    let texts: Vec<Option<Node>> = texts.collect();
    if !texts.iter().flatten().any(|text| json(text).is_some()) {
        return;
    }
    for (form, text) in forms.iter_mut().zip(texts) {
        if let Some(text) = text {
            set_data(form, json(&text).unwrap_or(text));
        }
    }
    if let Some(Node::Map(properties)) = event.get_mut("properties") {
        properties.shift_remove(DATA);
    }
}

fn all_said(common: Option<&Node>, own: Option<&Node>) -> Option<Node> {
    match (common, own) {
        (Some(Node::Map(common)), Some(Node::Map(own))) if !own.contains_key("$ref") => {
            let mut all = common.clone();
            for (key, value) in own {
                set(&mut all, key, value.clone());
            }
            Some(Node::Map(all))
        }
        (common, own) => own.or(common).cloned(),
    }
}

fn data(event: &Map) -> Option<&Node> {
    event.get("properties")?.get(DATA)
}

fn set_data(event: &mut Map, data: Node) {
    let properties = event.entry("properties".to_owned());
    let properties = properties.or_insert_with(Node::empty);
    if let Node::Map(properties) = properties {
        set(properties, DATA, data);
    }
}

/// What a text of JSON is.
fn json(text: &Node) -> Option<Node> {
    let media_type = text.get("contentMediaType")?.as_str()?;
    let is_json = media_type::is_json(&media_type::essence(media_type));
    let is_encoded = text.get("contentEncoding").is_some();
    text.get("contentSchema")
        .filter(|_| is_json && !is_encoded)
        .cloned()
}

/// Whether nothing is described but what an event has.
fn has_only_fields(event: &Map) -> bool {
    let properties = event.get("properties").and_then(Node::as_map);
    let is_field = |key: &String| FIELDS.contains(&key.as_str());
    let is_all = !event.contains_key("allOf") && !event.contains_key("$ref");
    is_all && properties.is_some_and(|it| it.keys().all(is_field))
}
