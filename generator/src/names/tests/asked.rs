//! What is told where an operation cannot be called what the configuration says.

use serde_json::json;

use super::Text;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::{Config, Lock};

/// The findings about names, with this configuration.
fn told(configuration: &str, lock: Lock) -> (Vec<String>, Lock) {
    let (found, lock) = told_of(["listPets", "createPet", "getPet"], configuration, lock);
    let messages = found.into_iter().map(|it| it.message);
    (messages.collect(), lock)
}

/// The same of operations with these ids.
fn told_of(ids: [&str; 3], configuration: &str, lock: Lock) -> (Vec<Diagnostic>, Lock) {
    let [list, create, get] =
        ids.map(|id| json!({"operationId": id, "tags": ["pets"], "responses": {}}));
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/pets": {"get": list, "post": create}, "/pets/1": {"get": get}},
    });
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let mut config = Config::parse(configuration).unwrap();
    config.lock = lock;
    let generated = crate::generate(&document, &config).unwrap();
    let found = generated.diagnostics.iter();
    let found = found.filter(|it| it.code.as_str() == "taken-name");
    (found.cloned().collect(), generated.lock)
}

#[test]
fn a_name_that_is_taken_is_told_with_what_has_it() {
    let kept = told("", Lock::default()).1;
    let cases = [
        (
            "[operations.listPets]\nmethod = \"create\"\n",
            "the method of `listPets` is `list_pets`, not `create` as configured: `POST /pets` is called that",
        ),
        (
            "[operations.listPets]\nmethod = \"all\"\n[operations.getPet]\nmethod = \"all\"\n",
            "the method of `getPet` is `get_pet`, not `all` as configured: `GET /pets` is called that",
        ),
        (
            "[operations.listPets]\nmethod = \"foo\"\n[operations.getPet]\nresource = \"pets.foo\"\n",
            "the method of `listPets` is `list_pets`, not `foo` as configured: a resource in it is called that",
        ),
        (
            "[operations.listPets]\nmethod = \"new\"\n",
            "the method of `listPets` is `list_pets`, not `new` as configured: every resource has that name for something else",
        ),
    ];
    for (configuration, message) in cases {
        assert_eq!(
            told(configuration, kept.clone()).0,
            [message],
            "{configuration}"
        );
    }
}

#[test]
fn what_is_called_as_configured_is_not_told() {
    let configuration = "[operations.listPets]\nmethod = \"listAll\"\nresource = \"Pets.type\"\n[operations.getPet]\nresource = \"\"\n";
    let none: [&str; 0] = [];
    let (found, lock) = told(configuration, Lock::default());
    assert_eq!(found, none);
    assert_eq!(told(configuration, lock).0, none);
}

#[test]
fn an_entry_for_two_operations_of_one_id_is_told_as_such() {
    let configuration = "[operations.two]\nmethod = \"all\"\n";
    let (found, _) = told_of(["two", "createPet", "two"], configuration, Lock::default());
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(
        finding
            .message
            .ends_with("not `all` as configured: the entry stands for `GET /pets` as well"),
        "{finding}"
    );
    let help = finding.help.as_deref();
    assert_eq!(help, Some("give each operation an operationId of its own"));
}

#[test]
fn an_operation_without_an_id_is_configured_by_what_it_sends() {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "get": {"responses": {}},
        }},
    });
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    for (key, is_there) in [
        ("GET /pets/{id}", true),
        ("get /pets/{id}", true),
        ("GET /cats/{id}", false),
    ] {
        let configuration =
            format!("[operations.\"{key}\"]\nresource = \"animals\"\nmethod = \"one\"\n");
        let config = Config::parse(&configuration).unwrap();
        let generated = crate::generate(&document, &config).unwrap();
        let found: Vec<String> = generated
            .diagnostics
            .iter()
            .map(|it| it.code.to_string())
            .collect();
        let file = generated.package.files.get("src/resources/animals.rs");
        let is_called = file.is_some_and(|text| text.contains("pub fn one("));
        assert_eq!(is_called, is_there, "{key}");
        assert_eq!(
            !found.contains(&"unknown-operation".to_owned()),
            is_there,
            "{found:?}"
        );
    }
}
