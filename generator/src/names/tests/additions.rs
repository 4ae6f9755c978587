//! What is added to a document takes no name from what is there.

use serde_json::{Value, json};

use super::growth::broken;
use super::{generated, schemas};
use crate::Lock;

const NONE: [String; 0] = [];

fn document(paths: &Value) -> String {
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.1.0", "info": info, "paths": paths}).to_string()
}

fn object(key: &str) -> Value {
    json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}})
}

#[test]
fn an_answer_keeps_its_variant_when_another_status_comes_to_be_answered_alike() {
    let answering = |statuses: &[(&str, &str)]| {
        let answer = |(status, key): &(&str, &str)| {
            let schema = object(key);
            let content = json!({"application/json": {"schema": schema}});
            (
                (*status).to_owned(),
                json!({"description": "", "content": content}),
            )
        };
        let mut responses: serde_json::Map<String, Value> = statuses.iter().map(answer).collect();
        responses.insert("204".to_owned(), json!({"description": ""}));
        document(&json!({"/jobs": {"post": {"operationId": "create", "responses": responses}}}))
    };
    let made = answering(&[("201", "id")]);
    let alike = answering(&[("200", "id"), ("201", "id")]);
    let apart = answering(&[("200", "id"), ("201", "id"), ("202", "at")]);
    assert_eq!(broken(&[made, alike, apart]), NONE);
}

#[test]
fn variants_stay_when_their_union_comes_to_stand_elsewhere_as_well() {
    let members = json!([{"type": "string"}, {"type": "integer"}]);
    let pet = json!({"type": "object", "properties": {"size": {"oneOf": members}}});
    let before = generated(&schemas(json!({"Pet": pet})), &Lock::default());
    let renamed = before.lock.text().replace("= \"Integer\"", "= \"Inches\"");
    let lock = Lock::parse(&renamed).unwrap();
    let after = generated(&schemas(json!({"Aaa": pet, "Pet": pet})), &lock);
    let told = after.summary.text();
    assert!(told.contains("Inches"), "{told}");
}

#[test]
fn a_variant_whose_name_is_not_what_words_come_to_keeps_it() {
    let kind = |value: &str| json!({"type": "object", "required": ["kind"], "properties": {"kind": {"const": value}}});
    let union = |values: &[&str]| {
        let members: Vec<Value> = values.iter().map(|value| kind(value)).collect();
        schemas(json!({"Event": {"oneOf": members}}))
    };
    let before = union(&["404_u", "b"]);
    let after = union(&["404-u", "404_u", "b"]);
    assert_eq!(broken(&[before, after]), NONE);
}

#[test]
fn a_property_with_a_slash_is_no_place_within_another() {
    let within = json!({"type": "object", "properties": {"b": object("y")}});
    let holding =
        |properties: Value| schemas(json!({"Pet": {"type": "object", "properties": properties}}));
    let both = holding(json!({"a": within, "a/b": object("x")}));
    for before in [json!({"a": within}), json!({"a/b": object("x")})] {
        assert_eq!(broken(&[holding(before), both.clone()]), NONE);
    }
}

#[test]
fn of_values_that_are_alike_those_that_stay_keep_their_name() {
    let holding = |names: &[(&str, &str)]| {
        let pets = names.iter().map(|(name, more)| {
            let state = json!({"enum": ["a", "b", more]});
            let pet = json!({"type": "object", "properties": {"state": state}});
            ((*name).to_owned(), pet)
        });
        schemas(Value::Object(pets.collect()))
    };
    let before = holding(&[("A", "c"), ("B", "c"), ("C", "c")]);
    for name in ["A", "B", "C"] {
        let more = |other| (other, if other == name { "d" } else { "c" });
        let changed = holding(&["A", "B", "C"].map(more));
        let broken = broken(&[before.clone(), changed]);
        let is_of_it = |it: &&String| it.starts_with(&format!("{name}::state"));
        assert_eq!(
            broken.iter().filter(|it| !is_of_it(it)).count(),
            0,
            "{broken:?}"
        );
    }
}

#[test]
fn a_component_spelled_as_the_name_of_another_leaves_it_that() {
    let none = NONE;
    for [known, added] in [["pet", "Pet"], ["pet", "PET"], ["PetThing", "pet_thing"]] {
        let before = schemas(json!({known: object("a")}));
        let after = schemas(json!({known: object("a"), added: object("b")}));
        assert_eq!(broken(&[before, after.clone(), after]), none, "{added}");
    }
}

#[test]
fn an_operation_called_as_the_answers_of_another_leaves_them_that() {
    let answer = |key: &str| {
        let content = json!({"application/json": {"schema": object(key)}});
        json!({"description": "", "content": content})
    };
    let two = json!({"200": answer("a"), "202": answer("b")});
    let create = json!({"operationId": "createPet", "tags": ["pets"], "responses": two});
    let added = json!({"operationId": "createPetResponse", "tags": ["answers"], "responses": {}});
    let before = document(&json!({"/pets": {"post": create}}));
    let after = document(&json!({"/answers": {"post": added}, "/pets": {"post": create}}));
    assert_eq!(broken(&[before, after.clone(), after]), NONE);
}

#[test]
fn a_resource_called_as_a_method_leaves_it_that() {
    let search = json!({"operationId": "searchPets", "x-fern-sdk-group-name": ["pets"], "x-fern-sdk-method-name": "search", "responses": {}});
    let added =
        json!({"operationId": "old", "x-fern-sdk-group-name": ["pets", "search"], "responses": {}});
    let before = document(&json!({"/pets/search": {"get": search}}));
    let after = document(&json!({"/old": {"get": added}, "/pets/search": {"get": search}}));
    assert_eq!(broken(&[before, after.clone(), after]), NONE);
}
