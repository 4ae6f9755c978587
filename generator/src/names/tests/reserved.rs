//! Names that a generated crate uses itself are made way for, and what has one already keeps it.

use serde_json::{Value, json};

use super::members::generations;
use super::{generated, schemas};
use crate::{Config, Generated, Lock};

/// Operations by their path, each with an operationId, a resource and query parameters.
fn document(operations: &[(&str, &str, &[&str], &[&str])]) -> String {
    let mut paths = json!({});
    for (path, id, resource, parameters) in operations {
        let parameters = parameters.iter();
        let parameters = parameters
            .map(|name| json!({"name": name, "in": "query", "schema": {"type": "string"}}));
        let parameters: Vec<Value> = parameters.collect();
        paths[*path]["get"] = json!({
            "operationId": id, "x-fern-sdk-group-name": resource, "x-fern-sdk-method-name": id,
            "parameters": parameters, "responses": {"204": {"description": ""}},
        });
    }
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.1.0", "info": info, "paths": paths}).to_string()
}

fn made(document: &str) -> Generated {
    generated(document, &Lock::default())
}

#[test]
fn no_request_is_called_as_what_its_file_imports() {
    let generated = made(&document(&[("/a", "response_future", &["a"], &[])]));
    let text = generated.package.text("src/resources/a.rs").unwrap();
    assert!(text.contains("pub struct ResponseFutureA {"), "{text}");
}

#[test]
fn a_resource_within_one_that_has_operations_is_not_called_as_what_sends_them() {
    let within = ("/a/http", "list", &["a", "http"][..], &[][..]);
    let lone = made(&document(&[within]));
    assert!(lone.package.text("src/resources/a/http.rs").is_some());
    let both = made(&document(&[("/a", "list", &["a"], &[]), within]));
    let text = both.package.text("src/resources/a/mod.rs").unwrap();
    assert!(text.contains("pub mod http_resource;"), "{text}");
}

#[test]
fn a_parameter_is_not_called_as_what_adds_a_file_unless_it_was() {
    let document = document(&[("/a", "list", &["a"], &["with_file"])]);
    let first = made(&document);
    let setter = |it: &Generated| {
        let operation = it.summary.operations.values().next().unwrap();
        operation.options.first().unwrap().name.clone()
    };
    assert_eq!(setter(&first), "with_file_query");
    let [_, again] = generations(&document, &document);
    assert_eq!(setter(&again), "with_file_query");

    let mut last = first.summary.clone();
    let operation = last.operations.values_mut().next().unwrap();
    operation.options.first_mut().unwrap().name = "with_file".to_owned();
    let older = Config {
        last: Some(last),
        ..Config::default()
    };
    let kept = super::members::generated(&document, older);
    assert_eq!(setter(&kept), "with_file");
    assert_eq!(setter(&generated(&document, &kept.lock)), "with_file");
}

#[test]
fn a_property_may_be_called_as_what_writes_a_union() {
    let object = |kind: &str| {
        json!({"type": "object", "required": ["kind"], "properties": {
            "kind": {"const": kind}, "encode": {"type": "string"},
        }})
    };
    let list = |names: [&str; 2]| {
        let refs = names.map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
        json!({"oneOf": refs})
    };
    let generated = made(&schemas(json!({
        "Cat": object("cat"), "Cow": object("cow"), "Dog": object("dog"),
        "Home": list(["Cat", "Farm"]), "Farm": list(["Cow", "Dog"]),
    })));
    let text = generated.package.text("src/wire/home.rs").unwrap();
    assert!(
        text.contains("Self::Farm(member) => json::Encode::encode(member, writer),"),
        "{text}"
    );
    assert!(
        text.contains("Self::Cat(member) => member.encode(writer),"),
        "{text}"
    );
}

#[test]
fn a_package_is_not_called_as_a_dependency_unless_it_was() {
    let document = document(&[("/a", "list", &["a"], &[])]).replace("\"T\"", "\"Tower Service\"");
    let first = made(&document).summary;
    assert_eq!(first.package.as_deref(), Some("tower-service-client"));
    let mut last = first.clone();
    last.package = Some("tower-service".to_owned());
    let older = Config {
        last: Some(last),
        ..Config::default()
    };
    let kept = super::members::generated(&document, older).summary;
    assert_eq!(kept.package.as_deref(), Some("tower-service"));
}
