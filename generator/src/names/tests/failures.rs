//! The bodies of failures that operations have in common.

use serde_json::{Map, Value, json};

use super::generated;
use super::growth::broken;
use crate::Lock;

/// An operation for each path below a resource, with a failure of each status whose body has these properties.
fn failing(resources: &[(&str, &[(&str, &str)])]) -> String {
    let paths = resources.iter().map(|(resource, failures)| {
        let failures = failures.iter().map(|(status, key)| {
            let schema = json!({"type": "object", "properties": {*key: {"type": "string"}}});
            let content = json!({"application/json": {"schema": schema}});
            let answer = json!({"description": "", "content": content});
            ((*status).to_owned(), answer)
        });
        let responses: Map<String, Value> = failures.collect();
        let operation = json!({
            "tags": [resource.split('/').next()],
            "operationId": format!("get_{}", resource.replace('/', "_")),
            "responses": responses,
        });
        (format!("/{resource}"), json!({"get": operation}))
    });
    let paths: Map<String, Value> = paths.collect();
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.0.0", "info": info, "paths": paths}).to_string()
}

fn names(document: &str) -> Vec<String> {
    let generated = generated(document, &Lock::default());
    generated.summary.types.keys().cloned().collect()
}

#[test]
fn failures_that_are_the_same_everywhere_are_one_type() {
    let common = [("200", "id"), ("400", "detail"), ("default", "detail")];
    let other = [("400", "reason")];
    let document = failing(&[("a", &common), ("b", &common), ("c", &other)]);
    assert_eq!(
        names(&document),
        ["ApiError", "GetAResult", "GetBResult", "GetCErrorV400"]
    );
}

#[test]
fn what_is_answered_by_default_alone_is_no_failure() {
    let document = failing(&[
        ("a", &[("default", "id")]),
        ("b", &[("default", "id"), ("400", "detail")]),
        ("c", &[("400", "detail")]),
    ]);
    assert_eq!(names(&document), ["ApiError", "GetAResult", "GetBResult"]);
}

#[test]
fn a_failure_keeps_its_name_when_others_come_to_be_alike() {
    let none: [String; 0] = [];
    let (one, other) = ([("400", "detail")], [("400", "reason")]);
    let growing = [
        failing(&[("a", &one)]),
        failing(&[("a", &one), ("b", &one)]),
        failing(&[("a", &one), ("b", &one), ("c", &one), ("d", &one)]),
        failing(&[
            ("a", &one),
            ("b", &one),
            ("c", &one),
            ("d", &one),
            ("e", &other),
            ("f", &other),
            ("g", &other),
            ("h", &other),
            ("i", &other),
        ]),
    ];
    assert_eq!(broken(&growing), none);
}

#[test]
fn a_failure_of_many_operations_of_a_resource_stays_one() {
    let (common, other) = ([("400", "detail")], [("400", "reason")]);
    let paths: Vec<String> = (1..20).map(|number| format!("a/p{number}")).collect();
    let mut operations = vec![("b", &common[..]), ("c", &common[..])];
    operations.extend(paths.iter().map(|path| (path.as_str(), &other[..])));
    let document = failing(&operations);
    assert_eq!(names(&document).len(), 2);
    let none: [String; 0] = [];
    assert_eq!(broken(&[document.clone(), document]), none);
}

#[test]
fn failures_of_many_resources_stay_one_when_a_component_takes_the_word() {
    let resources: Vec<String> = (0..30).map(|number| format!("r{number}")).collect();
    let failures = [("400", "detail")];
    let failing = |resources: &[String]| {
        let resources = resources.iter();
        let resources: Vec<_> = resources.map(|it| (it.as_str(), &failures[..])).collect();
        failing(&resources)
    };
    let before = failing(&resources);
    let now = with_component(&before, "ApiError");
    let grown: Vec<String> = [resources, vec!["s".to_owned()]].concat();
    let grown = with_component(&failing(&grown), "ApiError");
    let none: [String; 0] = [];
    assert_eq!(broken(&[before, now, grown]), none);
}

/// The document with a component, and an operation that answers with it.
fn with_component(document: &str, name: &str) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap();
    let reference = json!({"$ref": format!("#/components/schemas/{name}")});
    let content = json!({"application/json": {"schema": reference}});
    let responses = json!({"200": {"description": "", "content": content}});
    document["paths"]["/last"] = json!({"get": {"responses": responses}});
    let component = json!({"type": "object", "properties": {"code": {"type": "integer"}}});
    document["components"] = json!({"schemas": {name: component}});
    document.to_string()
}
