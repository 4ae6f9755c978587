//! Much of one sort at one place.

use serde_json::{Map, Value, json};

use super::{Giant, schemas, whole};

pub(super) const ALL: &[Giant] = &[
    ("combinations", combinations),
    ("many_unions", many_unions),
    ("many_constants", many_constants),
    ("many_members", || {
        schemas(
            [("Many".to_owned(), json!({ "anyOf": members(5_000) }))]
                .into_iter()
                .collect(),
        )
    }),
    ("many_inline_members", || {
        schemas(
            [("Many".to_owned(), json!({ "anyOf": objects(3_000) }))]
                .into_iter()
                .collect(),
        )
    }),
    ("many_properties", many_properties),
    ("many_required", || {
        let required: Vec<String> = (0..100_000).map(|n| format!("p{n}")).collect();
        schemas(
            [(
                "Many".to_owned(),
                json!({ "type": "object", "required": required }),
            )]
            .into_iter()
            .collect(),
        )
    }),
    ("many_values", || {
        let values: Vec<String> = (0..100_000).map(|n| format!("value {n}")).collect();
        schemas(
            [(
                "Many".to_owned(),
                json!({ "type": "string", "enum": values }),
            )]
            .into_iter()
            .collect(),
        )
    }),
    ("many_values_alike", || {
        let values: Vec<String> = (0..10_000_u32)
            .filter_map(|n| char::from_u32(0x4e00 + n))
            .map(String::from)
            .collect();
        schemas(
            [(
                "Many".to_owned(),
                json!({ "type": "string", "enum": values }),
            )]
            .into_iter()
            .collect(),
        )
    }),
    ("many_numbers", || {
        let values: Vec<i64> = (0..100_000).collect();
        schemas(
            [(
                "Many".to_owned(),
                json!({ "type": "integer", "enum": values }),
            )]
            .into_iter()
            .collect(),
        )
    }),
    ("many_schemas", || {
        schemas((0..100_000).map(|n| (format!("S{n}"), json!({}))).collect())
    }),
    ("many_parameters", || {
        let parameters: Vec<Value> = (0..5_000)
            .map(|n| json!({ "name": format!("p{n}"), "in": "query", "schema": { "type": "string" } }))
            .collect();
        whole(
            json!({ "/a": { "get": { "parameters": parameters, "responses": {} } } }),
            json!({}),
        )
    }),
    ("many_security_schemes", many_security_schemes),
    ("large_default", || {
        let list: Vec<u64> = (0..1_000_000).collect();
        whole(
            json!({}),
            json!({ "A": { "type": "array", "items": {}, "default": list } }),
        )
    }),
];

/// An `allOf` of eight `anyOf` of six: 6^8 combinations.
fn combinations() -> String {
    let union = |which: usize| {
        let of = |n: usize| {
            let property = format!("p{which}_{n}");
            json!({ "type": "object", "required": [property], "properties": { property: { "type": "string" } } })
        };
        json!({ "anyOf": (0..6).map(of).collect::<Vec<_>>() })
    };
    let parts: Vec<Value> = (0..8).map(union).collect();
    schemas(
        [("All".to_owned(), json!({ "allOf": parts }))]
            .into_iter()
            .collect(),
    )
}

/// Each of them would be compared with each other.
fn many_unions() -> String {
    let required = |name: String| json!({ "required": [name], "properties": { name: {} } });
    let union =
        |n: usize| json!({ "anyOf": [required(format!("a{n}")), required(format!("b{n}"))] });
    let all = json!({ "allOf": (0..3_000).map(union).collect::<Vec<_>>() });
    schemas([("All".to_owned(), all)].into_iter().collect())
}

/// Objects that differ in nothing but the value of a constant.
fn many_constants() -> String {
    let object = |n: usize| {
        let constant = json!({ "type": "string", "enum": [format!("v{n}")] });
        json!({ "type": "object", "required": ["kind"], "properties": { "kind": constant, "a": {} } })
    };
    let properties: Map<String, Value> = (0..4_500).map(|n| (format!("p{n}"), object(n))).collect();
    let all = json!({ "type": "object", "properties": properties });
    schemas([("All".to_owned(), all)].into_iter().collect())
}

fn members(count: usize) -> Vec<Value> {
    (0..count)
        .map(|n| match n % 3 {
            0 => json!({ "type": "string", "enum": [format!("v{n}")] }),
            1 => {
                json!({ "type": "object", "properties": { format!("p{n}"): { "type": "string" } } })
            }
            _ => json!({ "type": "array", "items": { "type": "integer", "enum": [n] } }),
        })
        .collect()
}

fn objects(count: usize) -> Vec<Value> {
    (0..count)
        .map(|n| json!({ "type": "object", "required": ["a"], "properties": { "a": { "enum": [n.to_string()] }, "b": { "type": "string" } } }))
        .collect()
}

fn many_properties() -> String {
    let properties: Map<String, Value> = (0..20_000)
        .map(|n| (format!("property {n}"), json!({ "type": "string" })))
        .collect();
    let object = json!({ "type": "object", "properties": properties });
    schemas([("Many".to_owned(), object)].into_iter().collect())
}

fn many_security_schemes() -> String {
    let schemes: Map<String, Value> = (0..3_000)
        .map(|n| {
            (
                format!("s{n}"),
                json!({ "type": "apiKey", "in": "header", "name": format!("x-{n}") }),
            )
        })
        .collect();
    let security: Vec<Value> = schemes.keys().map(|name| json!({ name: [] })).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Giant", "version": "1" },
        "security": security,
        "paths": { "/a": { "get": { "responses": {} }, "put": { "responses": {} } } },
        "components": { "securitySchemes": schemes },
    })
    .to_string()
}
