//! What readers of a crate see first.
#![allow(clippy::unwrap_used, reason = "tests")]

mod nameable;
mod told;

use std::collections::BTreeMap;
use std::io;

use serde_json::{Value, json};

use crate::Config;
use crate::document::{Document, Files};

struct Text(String);

impl Files for Text {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

/// The first program of the readme of an API with these paths.
fn first_program(document: Value, config: &str) -> String {
    let readme = readme(document, config);
    let before_credentials = readme.split("## Credentials").next().unwrap();
    before_credentials.to_owned()
}

fn readme(document: Value, config: &str) -> String {
    generated(document, config)["README.md"].clone()
}

fn generated(mut document: Value, config: &str) -> BTreeMap<String, String> {
    document["openapi"] = json!("3.0.3");
    document["info"] = json!({"title": "Things", "version": "1"});
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let generated = crate::generate(&document, &Config::parse(config).unwrap()).unwrap();
    generated.package.files
}

fn operation(id: &str, media_type: &str) -> Value {
    let content = json!({media_type: {"schema": {"type": "string"}}});
    json!({"operationId": id, "tags": ["a"], "responses": {"200": {"description": "", "content": content}}})
}

#[test]
fn it_reads_and_does_not_delete() {
    let paths = json!({
        "/all": {"delete": operation("drop", "application/json")},
        "/text": {"get": operation("text", "text/plain")},
    });
    let servers = json!([{"url": "https://api.example.com"}]);
    let program = first_program(json!({"servers": servers, "paths": paths}), "");
    assert!(program.contains("client.a().text().await?"), "{program}");
    let mut made = operation("make", "application/json");
    let content = json!({"application/json": {"schema": {"type": "string"}}});
    made["requestBody"] = json!({"required": true, "content": content});
    let dropped = operation("drop", "application/json");
    let only = json!({"/all": {"delete": dropped}, "/made": {"post": made}});
    let program = first_program(json!({"servers": servers, "paths": only}), "");
    assert!(!program.contains("```rust"), "{program}");
}

#[test]
fn each_credential_has_a_variable_and_so_has_the_base_url() {
    let document = |security: Value| {
        let mut thing = operation("thing", "application/json");
        thing["security"] = security;
        json!({
            "servers": [{"url": "/v1"}],
            "paths": {"/thing": {"get": thing}},
            "components": {"securitySchemes": {
                "path": {"type": "apiKey", "in": "header", "name": "X-A"},
                "type": {"type": "apiKey", "in": "header", "name": "X-B"},
            }},
        })
    };
    let client = |security: Value, config: &str| {
        let files = generated(document(security), config);
        let program = files["README.md"].contains("Client::from_env()?");
        assert!(program, "{}", files["README.md"]);
        files["src/client.rs"].clone()
    };
    let both = || json!([{"path": [], "type": []}]);
    let usual = client(both(), "");
    let named = client(both(), "[environment]\ntype = \"KIND\"\n");
    let taken = client(both(), "[environment]\ntype = \"THINGS_PATH\"\n");
    for (text, told) in [
        (&usual, "/// It reads `THINGS_PATH` and `THINGS_TYPE`."),
        (&taken, "`THINGS_PATH_CREDENTIAL` and `THINGS_PATH`."),
        (&usual, "`THINGS_BASE_URL` sets the base URL"),
        (
            &usual,
            "/// Fails if no credential is set, or only half of one.",
        ),
        (&named, "/// It reads `THINGS_PATH` and `KIND`."),
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let open = client(json!([]), "");
    assert!(!open.contains("Fails if no credential"), "{open}");
}

#[test]
fn a_client_without_credentials_says_what_it_reads() {
    let thing = operation("thing", "application/json");
    let servers = json!([{"url": "https://api.example.com"}]);
    let document = json!({"servers": servers, "paths": {"/thing": {"get": thing}}});
    let files = generated(document, "");
    let client = &files["src/client.rs"];
    assert!(client.contains("`THINGS_BASE_URL`") && !client.contains("Fails if no credential"));
    assert!(files["README.md"].contains("`THINGS_BASE_URL` sets another base URL"));
}

#[test]
fn an_operation_with_an_idempotency_key_makes_one() {
    let made = |method: &str, header: Value| {
        let mut thing = operation("thing", "application/json");
        thing["parameters"] = json!([header]);
        let servers = json!([{"url": "https://api.example.com"}]);
        let files = generated(
            json!({"servers": servers, "paths": {"/thing": {method: thing}}}),
            "",
        );
        let told = files["README.md"].contains("`Idempotency-Key`");
        let emitted = files["src/resources/a.rs"].contains("request.makes_key();");
        assert_eq!(told, emitted);
        assert_eq!(
            files["src/client.rs"].contains("fn idempotency_keys"),
            emitted
        );
        emitted
    };
    let header = |name: &str, required: bool, schema: Value| json!({"name": name, "in": "header", "required": required, "schema": schema});
    let text = || json!({"type": "string"});
    assert!(made("post", header("Idempotency-Key", false, text())));
    assert!(made("patch", header("idempotency-key", false, text())));
    assert!(!made("get", header("Idempotency-Key", false, text())));
    assert!(!made("post", header("Idempotency-Key", true, text())));
    assert!(!made("post", header("X-Key", false, text())));
    let short = json!({"type": "string", "maxLength": 20});
    assert!(!made("post", header("Idempotency-Key", false, short)));
}

#[test]
fn credentials_are_read_from_the_variables_that_the_document_or_else_the_configuration_names() {
    let readme = |scheme: Value, config: &str| {
        let mut thing = operation("thing", "application/json");
        thing["security"] = json!([{"key": []}]);
        let document = json!({
            "servers": [{"url": "https://api.example.com"}],
            "paths": {"/thing": {"get": thing}},
            "components": {"securitySchemes": {"key": scheme}},
        });
        readme(document, config)
    };
    let bearer =
        |env: &str| json!({"type": "http", "scheme": "bearer", "x-fern-bearer": {"env": env}});
    let header = json!({"type": "apiKey", "in": "header", "name": "X-Key", "x-fern-header": {"env": "A_KEY"}});
    for (scheme, variable) in [(bearer("CO_API_KEY"), "CO_API_KEY"), (header, "A_KEY")] {
        let text = readme(scheme, "");
        assert!(
            text.contains("Client::from_env()?") && text.contains(variable),
            "{text}"
        );
    }
    let text = readme(bearer("THEIRS"), "[environment]\nkey = \"OURS\"\n");
    assert!(text.contains("OURS") && !text.contains("THEIRS"), "{text}");
    for no_name in ["", "A=B", "1A", "A B"] {
        let text = readme(bearer(no_name), "");
        assert!(text.contains("`THINGS_KEY`"), "{text}");
    }
}

#[test]
fn it_is_called_with_what_a_parameter_can_hold() {
    let with = |example: i64| {
        let mut thing = operation("thing", "application/json");
        let schema = json!({"type": "integer", "format": "int32", "example": example});
        thing["parameters"] =
            json!([{"name": "at", "in": "query", "required": true, "schema": schema}]);
        let servers = json!([{"url": "https://api.example.com"}]);
        first_program(
            json!({"servers": servers, "paths": {"/thing": {"get": thing}}}),
            "",
        )
    };
    assert!(with(7).contains("thing(7)"), "{}", with(7));
    assert!(!with(3_000_000_000).contains("```rust"));
}

#[test]
fn what_the_configuration_does_not_say_of_an_envelope_is_no_part_of_it() {
    let answer = json!({"type": "object", "required": ["success", "data"], "properties": {
        "success": {"type": "boolean"}, "data": {"type": "string"},
    }});
    let content = json!({"application/json": {"schema": answer}});
    let get = json!({"operationId": "a", "tags": ["a"], "responses": {"200": {"description": "", "content": content}}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "paths": {"/a": {"get": get}}});
    let resource = |config: &str| {
        let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
        let config = Config::parse(&format!("[response.envelope]\nresult = 'data'\n{config}"));
        let mut generated = crate::generate(&document, &config.unwrap()).unwrap();
        generated
            .package
            .files
            .remove("src/resources/a.rs")
            .unwrap()
    };
    assert!(!resource("").contains("decode_enveloped"));
    assert!(resource("success = 'success'").contains("decode_enveloped"));
}

#[test]
fn a_manifest_says_what_the_configuration_says_of_the_crate() {
    let document =
        json!({"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "paths": {}});
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let config = "[crate]\nauthors = ['A \"B\"', 'C']\nrepository = 'https://r'\nkeywords = ['api']\npublish = false";
    let files = crate::generate(&document, &Config::parse(config).unwrap()).unwrap();
    let package = |path: &str| {
        let text = &files.package.files[path];
        let manifest: toml::Table = text.parse().unwrap();
        manifest["package"].clone()
    };
    for path in ["Cargo.toml", "runtime/Cargo.toml"] {
        let package = package(path);
        assert_eq!(package["authors"][0].as_str(), Some("A \"B\""), "{path}");
        assert_eq!(package["repository"].as_str(), Some("https://r"), "{path}");
        assert_eq!(package["publish"].as_bool(), Some(false), "{path}");
    }
    assert_eq!(package("Cargo.toml")["keywords"][0].as_str(), Some("api"));
    assert!(package("Cargo.toml").get("homepage").is_none());
}

#[test]
fn the_support_code_is_looked_for_in_the_one_registry_that_the_crate_may_go_to() {
    let manifests = |publish: &str| {
        let config = format!("[crate]\nname = 'things'\npublish = {publish}");
        let document =
            json!({"openapi": "3.0.3", "info": {"title": "", "version": "1"}, "paths": {}});
        let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
        let files = crate::generate(&document, &Config::parse(&config).unwrap()).unwrap();
        ["Cargo.toml", "runtime/Cargo.toml"]
            .map(|path| files.package.files[path].parse::<toml::Table>().unwrap())
    };
    for (publish, registry) in [
        ("['internal']", Some("internal")),
        ("['internal', 'mirror']", None),
        ("true", None),
    ] {
        let [manifest, support] = manifests(publish);
        let dependency = &manifest["dependencies"]["things-runtime"];
        assert_eq!(
            dependency.get("registry").and_then(|it| it.as_str()),
            registry
        );
        let places = manifest["package"].get("publish");
        assert_eq!(places, support["package"].get("publish"));
        assert_eq!(places.is_some(), publish != "true");
    }
}
