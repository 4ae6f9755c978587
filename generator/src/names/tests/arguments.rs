//! What is taken by position stays where it was, whatever the order of the document.

use serde_json::{Value, json};

use super::members::broken;
use super::{generated, schemas};
use crate::Lock;

const NONE: [String; 0] = [];

fn pet(keys: &[&str]) -> String {
    let properties: serde_json::Map<String, Value> = keys
        .iter()
        .map(|key| ((*key).to_owned(), json!({"type": "string"})))
        .collect();
    schemas(json!({"Pet": {"type": "object", "properties": properties, "required": keys}}))
}

fn search(queries: &[&str]) -> String {
    let parameter = |name: &str, place: &str| json!({"name": name, "in": place, "required": true, "schema": {"type": "string"}});
    let queries = queries.iter().map(|name| parameter(name, "query"));
    let all: Vec<Value> = queries.chain([parameter("id", "path")]).collect();
    let body = json!({"required": true, "content": {"text/plain": {"schema": {"type": "string"}}}});
    let get =
        json!({"operationId": "put", "parameters": all, "requestBody": body, "responses": {}});
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.1.0", "info": info, "paths": {"/a/{id}": {"put": get}}}).to_string()
}

#[test]
fn a_constructor_takes_what_it_took_in_the_same_order() {
    let before = pet(&["from", "to"]);
    assert_eq!(broken(&before, &pet(&["to", "from"])), NONE);
    let more = broken(&before, &pet(&["to", "by", "from"]));
    assert_eq!(more, ["Pet::by `String`, which `new` takes"]);
}

#[test]
fn a_method_takes_what_it_took_in_the_same_order() {
    let before = search(&["from", "to"]);
    assert_eq!(broken(&before, &search(&["to", "from"])), NONE);
    let more = broken(&before, &search(&["to", "by", "from"]));
    assert_eq!(more.len(), 1, "{more:?}");
    assert!(more[0].contains("by) an argument"), "{more:?}");
}

#[test]
fn an_order_is_kept_only_where_it_is_another_than_that_of_the_document() {
    for document in [pet(&["to", "from"]), search(&["to", "from"])] {
        let lock = generated(&document, &Lock::default()).lock.text();
        assert!(!lock.contains("[arguments]"), "{lock}");
    }
    let kept =
        "[arguments]\nPet = [\"from\", \"gone\", \"to\"]\n\"PUT /a/{}\" = [\"query from\"]\n";
    let lock = Lock::parse(kept).unwrap();
    let type_of = generated(&pet(&["by", "to", "from"]), &lock);
    let source = type_of.package.text("src/types/pet.rs").unwrap();
    let taken = "from: impl Into<String>, to: impl Into<String>, by: impl Into<String>";
    let unbroken: Vec<&str> = source.split_whitespace().collect();
    assert!(unbroken.join(" ").contains(taken), "{source}");
    let taken = |lock: &Lock| {
        let told = generated(&search(&["to", "from"]), lock).summary;
        let operation = told.operations.into_values().next().unwrap();
        let names = operation.arguments.into_iter().map(|it| it.name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(taken(&lock), ["id", "from", "to", "body"]);
    assert_eq!(taken(&Lock::default()), ["id", "to", "from", "body"]);
}
