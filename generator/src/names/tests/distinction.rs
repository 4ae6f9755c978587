//! How much of what a member of a union asks for is in its name.

use serde_json::{Map, Value, json};

use super::{generated, schemas};
use crate::Lock;
use crate::summary::Shape;

/// The variants of a union of objects with these required properties; what has a value is a constant.
fn variants(members: &[&[(&str, &str)]]) -> Vec<String> {
    let members = members.iter().map(|keys| {
        let schema = |value: &str| match value {
            "" => json!({"type": "string"}),
            value => json!({"type": "string", "enum": [value]}),
        };
        let properties = keys
            .iter()
            .map(|(key, value)| ((*key).to_owned(), schema(value)));
        let properties: Map<String, Value> = properties.collect();
        let required: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
        json!({"type": "object", "required": required, "properties": properties})
    });
    let union = json!({"oneOf": members.collect::<Vec<_>>()});
    let now = generated(&schemas(json!({"Event": union})), &Lock::default());
    match &now.summary.types["Event"].shape {
        Shape::Union(variants) => variants.keys().cloned().collect(),
        _ => panic!("a union"),
    }
}

#[test]
fn a_constant_is_enough_where_no_other_member_has_it() {
    let created = [
        ("type", "created"),
        ("id", ""),
        ("amount", ""),
        ("currency", ""),
    ];
    let failed = [("type", "failed"), ("id", ""), ("reason", ""), ("by", "")];
    assert_eq!(variants(&[&created, &failed]), ["Created", "Failed"]);
    let host = [("mode", "targeted"), ("host", "")];
    let region = [("mode", "targeted"), ("region", "")];
    let smart = [("mode", "smart"), ("hint", "")];
    let names = variants(&[&host, &region, &smart, &[("at", "")]]);
    assert_eq!(names, ["At", "Smart", "TargetedHost", "TargetedRegion"]);
}
