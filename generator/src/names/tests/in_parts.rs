//! A component that several operations send in parts, with other media types for them.

use serde_json::{Value, json};

use super::generated;
use crate::{Generated, Lock};

/// Operations that send the component in parts, each with the media type of its file.
fn sending(operations: &[(&str, Option<&str>)]) -> String {
    let paths = operations.iter().map(|(name, media_type)| {
        let encoding = media_type.map_or(json!({}), |one| json!({"f": {"contentType": one}}));
        let parts = json!({"schema": {"$ref": "#/components/schemas/Doc"}, "encoding": encoding});
        let body = json!({"content": {"multipart/form-data": parts}});
        let post = json!({"operationId": name, "requestBody": body, "responses": {}});
        (format!("/{name}"), json!({"post": post}))
    });
    let paths: serde_json::Map<String, Value> = paths.collect();
    let file = json!({"type": "string", "format": "binary"});
    let inner = json!({"type": "object", "properties": {"q": {"type": "string"}}});
    let doc = json!({"type": "object", "properties": {"f": file, "o": inner}});
    let info = json!({"title": "T", "version": "1"});
    let components = json!({"schemas": {"Doc": doc}});
    json!({"openapi": "3.1.0", "info": info, "paths": paths, "components": components}).to_string()
}

/// What the body is called whose file is sent as this.
fn called(generated: &Generated, media_type: &str) -> String {
    let told: Value = serde_json::from_str(&generated.summary.text()).unwrap();
    let types = told["types"].as_object().unwrap().iter();
    let mut holding = types.filter(|(_, it)| it.to_string().contains(media_type));
    holding.next().unwrap().0.clone()
}

#[test]
fn a_second_run_changes_nothing() {
    let document = sending(&[("ma", Some("image/png")), ("mb", None)]);
    let first = generated(&document, &Lock::default());
    let again = generated(&document, &first.lock);
    assert_eq!(again.lock, first.lock);
    assert_eq!(again.package, first.package);
}

#[test]
fn an_operation_in_front_leaves_the_names_of_others() {
    let (png, jpeg) = (Some("image/png"), Some("image/jpeg"));
    let before = generated(&sending(&[("a", png), ("b", jpeg)]), &Lock::default());
    let added = sending(&[
        ("d", Some("image/gif")),
        ("e", None),
        ("b", jpeg),
        ("a", png),
    ]);
    let after = generated(&added, &before.lock);
    for media_type in ["image/png", "image/jpeg"] {
        assert_eq!(called(&after, media_type), called(&before, media_type));
    }
}

#[test]
fn a_lock_without_media_types_is_read() {
    let document = sending(&[("a", Some("image/png"))]);
    let former = "[types]\n\"Doc in parts\" = \"Given\"\n\"Doc in parts/o\" = \"Inner\"\n";
    let again = generated(&document, &Lock::parse(former).unwrap());
    assert_eq!(called(&again, "image/png"), "Given");
    assert!(again.summary.types.contains_key("Inner"));
    let kept = "\"Doc in parts f=image/png\" = \"Given\"";
    assert!(again.lock.text().contains(kept), "{}", again.lock.text());
}
