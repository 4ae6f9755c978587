//! What something refers to within a schema is called by where it stands, as it is without the reference.

use serde_json::{Value, json};

use super::growth::broken;
use super::{generated, schemas};
use crate::Lock;

fn order(more: &Value) -> String {
    let holding = |key: &str| json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}});
    let parts = json!({"type": "object", "properties": {
        "lines": {"type": "array", "items": holding("sku")},
        "meta": {"type": "object", "additionalProperties": holding("v")},
        "pay": {"oneOf": [holding("card"), holding("iban")]},
        "ship": {"type": "object", "properties": {"to": holding("zip")}},
    }});
    schemas(json!({"Order": parts, "Other": {"type": "object", "properties": more}}))
}

fn references() -> Value {
    let to = |part: &str| json!({"$ref": format!("#/components/schemas/Order/properties/{part}")});
    json!({
        "n": {"type": "string"},
        "l": to("lines/items"),
        "m": to("meta/additionalProperties"),
        "p": to("pay/oneOf/0"),
        "s": to("ship"),
        "t": to("ship/properties/to"),
    })
}

#[test]
fn a_reference_into_a_schema_changes_no_name() {
    let documents = [
        order(&json!({"n": {"type": "string"}})),
        order(&references()),
    ];
    let none: [String; 0] = [];
    assert_eq!(broken(&documents), none);
}

#[test]
fn what_is_referred_to_is_called_by_where_it_stands() {
    let types = generated(&order(&references()), &Lock::default())
        .summary
        .types;
    let names: Vec<&str> = types.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "Order",
            "OrderLine",
            "OrderMetaItem",
            "OrderPay",
            "OrderPayCard",
            "OrderPayIban",
            "OrderShip",
            "OrderShipTo",
            "Other",
        ]
    );
}

/// An answer, and another that refers to it.
fn answers() -> String {
    let answer = |schema: Value| json!({"200": {"description": "d", "content": {"application/json": {"schema": schema}}}});
    let item =
        json!({"type": "object", "required": ["i"], "properties": {"i": {"type": "integer"}}});
    let pet = json!({"type": "object", "properties": {"item": item}});
    let schema = "#/paths/~1pets/get/responses/200/content/application~1json/schema";
    let again = json!({"type": "object", "properties": {
        "pet": {"$ref": schema},
        "item": {"$ref": format!("{schema}/properties/item")},
    }});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "paths": {
            "/pets": {"get": {"operationId": "getPet", "responses": answer(pet)}},
            "/again": {"get": {"operationId": "again", "responses": answer(again)}},
        },
    });
    document.to_string()
}

#[test]
fn an_answer_that_others_refer_to_has_one_type() {
    let types = generated(&answers(), &Lock::default()).summary.types;
    let names: Vec<&str> = types.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["GetAgainResult", "GetPetResult", "GetPetResultItem"]
    );
}

#[test]
fn two_types_that_an_answer_had_are_kept() {
    let lock = "[types]\n\"GET /pets 200\" = \"GetPetResult\"\nget_200 = \"Get200\"\n";
    let made = generated(&answers(), &Lock::parse(lock).unwrap());
    let names: Vec<&str> = made.summary.types.keys().map(String::as_str).collect();
    assert!(
        names.contains(&"Get200") && names.contains(&"GetPetResult"),
        "{names:?}"
    );
    assert!(made.lock.text().contains(lock.lines().last().unwrap()));
}
