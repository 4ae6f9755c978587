//! A document that uses names as schemas, properties, parameters, operations, tags, values of
//! enumerations, headers, media types, paths and security schemes.

use serde_json::{Map, Value, json};

/// A document that uses each name in every place.
pub(super) fn document(names: &[String]) -> Value {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    let mut schemes = Map::new();
    for (index, name) in names.iter().enumerate() {
        schemas.insert(name.clone(), schema(names, index));
        schemes.insert(
            name.clone(),
            json!({ "type": "apiKey", "in": "header", "name": name }),
        );
        paths.insert(
            format!("/p{index}"),
            path(name, &names[(index + 1) % names.len()]),
        );
        paths.insert(
            format!("/{name}/{{{name}}}"),
            json!({ "get": { "responses": {} } }),
        );
    }
    schemas.insert(
        "Every enumeration".to_owned(),
        json!({ "type": "string", "enum": names }),
    );
    let properties: Map<String, Value> = names
        .iter()
        .map(|name| (name.clone(), json!({ "type": "string" })))
        .collect();
    schemas.insert(
        "Every property".to_owned(),
        json!({ "type": "object", "properties": properties, "required": names }),
    );
    let every = ["Every enumeration", "Every property"].map(|name| {
        json!({ "name": name, "in": "query", "schema": { "$ref": format!("#/components/schemas/{name}") } })
    });
    let parameters: Vec<Value> = names
        .iter()
        .flat_map(|name| {
            ["query", "header"]
                .map(|place| json!({ "name": name, "in": place, "schema": { "type": "string" } }))
        })
        .chain(every)
        .collect();
    paths.insert(
        "/parameters".to_owned(),
        json!({ "get": { "parameters": parameters, "responses": {} } }),
    );
    json!({
        "openapi": "3.0.3",
        "info": { "title": names[0], "version": "1" },
        "tags": names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": schemes },
    })
}

/// An object, an enumeration or a union, whose members have names of the same kind.
fn schema(names: &[String], index: usize) -> Value {
    let next = &names[(index + 1) % names.len()];
    match index % 3 {
        0 => json!({ "type": "object", "properties": {
            next: { "type": "object", "properties": { next: { "type": "string" } } },
            "e": { "type": "string", "enum": [next, "other"] },
        } }),
        1 => json!({ "type": "string", "enum": [names[index], next] }),
        _ => json!({
            "oneOf": [
                { "title": names[index], "type": "object", "required": ["t"],
                  "properties": { "t": { "enum": [names[index]] } } },
                { "title": next, "type": "object", "required": ["t"],
                  "properties": { "t": { "enum": [next] }, next: { "type": "integer" } } },
            ],
            "discriminator": { "propertyName": "t" },
        }),
    }
}

fn path(name: &str, next: &str) -> Value {
    let pointer = name
        .replace('~', "~0")
        .replace('/', "~1")
        .replace('%', "%25");
    let reference = json!({ "$ref": format!("#/components/schemas/{pointer}") });
    let mut content = Map::new();
    content.insert(
        "application/json".to_owned(),
        json!({ "schema": reference }),
    );
    content.insert(name.to_owned(), json!({ "schema": { "type": "string" } }));
    let mut security = Map::new();
    security.insert(name.to_owned(), json!([]));
    let mut headers = Map::new();
    headers.insert(name.to_owned(), json!({ "schema": { "type": "string" } }));
    json!({ "post": {
        "operationId": name,
        "tags": [next],
        "parameters": [{ "name": next, "in": "query", "schema": reference }],
        "requestBody": { "content": content },
        "responses": { "200": { "description": "", "headers": headers, "content": content } },
        "security": [security],
    } })
}
