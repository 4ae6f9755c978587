//! Requests that come to one name say more of where they are.

use serde_json::{Value, json};

use super::unnamed::names;
use super::{generated, growth};
use crate::Lock;

/// A document with an operation `edit` at each of these paths, in these resources.
fn document(operations: &[(&str, &[&str])]) -> String {
    let mut paths = json!({});
    for (path, resource) in operations {
        let body = json!({"content": {"application/json": {
            "schema": {"type": "object", "properties": {(path.to_string()): {"type": "string"}}}}}});
        paths[*path]["patch"] = json!({
            "operationId": format!("id{}", path.replace('/', "-")),
            "x-fern-sdk-group-name": resource, "x-fern-sdk-method-name": "edit",
            "requestBody": body, "responses": {"204": {"description": ""}}});
    }
    let info: Value = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.0.3", "info": info, "paths": paths}).to_string()
}

const DEVICES: (&str, &[&str]) = ("/devices/settings", &["devices", "settings"]);
const WORKFLOWS: (&str, &[&str]) = ("/workflows/settings", &["workflows", "settings"]);
const DEEP: (&str, &[&str]) = ("/a/workflows/settings", &["a", "workflows", "settings"]);
const LONE: (&str, &[&str]) = ("/settings", &["settings"]);

fn requests(operations: &[(&str, &[&str])]) -> Vec<String> {
    let api = generated(&document(operations), &Lock::default()).summary;
    let mut requests: Vec<String> = api
        .operations
        .values()
        .map(|it| it.request.clone())
        .collect();
    requests.sort();
    requests
}

#[test]
fn each_has_as_many_resources_outward_as_tell_it_apart() {
    assert_eq!(requests(&[DEVICES]), ["EditSettings"]);
    let both = ["EditDevicesSettings", "EditWorkflowsSettings"];
    assert_eq!(requests(&[DEVICES, WORKFLOWS]), both);
    assert_eq!(requests(&[WORKFLOWS, DEVICES]), both);
    let four = [
        "EditAWorkflowsSettings",
        "EditDevicesSettings",
        "EditSettings",
        "EditWorkflowsSettings",
    ];
    assert_eq!(requests(&[LONE, DEVICES, WORKFLOWS, DEEP]), four);
}

#[test]
fn what_had_the_short_name_keeps_it() {
    let none: [String; 0] = [];
    let documents = [document(&[WORKFLOWS]), document(&[DEVICES, WORKFLOWS])];
    assert_eq!(growth::broken(&documents), none);
    let [before, now] = &documents;
    let lock = generated(before, &Lock::default()).lock;
    let now = generated(now, &lock).summary;
    assert_eq!(names(&now, "PATCH /workflows/settings").1, "EditSettings");
    assert_eq!(
        names(&now, "PATCH /devices/settings").1,
        "EditDevicesSettings"
    );
}

#[test]
fn those_of_one_resource_are_told_apart_by_their_operation_ids() {
    let (pets, toys) = (("/pets/it", &["its"][..]), ("/toys/it", &["its"][..]));
    assert_eq!(requests(&[pets, toys]), ["EditIts", "IdToysIt"]);
    // What is the first choice of another is not taken.
    let named = ("/toys", &["toys", "it"][..]);
    let mut document: Value = serde_json::from_str(&document(&[pets, toys, named])).unwrap();
    document["paths"]["/toys"]["patch"]["x-fern-sdk-method-name"] = json!("id_toys");
    let api = generated(&document.to_string(), &Lock::default()).summary;
    assert_eq!(names(&api, "PATCH /toys").1, "IdToysIt");
    assert_eq!(names(&api, "PATCH /toys/it").1, "IdToysItIts");
    let lone = self::document(&[toys]);
    let none: [String; 0] = [];
    assert_eq!(growth::broken(&[lone, self::document(&[pets, toys])]), none);
}
