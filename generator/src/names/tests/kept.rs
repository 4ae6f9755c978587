//! What a lock keeps is the same in the next run, however alike the places are.

use serde_json::{Value, json};

use super::members::broken;
use super::{calls, generated};
use crate::Lock;

/// A document of one operation that takes a body in these media types.
fn taking(content: &Value) -> String {
    let body = json!({"required": true, "content": content});
    let create = json!({"operationId": "create", "requestBody": body, "responses": {"204": {"description": ""}}});
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.1.0", "info": info, "paths": {"/a": {"post": create}}}).to_string()
}

fn object(key: &str) -> Value {
    json!({"schema": {"type": "object", "properties": {key: {"type": "string"}}}})
}

fn parts() -> Value {
    let file = json!({"type": "string", "format": "binary"});
    json!({"schema": {"type": "object", "properties": {"f": file}}})
}

fn document(schemas: &Value, paths: &Value) -> String {
    let info = json!({"title": "T", "version": "1"});
    let components = json!({"schemas": schemas});
    json!({"openapi": "3.1.0", "info": info, "paths": paths, "components": components}).to_string()
}

/// A document of two operations whose paths differ in the names of their parameters.
fn twins(names: [&str; 2]) -> String {
    let get = |tag: &str| json!({"get": {"operationId": "get", "tags": [tag], "responses": {}}});
    let [one, other] = names.map(|name| format!("/v1/{{{name}}}"));
    document(&json!({}), &json!({one: get("cats"), other: get("dogs")}))
}

#[test]
fn a_second_run_changes_nothing() {
    let crowded: Value = serde_yaml::from_str(include_str!("crowded.yaml")).unwrap();
    let merged = json!({"application/merge-patch+json": object("y")});
    let mut several = merged.clone();
    several["application/json"] = object("x");
    several["application/x-www-form-urlencoded"] = object("z");
    several["multipart/form-data"] = parts();
    let documents = [
        crowded.to_string(),
        taking(&merged),
        taking(&several),
        twins(["x", "y"]),
    ];
    for document in documents {
        let first = generated(&document, &Lock::default());
        let mut lock = Lock::parse(&first.lock.text()).unwrap();
        for _ in 0..2 {
            let again = generated(&document, &lock);
            assert_eq!(again.lock, first.lock, "{document}");
            assert_eq!(again.package, first.package, "{document}");
            lock = again.lock;
        }
    }
}

#[test]
fn a_media_type_that_is_added_leaves_the_names_of_others() {
    for (known, added) in [
        ("application/json", "multipart/form-data"),
        ("multipart/form-data", "application/json"),
        ("application/merge-patch+json", "application/json"),
        ("application/a+json", "application/b+json"),
        ("application/b+json", "application/a+json"),
        ("application/json; charset=utf-8", "application/json"),
        ("application/vnd.b+json", "application/json"),
    ] {
        let alone = json!({known: object("x")});
        let both = json!({known: object("x"), added: object("y")});
        holds_x("CreateABody", [taking(&alone), taking(&both)]);
    }
}

/// The type of this name has the same property in a document and in what becomes of it.
fn holds_x(name: &str, documents: [String; 2]) {
    let mut lock = Lock::default();
    for document in documents {
        let now = generated(&document, &lock);
        let told: Value = serde_json::from_str(&now.summary.text()).unwrap();
        let holds = told["types"][name].to_string().contains("\"x\"");
        assert!(holds, "{name} in {document}: {}", now.summary.text());
        lock = now.lock;
    }
}

#[test]
fn what_was_known_by_less_keeps_its_name_and_is_known_by_more_from_then_on() {
    let form = taking(&json!({"application/x-www-form-urlencoded": object("x")}));
    let text = generated(&form, &Lock::default()).lock.text();
    let shorter = text.replace(
        "body application/x-www-form-urlencoded\" = \"CreateABody\"",
        "body\" = \"Given\"",
    );
    let lock = Lock::parse(&shorter).unwrap();
    let again = generated(&form, &lock);
    assert!(again.package.files["src/types/create_a_operation.rs"].contains("pub struct Given"));
    let told_apart = "body application/x-www-form-urlencoded\" = \"Given\"";
    assert!(
        again.lock.text().contains(told_apart),
        "{}",
        again.lock.text()
    );
    let plain =
        json!({"application/json": object("y"), "application/x-www-form-urlencoded": object("x")});
    let grown = generated(&taking(&plain), &again.lock);
    let given = grown.summary.types.get("Given").map(|it| format!("{it:?}"));
    assert!(given.is_some_and(|it| it.contains("\"x\"")));
}

#[test]
fn operations_that_send_the_same_stay_where_they_are() {
    let alone = document(
        &json!({}),
        &json!({"/v1/{x}": {"get": {"operationId": "get", "tags": ["cats"], "responses": {}}}}),
    );
    let first = generated(&alone, &Lock::default());
    let both = generated(&twins(["x", "y"]), &first.lock);
    let third = generated(&twins(["x", "y"]), &both.lock);
    for one in [&both, &third] {
        for file in ["src/resources/cats.rs", "src/resources/dogs.rs"] {
            assert!(one.package.files[file].contains("pub fn get("), "{file}");
        }
        let notes = one.diagnostics.iter();
        let mut notes = notes.filter(|it| it.code.as_str() == "duplicate-operation");
        let note = &notes.next_back().unwrap().message;
        assert!(note.contains("`GET /v1/{x}` is sent as this is"), "{note}");
    }
    assert_eq!(both.package, third.package);
}

#[test]
fn what_sends_the_same_and_is_listed_before_takes_no_name() {
    let topics = ("get", "/{parent}/topics", "topics_list", None);
    let other = ("get", "/{name}/topics", "reservations_topics_list", None);
    let (before, after) = (
        calls::document(&[topics]),
        calls::document(&[other, topics]),
    );
    assert_eq!(broken(&before, &after), [""; 0]);
}

#[test]
fn a_method_that_is_longer_than_new_ones_stays() {
    let name = format!(
        "put_{}_schema",
        "security_classification_".repeat(4).trim_end_matches('_')
    );
    let get = json!({"get": {"operationId": "read", "tags": ["schemas"], "responses": {}}});
    let document = document(&json!({}), &json!({"/schemas": get}));
    let lock = format!("[methods]\n\"GET /schemas\" = \"{name}\"\n");
    let kept = generated(&document, &Lock::parse(&lock).unwrap());
    assert!(kept.lock.text().contains(&name), "{}", kept.lock.text());
}
