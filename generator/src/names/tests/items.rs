//! What the items of lists are called.

use serde_json::json;

use super::generated;
use crate::Lock;

#[test]
fn an_item_whose_word_is_a_component_is_called_after_the_whole_list() {
    let item = json!({"type": "object", "properties": {"unit": {"type": "string"}}});
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},
        "components": {"schemas": {
            "asset": {"type": "object", "properties": {"name": {"type": "string"}}},
            "assets": {"type": "array", "items": item},
            "wallet": {"type": "object", "properties": {"assets": {"$ref": "#/components/schemas/assets"}}},
        }}
    });
    let summary = generated(&document.to_string(), &Lock::default()).summary;
    let names: Vec<&str> = summary.types.keys().map(String::as_str).collect();
    assert_eq!(names, ["Asset", "AssetsItem", "Wallet"]);
}
