//! What is kept of a document, and what is said where nothing is.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{Selection, select};
use crate::diagnostic::{Diagnostics, Pointer};
use crate::document::node::Node;
use crate::document::parse::parse;

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
tags: [{name: pets}, {name: zoo}]
security: [{key: []}]
paths:
  /pets:
    parameters: [{$ref: '#/components/parameters/Page'}]
    get:
      operationId: list
      tags: [pets]
      responses: {'200': {$ref: '#/components/responses/Pets'}}
    post: {operationId: add, responses: {}}
  /zoos: {get: {operationId: zoos, tags: [zoo], responses: {'200': {description: z, content: {application/json: {schema: {$ref: '#/components/schemas/Zoo'}}}}}}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}, other: {type: http, scheme: basic}}
  parameters: {Page: {name: page, in: query, schema: {type: integer}}}
  responses: {Pets: {description: p, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  schemas:
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: k, mapping: {dog: Dog}}}
    Cat: {type: object, x-kept: true}
    Dog: {type: object, properties: {of: {$ref: '#/components/schemas/Pet'}}}
    Zoo: {type: object}
";

fn cut(selection: &Selection) -> (Node, Diagnostics) {
    let mut root = parse(API).unwrap().root;
    let mut found = Diagnostics::new();
    select(&mut root, selection, &mut found);
    (root, found)
}

fn keys(root: &Node, path: &[&str]) -> Vec<String> {
    let node = path.iter().try_fold(root, |node, key| node.get(key));
    let map = node.and_then(Node::as_map);
    map.map(|map| map.keys().cloned().collect())
        .unwrap_or_default()
}

#[test]
fn an_operation_keeps_all_that_it_reaches_and_nothing_else() {
    for selection in [
        Selection {
            operations: vec!["list".to_owned()],
            ..Selection::default()
        },
        Selection {
            operations: vec!["get /pets".to_owned()],
            ..Selection::default()
        },
        Selection {
            tags: vec!["pets".to_owned()],
            ..Selection::default()
        },
    ] {
        let (root, found) = cut(&selection);
        assert!(found.is_empty());
        assert_eq!(keys(&root, &["paths"]), ["/pets"]);
        assert_eq!(keys(&root, &["paths", "/pets"]), ["parameters", "get"]);
        assert_eq!(
            keys(&root, &["components", "schemas"]),
            ["Pet", "Cat", "Dog"]
        );
        assert_eq!(keys(&root, &["components", "parameters"]), ["Page"]);
        assert_eq!(keys(&root, &["components", "securitySchemes"]), ["key"]);
        assert_eq!(root.get("tags").unwrap().as_list().unwrap().len(), 1);
    }
}

#[test]
fn where_no_security_is_said_all_schemes_stay() {
    let mut root = parse(&API.replace("security: [{key: []}]", "x-a: 1"))
        .unwrap()
        .root;
    let selection = Selection {
        operations: vec!["list".to_owned()],
        ..Selection::default()
    };
    select(&mut root, &selection, &mut Diagnostics::new());
    assert_eq!(
        keys(&root, &["components", "securitySchemes"]),
        ["key", "other"]
    );
}

#[test]
fn a_pattern_keeps_all_operations_of_a_path() {
    let (root, _) = cut(&Selection {
        paths: vec!["/pet*".to_owned()],
        ..Selection::default()
    });
    assert_eq!(
        keys(&root, &["paths", "/pets"]),
        ["parameters", "get", "post"]
    );
}

#[test]
fn what_is_not_there_is_named_with_what_is_near() {
    let (_, found) = cut(&Selection {
        operations: vec!["lists".to_owned()],
        ..Selection::default()
    });
    let finding = found.iter().next().unwrap();
    assert_eq!(finding.code.as_str(), "unknown-selection");
    assert!(finding.help.as_ref().unwrap().contains("`list`"));
}

#[test]
fn findings_about_what_went_go_as_well() {
    let mut root = parse(API).unwrap().root;
    let mut found = Diagnostics::new();
    for at in [
        "/paths/~1zoos/get/tags",
        "/components/schemas/Zoo",
        "/paths/~1pets/get",
        "/info",
    ] {
        found.warning(
            crate::diagnostic::Code::WrongType,
            &Pointer::from(at),
            "odd",
        );
    }
    let selection = Selection {
        tags: vec!["pets".to_owned()],
        ..Selection::default()
    };
    select(&mut root, &selection, &mut found);
    let left: Vec<&str> = found
        .iter()
        .map(|finding| finding.pointer.as_str())
        .collect();
    assert_eq!(left, ["/paths/~1pets/get", "/info"]);
}

const METHODS: &str = "
openapi: 3.2.0
paths:
  /pets:
    get: {operationId: list}
    query: {operationId: query}
    additionalOperations:
      COPY: {operationId: copy, tags: [pets]}
      LINK: {operationId: link}
  /zoos:
    additionalOperations: {COPY: {operationId: zoo}}
";

/// The paths that are left, the keys of the first, and its additional operations.
fn left(text: &str, operation: &str) -> [Vec<String>; 3] {
    let mut root = parse(text).unwrap().root;
    let mut found = Diagnostics::new();
    let selection = Selection {
        operations: vec![operation.to_owned()],
        ..Selection::default()
    };
    select(&mut root, &selection, &mut found);
    assert!(found.is_empty(), "{found:?}");
    [
        keys(&root, &["paths"]),
        keys(&root, &["paths", "/pets"]),
        keys(&root, &["paths", "/pets", "additionalOperations"]),
    ]
}

#[test]
fn operations_with_methods_of_3_2_are_selected_as_others_are() {
    for name in ["query", "QUERY /pets"] {
        let [paths, of_path, _] = left(METHODS, name);
        assert_eq!(
            (paths, of_path),
            (vec!["/pets".to_owned()], vec!["query".to_owned()])
        );
    }
    for name in ["copy", "COPY /pets"] {
        let [paths, of_path, additional] = left(METHODS, name);
        assert_eq!(paths, ["/pets"]);
        assert_eq!(of_path, ["additionalOperations"]);
        assert_eq!(additional, ["COPY"]);
    }
}

#[test]
fn before_3_2_a_query_is_no_operation() {
    let text = METHODS.replace("3.2.0", "3.1.0");
    let [_, of_path, additional] = left(&text, "list");
    assert_eq!(of_path, ["get", "query", "additionalOperations"]);
    assert_eq!(additional, ["COPY", "LINK"]);
}

const HEIRS: &str = "
openapi: 3.0.3
paths:
  /pets: {get: {operationId: pets, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /dogs: {get: {operationId: dogs, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}}}}
  /cars: {get: {operationId: cars, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Car'}}}}}}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {dog: Dog}}}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {toy: {$ref: '#/components/schemas/Toy'}}}]}
    Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}]}
    Lizard: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}
    Toy: {type: object}
    Car: {type: object}
    Bus: {allOf: [{$ref: '#/components/schemas/Car'}]}
";

/// The schemas that are left with an operation of a document with heirs.
fn family(operation: &str) -> Vec<String> {
    let mut root = parse(HEIRS).unwrap().root;
    let selection = Selection {
        operations: vec![operation.to_owned()],
        ..Selection::default()
    };
    select(&mut root, &selection, &mut Diagnostics::new());
    keys(&root, &["components", "schemas"])
}

#[test]
fn a_base_with_a_discriminator_keeps_what_may_stand_for_it() {
    assert_eq!(family("pets"), ["Pet", "Dog", "Puppy", "Lizard", "Toy"]);
}

#[test]
fn without_a_discriminator_nothing_stands_for_a_base() {
    assert_eq!(family("cars"), ["Car"]);
}

#[test]
fn an_heir_keeps_its_base_and_what_is_mapped_there_alone() {
    assert_eq!(family("dogs"), ["Pet", "Dog", "Toy"]);
}
