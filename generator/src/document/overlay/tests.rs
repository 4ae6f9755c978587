//! What overlays make of a document, and where its parts are found then.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io;

use serde_json::{Value, json};

use super::*;
use crate::document::{Document, Files, LoadError, Selection};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
tags:
  - {name: cats}
  - {name: dogs}
  - {name: birds}
  - {name: fish}
paths:
  /pets/{it's}:
    get:
      tags: [dogs]
      parameters: [{name: \"it's\", in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: A pet.}}
components:
  schemas:
    Pet: {type: object, properties: {age: {type: integer}}}
";

struct One;

impl Files for One {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(DOCUMENT.to_owned())
    }
}

/// The document with the actions of an overlay, given as YAML that is indented by two.
fn load(actions: &str) -> (Document, Diagnostics) {
    load_all(&[&with_head(actions)])
}

fn with_head(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{title: Fix, version: '1'}}\nactions:\n{actions}\n")
}

fn load_all(texts: &[&str]) -> (Document, Diagnostics) {
    try_load(texts)
        .map_err(|error| format!("{:?}", error.diagnostics))
        .unwrap()
}

fn try_load(texts: &[&str]) -> Result<(Document, Diagnostics), LoadError> {
    let overlays: Vec<Overlay> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| Overlay {
            name: format!("fix{index}.yaml"),
            text: (*text).to_owned(),
        })
        .collect();
    Document::load_part("api.yaml", &One, &Selection::default(), &overlays)
}

/// What is at a pointer after the actions of an overlay, which has nothing wrong with it.
fn changed(actions: &str, pointer: &str) -> Value {
    let (document, found) = load(actions);
    assert!(found.is_empty(), "{found:?}");
    let node = document.written(&pointer.into()).cloned();
    node.map_or(Value::Null, Node::into_json)
}

/// `code file:line:column` of each finding.
fn told((document, found): &(Document, Diagnostics)) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let at = document.locate(&finding.pointer).unwrap();
        format!("{} {}:{}:{}", finding.code, at.file, at.line, at.column)
    };
    found.iter().map(line).collect()
}

fn place(document: &Document, pointer: &str) -> String {
    let at = document.locate(&pointer.into()).unwrap();
    format!("{}:{}:{}", at.file, at.line, at.column)
}

#[test]
fn objects_are_merged_lists_appended_and_plain_values_replaced() {
    let update = "  - target: $.components.schemas.Pet
    update: {required: [age], properties: {age: {type: number, minimum: 0}, name: {type: string}}}";
    let pet = json!({
        "type": "object", "required": ["age"],
        "properties": {"age": {"type": "number", "minimum": 0}, "name": {"type": "string"}}
    });
    assert_eq!(changed(update, "/components/schemas/Pet"), pet);
    let title = "  - {target: $.info.title, update: All pets}";
    assert_eq!(changed(title, "/info/title"), "All pets");
    let tags = "  - {target: '$.paths.*.get.tags', update: cats}
  - {target: '$.paths.*.get.tags', update: [birds, fish]}";
    let all = json!(["dogs", "cats", "birds", "fish"]);
    assert_eq!(changed(tags, "/paths/~1pets~1{it's}/get/tags"), all);
}

#[test]
fn what_is_found_is_removed_from_lists_and_objects() {
    let some = "  - {target: \"$.tags[?@.name == 'dogs' || @.name == 'fish']\", remove: true}";
    let left = json!([{"name": "cats"}, {"name": "birds"}]);
    assert_eq!(changed(some, "/tags"), left);
    let path = "  - {target: '$.paths[\"/pets/{it''s}\"]', remove: true}";
    assert_eq!(changed(path, "/paths"), json!({}));
    let nested = "  - {target: '$.components..[?@.type]', remove: true}";
    assert_eq!(changed(nested, "/components/schemas"), json!({}));
}

#[test]
fn a_part_is_moved_by_copying_and_removing() {
    let moved = "  - {target: $.components.schemas, update: {Animal: {}}}
  - {target: $.components.schemas.Animal, copy: $.components.schemas.Pet}
  - {target: $.components.schemas.Pet, remove: true}";
    let animal = json!({"Animal": {"type": "object", "properties": {"age": {"type": "integer"}}}});
    assert_eq!(changed(moved, "/components/schemas"), animal);
    let (document, _) = load(moved);
    let age = "/components/schemas/Animal/properties/age";
    assert_eq!(place(&document, age), "api.yaml:16:38");
}

#[test]
fn a_finding_is_where_its_value_was_written() {
    let first = with_head(
        "  - target: $.components.schemas
    update:
      Name: {type: string}
  - {target: '$.tags[0,2]', remove: true}",
    );
    let second = with_head(
        "  - target: $.components.schemas.Name
    update: {maxLength: long}
  - {target: $.tags, update: {name: mice}}",
    );
    let loaded = load_all(&[&first, &second]);
    assert_eq!(told(&loaded), ["wrong-type fix1.yaml:5:14"]);
    let at = |pointer| place(&loaded.0, pointer);
    assert_eq!(at("/components/schemas/Name/type"), "fix0.yaml:6:14");
    assert_eq!(at("/components/schemas/Pet/type"), "api.yaml:16:11");
    assert_eq!(at("/tags/0/name"), "api.yaml:5:6");
    assert_eq!(at("/tags/1/name"), "api.yaml:7:6");
    assert_eq!(at("/tags/2/name"), "fix1.yaml:6:31");
}

#[test]
fn all_that_is_wrong_with_overlays_is_said_in_one_run() {
    let first = "\
overlay: 1.1.0
info: {title: Fix, version: 1}
extend: api.yaml
actions:
  - {target: $.paths./pets, remove: true}
  - {target: $.nothing, remove: true}
  - {target: $.info, update: [1]}
  - {target: $.info}
  - {target: $.info, copy: $.tags.*}
  - {target: '$.*', update: {}}
  - {target: $, remove: true}
  - 7
";
    let second = "overlay: 1.0.0\nactions: [{target: $.info, copy: $.tags}]";
    let third = "overlay: 2.0.0";
    let fourth = "overlay: {";
    let expected = [
        "unknown-key fix0.yaml:3:1",
        "wrong-type fix0.yaml:2:20",
        "invalid-query fix0.yaml:5:6",
        "missing-field fix0.yaml:8:3",
        "wrong-type fix0.yaml:12:3",
        "unmatched-target fix0.yaml:6:6",
        "incompatible-update fix0.yaml:7:22",
        "invalid-value fix0.yaml:9:22",
        "incompatible-update fix0.yaml:10:6",
        "invalid-value fix0.yaml:11:6",
        "missing-field fix1.yaml:1:1",
        "unknown-key fix1.yaml:2:28",
        "unsupported-version fix2.yaml:1:1",
        "invalid-syntax fix3.yaml:1:11",
    ];
    assert_eq!(told(&load_all(&[first, second, third, fourth])), expected);
}

#[test]
fn an_action_that_finds_nothing_changes_nothing_and_the_others_are_applied() {
    let (document, found) = load(
        "  - {target: $.nothing, remove: true}
  - {target: $.tags, remove: true, copy: $.nothing}
  - {target: $.info, update: {title: All pets}}",
    );
    let told: Vec<_> = found.iter().map(|one| (one.severity, one.code)).collect();
    assert_eq!(told, [(Severity::Warning, Code::UnmatchedTarget)]);
    assert_eq!(document.title(), "All pets");
    assert!(document.written(&"/tags".into()).is_none());
}

#[test]
fn a_document_that_is_copied_into_itself_is_refused_at_once() {
    let double = "  - {target: $, update: {again: {}}}\n".to_owned()
        + &"  - {target: $.again, copy: $}\n".repeat(40);
    let error = try_load(&[&with_head(&double)]).unwrap_err();
    let codes: Vec<Code> = error
        .diagnostics
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, [Code::LimitExceeded]);
}

#[test]
fn filters_within_filters_are_refused_before_they_cost_anything() {
    let with = |count: usize, target: &str| {
        let list = "1, ".repeat(count) + "{a: {b: 1}}";
        format!(
            "  - {{target: $.info, update: {{x-many: [{list}]}}}}\n  - {{target: \"{target}\", remove: true}}\n"
        )
    };
    let costly = [
        "$..[?$..[?$..[?$..z]]]",
        "$..[?$..z]",
        "$..[?@.a && (@.z || !$..[?@.z])]",
        "$..[?count($..*..*) > 9000000]",
        "$..[?@..*..*..*..*..*..*..*..z]",
    ];
    for target in costly {
        let found = load(&with(5_000, target)).1;
        let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::LimitExceeded], "{target}");
    }
    let cheap = [
        "$.info..[?@.b == 1]",
        "$.info['x-many'][?@.a && @..b]",
        "$.info['x-many'][?@..b]",
        "$..[?$.info.title == 'Pets' && @.b]",
    ];
    for target in cheap {
        let found = load(&with(5, target)).1;
        assert!(found.is_empty(), "{target}: {found:?}");
    }
}

#[test]
fn another_document_is_noted() {
    let text = with_head("  - {target: $.info, update: {title: All pets}}");
    let same = format!("extends: https://example.com/api.yaml\n{text}");
    assert!(load_all(&[&same]).1.is_empty());
    let other = format!("extends: ./birds.yaml\n{text}");
    assert_eq!(told(&load_all(&[&other])), ["other-document fix0.yaml:1:1"]);
}
