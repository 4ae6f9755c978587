//! Components that are written out where others would refer to them.

use serde_json::{Value, json};

use super::generated;
use crate::{Generated, Lock};

/// A document with an operation that takes and answers this schema, and one for each of these components.
fn document(inline: &Value, schemas: &Value) -> String {
    let content = json!({"application/json": {"schema": inline}});
    let operation = json!({
        "operationId": "createPet",
        "tags": ["pets"],
        "requestBody": {"required": true, "content": content},
        "responses": {"200": {"description": "ok", "content": content}},
    });
    let mut paths = json!({"/pets": {"post": operation}});
    for name in schemas.as_object().into_iter().flat_map(|all| all.keys()) {
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": schema}});
        let responses = json!({"200": {"description": "ok", "content": content}});
        paths[format!("/pets/{{id}}/{name}")] =
            json!({"get": {"tags": ["pets"], "responses": responses}});
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    });
    document.to_string()
}

fn pet() -> Value {
    json!({
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "kind": {"type": "string", "enum": ["cat", "dog"]}},
    })
}

/// What is sent and what is answered.
fn types(generated: &Generated) -> (String, String) {
    let mut operations = generated.summary.operations.values();
    let operation = operations.find(|it| it.http == "POST /pets").unwrap();
    let value = serde_json::to_value(operation).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        text(&value["arguments"][0]["type"]),
        text(&value["returns"]),
    )
}

fn is_pet(generated: &Generated) -> bool {
    let sent = "impl Into<types::Pet>".to_owned();
    types(generated) == (sent, "types::Pet".to_owned())
}

#[test]
fn what_equals_a_component_is_that_component() {
    let schemas = json!({"Pet": pet()});
    let first = generated(&document(&pet(), &schemas), &Lock::default());
    assert!(is_pet(&first), "{:?}", types(&first));
    let again = generated(&document(&pet(), &schemas), &first.lock);
    assert_eq!(first.package.files, again.package.files);
    assert_eq!(first.lock, again.lock);
}

#[test]
fn what_is_said_of_other_properties_makes_no_type_of_its_own() {
    let mut closed = pet();
    closed["additionalProperties"] = json!(false);
    for (inline, component) in [(closed.clone(), pet()), (pet(), closed)] {
        let schemas = json!({"Pet": component});
        let generated = generated(&document(&inline, &schemas), &Lock::default());
        assert!(is_pet(&generated), "{:?}", types(&generated));
    }
}

#[test]
fn the_order_of_properties_makes_nothing_another_than_the_component() {
    let property =
        |key: &str| format!("\"{key}\": {{\"type\": \"string\", \"description\": \"The {key}.\"}}");
    let written = |keys: [&str; 3]| {
        let properties = keys.map(property).join(", ");
        format!(
            "{{\"type\": \"object\", \"required\": [\"id\", \"name\"], \"properties\": {{{properties}}}}}"
        )
    };
    let document = document(&json!("inline"), &json!({"Pet": "component"}));
    let document = document.replace("\"inline\"", &written(["name", "tag", "id"]));
    let document = document.replace("\"component\"", &written(["id", "name", "tag"]));
    let generated = generated(&document, &Lock::default());
    assert!(is_pet(&generated), "{:?}", types(&generated));
}

#[test]
fn what_says_more_or_hardly_anything_is_a_type_of_its_own() {
    let mut described = pet();
    described["properties"]["id"]["description"] = json!("Another number.");
    let small = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
    let mut told = pet();
    told["properties"]["id"]["readOnly"] = json!(true);
    for (inline, component) in [
        (described, pet()),
        (small.clone(), small),
        (told.clone(), told),
    ] {
        let schemas = json!({"Pet": component});
        let generated = generated(&document(&inline, &schemas), &Lock::default());
        assert!(!is_pet(&generated), "{inline}");
    }
}

#[test]
fn of_equal_components_the_title_says_which() {
    let schemas = json!({"Pet": pet(), "Animal": pet()});
    let untitled = generated(&document(&pet(), &schemas), &Lock::default());
    assert!(!is_pet(&untitled));
    let mut titled = pet();
    titled["title"] = json!("Pet");
    let schemas = json!({"Pet": titled, "Animal": titled});
    let told = generated(&document(&titled, &schemas), &Lock::default());
    assert!(is_pet(&told), "{:?}", types(&told));
}

#[test]
fn growth_moves_neither_what_is_a_component_nor_what_has_a_name() {
    let alone = json!({"Pet": pet()});
    let more = json!({"Pet": pet(), "Animal": pet()});
    let before = generated(&document(&pet(), &alone), &Lock::default());
    let after = generated(&document(&pet(), &more), &before.lock);
    assert!(is_pet(&after), "{:?}", types(&after));

    let before = generated(&document(&pet(), &json!({})), &Lock::default());
    let after = generated(&document(&pet(), &alone), &before.lock);
    assert_eq!(types(&before), types(&after));
    let again = generated(&document(&pet(), &alone), &after.lock);
    assert_eq!(types(&before), types(&again));
}

#[test]
fn what_only_others_use_is_equal_by_accident() {
    let schemas = json!({"Pet": pet()});
    let related = document(&pet(), &schemas);
    let mut others: Value = serde_json::from_str(&related).unwrap();
    others["paths"]["/pets/{id}/Pet"]["get"]["tags"] = json!(["wards"]);
    let others = others.to_string();
    let unrelated = generated(&others, &Lock::default());
    assert!(!is_pet(&unrelated), "{:?}", types(&unrelated));

    let before = generated(&related, &Lock::default());
    let after = generated(&others, &before.lock);
    assert!(is_pet(&after), "{:?}", types(&after));
}

#[test]
fn a_place_that_no_lock_has_stays_with_the_type_that_has_a_name() {
    let before = generated(&document(&pet(), &json!({})), &Lock::default());
    let mut lock = serde_json::to_value(&before.lock).unwrap();
    let is_of_answer = |place: &String| place.starts_with("POST /pets 200");
    for table in ["types", "twins"] {
        if let Some(places) = lock[table].as_object_mut() {
            places.retain(|place, _| !is_of_answer(place));
        }
    }
    let lock: Lock = serde_json::from_value(lock).unwrap();
    let alone = json!({"Pet": pet()});
    let after = generated(&document(&pet(), &alone), &lock);
    assert_eq!(types(&before), types(&after));
}

#[test]
fn a_document_of_schemas_alone_has_no_type_beside_the_component() {
    let run = json!({"type": "object", "properties": {"owner": pet()}});
    let runs = json!({"type": "array", "items": pet()});
    let schemas = json!({"Pet": pet(), "Run": run, "Runs": runs});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    });
    let document = document.to_string();
    let first = generated(&document, &Lock::default());
    let types: Vec<&String> = first.summary.types.keys().collect();
    assert_eq!(types, ["Pet", "PetKind", "Run"]);
    let second = generated(&document, &first.lock);
    assert_eq!(
        (&second.package, &second.lock),
        (&first.package, &first.lock)
    );

    let mut older = serde_json::to_value(&first.lock).unwrap();
    older["types"]["Run/owner"] = json!("RunOwner");
    older["types"]["Run/owner/kind"] = json!("RunOwnerKind");
    let older: Lock = serde_json::from_value(older).unwrap();
    let third = generated(&document, &older);
    assert_eq!((third.package, third.lock), (first.package, first.lock));
}
