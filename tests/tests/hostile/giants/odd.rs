//! Values that are no values: paths, headers, media types, addresses, numbers.

use serde_json::{Map, Value, json};

use super::{Giant, schemas, whole};

pub(super) const ALL: &[Giant] = &[
    ("explosive_pattern", || {
        schemas(
            [
                (
                    "A".to_owned(),
                    json!({ "type": "string", "pattern": "((a{0,1000}){0,1000}){0,1000}" }),
                ),
                (
                    "B".to_owned(),
                    json!({ "type": "string", "pattern": "(a+)+".repeat(10_000) }),
                ),
            ]
            .into_iter()
            .collect(),
        )
    }),
    ("huge_numbers", || {
        "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"parameters\":[{\"name\":\"a\",\"in\":\"query\",\"schema\":{\"type\":\"integer\",\"minimum\":1e400,\"maximum\":99999999999999999999999,\"minLength\":1e300,\"multipleOf\":0,\"default\":1e999}}],\"responses\":{}}}}}".to_owned()
    }),
    ("long_path", || {
        whole(
            json!({ format!("/{}", "{a}/".repeat(50_000)): { "get": { "responses": {} } } }),
            json!({}),
        )
    }),
    ("deep_resource", || {
        let words = vec!["a"; 12_000];
        let operation = |key: &str, words: Value| json!({ "get": { key: words, "responses": {} } });
        whole(
            json!({
                "/dots": operation("x-fern-sdk-group-name", json!(words.join("."))),
                "/list": operation("x-speakeasy-group", json!(words)),
            }),
            json!({}),
        )
    }),
    ("odd_paths", odd_paths),
    ("odd_headers", odd_headers),
];

fn odd_paths() -> String {
    let paths = [
        "",
        "//",
        "no/slash",
        "/{",
        "/}",
        "/{}",
        "/{{a}}",
        "/{a",
        "/a}",
        "/{a}{b}",
        "/{a}-{a}",
        "/\"quoted\"",
        "/'",
        "/\\",
        "/a b",
        "/%2e%2e/%2E%2E",
        "/../..",
        "/./a",
        "/a?b=c",
        "/a#b",
        "//evil.example/a",
        "/\r\nHost: evil",
        "/\u{0}",
        "/\u{202e}",
        "/é",
        "/{é}",
        "/{a b}",
        "/{a/b}",
        "/{type}",
        "/{self}",
        "/http://evil.example/",
        "/@evil.example",
        "/:80",
        "/*/",
        "/{a}/{A}",
        "/%",
        "/%zz",
        "/{a?}",
        "/{+a}",
        "/{a*}",
        "x-path",
        "/\u{2028}",
    ];
    let item = |(index, path): (usize, &&str)| {
        (
            (*path).to_owned(),
            json!({ "get": { "operationId": format!("get{index}"), "responses": {} } }),
        )
    };
    let paths: Map<String, Value> = paths.iter().enumerate().map(item).collect();
    let servers = [
        "",
        "/",
        "https://{a}",
        "javascript:x",
        "\r\n",
        "file:///etc",
        "https://a.b\"]",
        "{",
        "https://\u{0}",
        "//x",
    ];
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Paths", "version": "1" },
        "servers": servers.map(|url| json!({ "url": url, "variables": { "a": { "default": "\"\n{a}" } } })),
        "paths": paths,
    })
    .to_string()
}

fn odd_headers() -> String {
    let names = [
        "X-A\r\nX-Evil: 1",
        "",
        " ",
        "a b",
        "a:b",
        "é",
        "\u{0}",
        "\"",
        "{a}",
        "{{a}}",
        "X".repeat(5_000).as_str(),
        "host",
        "content-length",
        "Cookie",
    ]
    .map(str::to_owned);
    let parameters: Vec<Value> = names
        .iter()
        .flat_map(|name| {
            ["header", "cookie", "query"].map(|place| {
            json!({ "name": name, "in": place, "required": true, "schema": { "type": "string" } })
        })
        })
        .collect();
    let headers: Map<String, Value> = names
        .iter()
        .map(|name| (name.clone(), json!({ "schema": { "type": "string" } })))
        .collect();
    let schemes: Map<String, Value> = names
        .iter()
        .enumerate()
        .map(|(n, name)| (format!("s{n}"), json!({ "type": "apiKey", "in": (["header", "query", "cookie"][n % 3]), "name": name })))
        .collect();
    let security: Vec<Value> = schemes.keys().map(|name| json!({ name: [] })).collect();
    let content: Map<String, Value> = [
        "a/b\r\nx: y",
        "",
        "*/*",
        "application/json; charset=\"",
        "text/\u{0}",
        "json",
        "a/{b}",
    ]
    .map(|media| (media.to_owned(), json!({ "schema": { "type": "string" } })))
    .into_iter()
    .collect();
    let operations: Map<String, Value> = content
        .iter()
        .enumerate()
        .map(|(n, (media, schema))| {
            let body = json!({ "content": { media: schema } });
            (format!("/{n}"), json!({ "post": { "requestBody": body, "responses": { "200": { "description": "", "content": { media: schema } } } } }))
        })
        .collect();
    let mut paths = operations;
    paths.insert(
        "/all".to_owned(),
        json!({ "get": {
        "parameters": parameters,
        "responses": { "200": { "description": "", "headers": headers, "content": content } },
    } }),
    );
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Headers", "version": "1" },
        "security": security,
        "paths": paths,
        "components": { "securitySchemes": schemes },
    })
    .to_string()
}
