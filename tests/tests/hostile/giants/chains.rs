//! Schemas that lead from one to the next, to two, and back to themselves.

use serde_json::{Map, Value, json};

use super::{Giant, schemas};

pub(super) const ALL: &[Giant] = &[
    ("deep_schema", deep_schema),
    ("reference_chain", || {
        schemas(chain(|next| json!({ "$ref": next })))
    }),
    ("reference_chain_of_arrays", || {
        schemas(chain(
            |next| json!({ "type": "array", "items": { "$ref": next } }),
        ))
    }),
    ("reference_chain_of_properties", || {
        schemas(chain(
            |next| json!({ "type": "object", "required": ["a"], "properties": { "a": { "$ref": next } } }),
        ))
    }),
    ("reference_chain_of_all_of", || {
        schemas(chain(
            |next| json!({ "allOf": [{ "$ref": next }, { "properties": { "a": {} } }] }),
        ))
    }),
    ("reference_chain_of_one_of", || {
        schemas(chain(
            |next| json!({ "oneOf": [{ "$ref": next }, { "type": "integer" }] }),
        ))
    }),
    ("reference_chain_of_maps", || {
        schemas(chain(
            |next| json!({ "additionalProperties": { "$ref": next } }),
        ))
    }),
    ("all_of_doubling", all_of_doubling),
    ("any_of_layers", || schemas(layers("anyOf"))),
    ("one_of_layers", || schemas(layers("oneOf"))),
    ("merged_into_itself", merged_into_itself),
    ("merged_into_each_other", merged_into_each_other),
    ("merged_into_more_and_more", merged_into_more_and_more),
    ("cycles", cycles),
    ("long_circle", || {
        schemas(holding(100, |n| vec![(n + 1) % 100]))
    }),
    ("held_by_all", || {
        schemas(holding(40, |_| (0..40).collect()))
    }),
];

/// As deep as is accepted, inline.
fn deep_schema() -> String {
    let mut schema = json!({ "type": "string" });
    for n in 0..46 {
        schema = match n % 2 {
            0 => json!({ "type": "object", "properties": { "a": schema } }),
            _ => json!({ "anyOf": [schema, { "type": "integer" }] }),
        };
    }
    schemas([("Deep".to_owned(), schema)].into_iter().collect())
}

/// 3,000 schemas, each of which is said in terms of the next.
fn chain(link: impl Fn(&str) -> Value) -> Map<String, Value> {
    let mut all: Map<String, Value> = (0..3_000)
        .map(|n| {
            (
                format!("S{n}"),
                link(&format!("#/components/schemas/S{}", n + 1)),
            )
        })
        .collect();
    all.insert("S3000".to_owned(), json!({ "type": "string" }));
    all
}

/// Each schema names the next one twice: written out, there would be 2^64 of them.
fn all_of_doubling() -> String {
    let mut all: Map<String, Value> = (0..64)
        .map(|n| {
            let next = json!({ "$ref": format!("#/components/schemas/S{}", n + 1) });
            let twice = json!({ "allOf": [next, { "allOf": [next] }] });
            (format!("S{n}"), twice)
        })
        .collect();
    let last = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
    all.insert("S64".to_owned(), last);
    schemas(all)
}

/// Unions of all unions of the layer below, down to objects: written out, there would be 8^12 members.
fn layers(keyword: &str) -> Map<String, Value> {
    let (layers, width) = (12, 8);
    let places = (0..layers).flat_map(|layer| (0..width).map(move |place| (layer, place)));
    let union = |(layer, place)| {
        let below = (0..width)
            .map(|other| json!({ "$ref": format!("#/components/schemas/L{}P{other}", layer + 1) }));
        // Of its own, or all of a layer would be one type.
        let own = json!({ "type": "object", "required": [format!("own{layer}_{place}")] });
        let members: Vec<Value> = below.chain([own]).collect();
        (format!("L{layer}P{place}"), json!({ keyword: members }))
    };
    let object = |place| {
        let key = format!("key{place}");
        let object = json!({ "type": "object", "properties": { key: { "enum": ["a", "b"] } } });
        (format!("L{layers}P{place}"), object)
    };
    let unions: Vec<_> = places.map(union).collect();
    unions.into_iter().chain((0..width).map(object)).collect()
}

/// Objects that hold others, by number.
fn holding(count: usize, held: fn(usize) -> Vec<usize>) -> Map<String, Value> {
    let object = |n: usize| {
        let properties: Map<String, Value> = held(n)
            .into_iter()
            .map(|other| {
                let reference = json!({ "$ref": format!("#/components/schemas/H{other}") });
                (format!("h{other}"), reference)
            })
            .collect();
        let own =
            json!({ "type": "object", "required": [format!("own{n}")], "properties": properties });
        (format!("H{n}"), own)
    };
    (0..count).map(object).collect()
}

/// An object with properties of these names, each of which has components merged into it.
fn merging(names: &[String], parts: impl Fn(&str) -> Vec<String>) -> Value {
    let merged = |name: &String| {
        let all = parts(name).into_iter();
        let all: Vec<Value> = all
            .map(|part| json!({ "$ref": format!("#/components/schemas/{part}") }))
            .collect();
        (name.clone(), json!({ "allOf": all, "required": ["a"] }))
    };
    let mut properties: Map<String, Value> = names.iter().map(merged).collect();
    properties.insert("a".to_owned(), json!({ "type": "string" }));
    json!({ "type": "object", "properties": properties })
}

/// Written out, there would be a type for each way through the properties.
fn merged_into_itself() -> String {
    let names: Vec<String> = (0..12).map(|n| format!("x{n}")).collect();
    let itself = merging(&names, |_| vec!["S".to_owned()]);
    schemas([("S".to_owned(), itself)].into_iter().collect())
}

fn merged_into_each_other() -> String {
    let names: Vec<String> = (0..8).map(|n| format!("x{n}")).collect();
    let ring = (0..10).map(|n| {
        let next = format!("S{}", (n + 1) % 10);
        (format!("S{n}"), merging(&names, |_| vec![next.clone()]))
    });
    schemas(ring.collect())
}

/// There are 2^24 sets of these schemas that are merged with each other.
fn merged_into_more_and_more() -> String {
    let names = ["x".to_owned(), "y".to_owned()];
    let link = |n: usize| {
        let next = format!("S{}", n + 1);
        (format!("S{n}"), merging(&names, |_| vec![next.clone()]))
    };
    let mut all: Map<String, Value> = (0..24).map(link).collect();
    all.insert("S24".to_owned(), json!({ "properties": { "z": {} } }));
    let first = merging(&names, |name| {
        let both = ["A".to_owned(), "S0".to_owned()];
        let both = both.into_iter();
        both.take(if name == "x" { 1 } else { 2 }).collect()
    });
    all.insert("A".to_owned(), first);
    schemas(all)
}

/// What comes back to itself, in each way there is.
fn cycles() -> String {
    let to =
        |section: &str, name: &str| json!({ "$ref": format!("#/components/{section}/{name}") });
    let schema = |name: &str| to("schemas", name);
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Cycles", "version": "1" },
        "paths": {
            "/self": { "$ref": "#/paths/~1self" },
            "/a": { "$ref": "#/paths/~1b" },
            "/b": { "$ref": "#/paths/~1a" },
            "/c": { "get": {
                "parameters": [to("parameters", "P"), to("parameters", "Q")],
                "requestBody": to("requestBodies", "B"),
                "responses": { "200": to("responses", "R"), "default": { "description": "", "content": {
                    "application/json": { "schema": { "anyOf": [
                        schema("All"), schema("Any"), schema("Mutual"), schema("Array"), schema("Map"),
                        schema("Tree"), schema("Tagged"), schema("Inside"), schema("Self"), schema("Whole"),
                    ] } },
                } } },
            } },
        },
        "components": {
            "schemas": {
                "Self": schema("Self"),
                "Whole": { "properties": { "a": { "$ref": "#" }, "b": { "$ref": "#/components" }, "c": { "$ref": "" } } },
                "All": { "allOf": [schema("All"), { "properties": { "a": schema("All") } }] },
                "Any": { "anyOf": [schema("Any"), { "type": "string" }] },
                "Mutual": { "oneOf": [schema("Other"), schema("Any")] },
                "Other": { "oneOf": [schema("Mutual"), { "allOf": [schema("Mutual")] }] },
                "Array": { "type": "array", "items": schema("Array") },
                "Map": { "additionalProperties": schema("Map") },
                "Tree": { "required": ["left"], "properties": { "left": schema("Tree"), "right": schema("Tree") } },
                "Tagged": {
                    "oneOf": [schema("Tree"), schema("Tagged")],
                    "discriminator": { "propertyName": "t", "mapping": { "a": "#/components/schemas/Tagged", "b": "Tagged", "c": "#/x" } },
                },
                "Inside": { "properties": { "a": { "$ref": "#/components/schemas/Inside/properties/a" } } },
                "Not": { "not": schema("Not") },
            },
            "parameters": { "P": to("parameters", "Q"), "Q": to("parameters", "P") },
            "responses": { "R": to("responses", "R") },
            "requestBodies": { "B": to("requestBodies", "B") },
            "headers": { "H": to("headers", "H") },
            "examples": { "E": to("examples", "E") },
            "links": { "L": to("links", "L") },
            "securitySchemes": { "S": to("securitySchemes", "S") },
            "callbacks": { "C": to("callbacks", "C") },
        },
    })
    .to_string()
}
