//! How operations are called: by their resource and by what they do to it.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Text, generated};
use crate::document::Document;
use crate::method::Method;
use crate::{Config, Generated, Lock};

pub(super) type Given<'a> = (&'a str, &'a str, &'a str, Option<&'a str>);

/// A document with these operations: method, path, operationId and tag.
pub(super) fn document(operations: &[Given<'_>]) -> String {
    let mut paths = json!({});
    for (method, path, id, tag) in operations {
        let mut operation = json!({"responses": {"204": {"description": ""}}});
        if !id.is_empty() {
            operation["operationId"] = json!(id);
        }
        if let Some(tag) = tag {
            operation["tags"] = json!([tag]);
        }
        let names = path
            .split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next());
        let parameters = names.map(|name| {
            json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}})
        });
        operation["parameters"] = parameters.collect();
        match Method::of(method) {
            Method::Other(_) if Method::of_field(method).is_none() => {
                paths[*path]["additionalOperations"][*method] = operation;
            }
            _ => paths[*path][*method] = operation,
        }
    }
    let info = json!({"title": "T", "version": "1"});
    json!({"openapi": "3.2.0", "info": info, "paths": paths}).to_string()
}

/// The calls of a document with these operations, as the index of its crate lists them.
pub(super) fn calls(operations: &[Given<'_>]) -> Vec<String> {
    listed(&generated(&document(operations), &Lock::default()))
}

/// Whether these are the calls, in whatever order they come.
#[track_caller]
pub(super) fn are_all(operations: &[Given<'_>], expected: &[&str]) {
    let (mut calls, mut expected) = (calls(operations), expected.to_vec());
    calls.sort();
    expected.sort_unstable();
    assert_eq!(calls, expected);
}

pub(super) fn listed(generated: &Generated) -> Vec<String> {
    let files = &generated.package.files;
    let index = files["api.md"]
        .lines()
        .filter_map(|line| line.strip_prefix("| [`client."));
    let calls = index.filter_map(|line| line.split('`').next());
    calls.map(str::to_owned).collect()
}

#[test]
fn a_version_that_all_paths_share_names_no_resource() {
    let operations = [
        ("get", "/api/v1/pets", "", None),
        ("get", "/api/v1/pets/{id}", "", None),
        ("get", "/health", "", None),
    ];
    assert_eq!(
        calls(&operations),
        ["pets().list", "pets().get", "health().get"]
    );
}

#[test]
fn versions_that_differ_are_resources() {
    let operations = [
        ("get", "/v1/pets", "listPets", None),
        ("get", "/v2/pets", "listPetsV2", None),
    ];
    assert_eq!(
        calls(&operations),
        ["v1().pets().list", "v2().pets().list_v2"]
    );
}

#[test]
fn a_version_that_all_tags_and_operation_ids_share_is_left_out() {
    let operations = [
        ("get", "/pets", "v1.pet.list", Some("V1Pet")),
        ("get", "/owners", "v1.owner.list", Some("V1Owner")),
    ];
    assert_eq!(calls(&operations), ["owner().list", "pet().list"]);
    let operations = [
        ("get", "/pets", "v1.pet.list", Some("V1Pet")),
        ("get", "/owners", "owner.list", Some("Owner")),
    ];
    assert_eq!(calls(&operations), ["owner().list", "v1_pet().list"]);
}

#[test]
fn two_methods_that_came_to_one_name_keep_their_own() {
    let operations = [
        ("get", "/models", "get_models", Some("models")),
        ("get", "/models/{id}", "get_model", Some("models")),
        ("delete", "/models/{id}", "delete_model", Some("models")),
        ("post", "/models", "create", Some("models")),
        ("put", "/models", "create_models", Some("models")),
    ];
    let expected = [
        "models().get_models",
        "models().create_models",
        "models().create",
        "models().get_model",
        "models().delete",
    ];
    assert_eq!(calls(&operations), expected);
}

#[test]
fn what_the_configuration_places_keeps_its_name_as_the_document_grows() {
    let run = |operations: &[Given<'_>], lock: Lock| {
        let text = Text(document(operations));
        let (document, _) = Document::load("api", &text).unwrap();
        let mut config = Config::parse("[operations.listPets]\nresource = \"pets\"\n").unwrap();
        config.lock = lock;
        crate::generate(&document, &config).unwrap()
    };
    let before = [("get", "/pets", "listPets", Some("Animals"))];
    let first = run(&before, Lock::default());
    assert_eq!(listed(&first), ["pets().list"]);
    let grown = [("get", "/a/pets", "list_pet", Some("pets")), before[0]];
    assert_eq!(
        listed(&run(&grown, Lock::default())),
        ["pets().list_pet", "pets().list_pets"]
    );
    assert_eq!(
        listed(&run(&grown, first.lock)),
        ["pets().list_pet", "pets().list"]
    );
}

#[test]
fn a_version_that_was_left_out_stays_out_when_another_comes() {
    let first = [("get", "/v1/pets", "v1ListPets", Some("V1Pets"))];
    let before = generated(&document(&first), &Lock::default());
    assert_eq!(listed(&before), ["pets().list"]);
    let grown = [
        first[0],
        ("get", "/v1/pets/{id}", "v1GetPet", Some("V1Pets")),
        ("get", "/v2/pets", "v2ListPets", Some("V2Pets")),
    ];
    let after = listed(&generated(&document(&grown), &before.lock));
    let expected = ["pets().list", "pets().get", "v2_pets().v2_list_pets"];
    assert_eq!(after, expected);
}

#[test]
fn what_is_only_called_like_a_version_stays() {
    let tagged = [("get", "/keys", "listApiKeys", Some("API Keys"))];
    assert_eq!(calls(&tagged), ["api_keys().list"]);
    let paths = [
        ("get", "/api/pets", "", None),
        ("get", "/pets", "", None),
        ("get", "/rest/pets", "", None),
    ];
    let expected = ["pets().get_api_pets", "pets().get", "pets().get_rest_pets"];
    assert_eq!(calls(&paths), expected);
}

#[test]
fn a_whole_name_is_not_that_of_another() {
    let operations = [
        ("get", "/a", "listPetsPets", Some("pets")),
        ("get", "/b", "listPets", Some("pets")),
        ("get", "/c", "pets_list", Some("pets")),
    ];
    let expected = [
        "pets().list_pets_pets",
        "pets().list_pets",
        "pets().pets_list",
    ];
    assert_eq!(calls(&operations), expected);
}

#[test]
fn methods_that_a_document_calls_alike_go_by_their_operation_id() {
    let operations = [
        ("get", "/a", "getRepository", Some("git")),
        ("get", "/b", "getBranch", Some("git")),
    ];
    let mut document: serde_json::Value = serde_json::from_str(&document(&operations)).unwrap();
    for path in ["/a", "/b"] {
        document["paths"][path]["get"]["x-fern-sdk-method-name"] = json!("get");
    }
    let generated = generated(&document.to_string(), &Lock::default());
    assert_eq!(listed(&generated), ["git().get", "git().get_branch"]);
}

#[test]
fn of_names_that_are_too_long_the_end_tells_them_apart() {
    let long = |end: &str| {
        format!(
            "stations.projects.locations.stationClusters.stationConfigs.stationsOfOneCustomer.{end}"
        )
    };
    let ids = [long("start"), long("stop"), long("restart")];
    let [start, stop, restart] = ids.each_ref().map(String::as_str);
    let operations = [
        ("post", "/a", start, Some("customers")),
        ("post", "/b", stop, Some("customers")),
        ("post", "/c", restart, Some("customers")),
    ];
    let names = calls(&operations);
    for (name, end) in names.iter().zip(["start", "stop", "restart"]) {
        assert!(
            name.ends_with(&format!("stations_of_one_customer_{end}")),
            "{names:?}"
        );
    }
}

#[test]
fn dots_of_an_operation_id_lead_to_resources_within() {
    let operations = [
        (
            "get",
            "/a",
            "box.projects.zones.clusters.list",
            Some("projects"),
        ),
        ("get", "/b", "box.projects.zones.list", Some("projects")),
        ("get", "/c", "box.projects.get", Some("projects")),
        ("get", "/d", "box.about.get", Some("about")),
        ("get", "/e", "box.boxes.hide", Some("boxes")),
    ];
    let expected = [
        "projects().zones().clusters().list",
        "projects().zones().list",
        "projects().get",
        "about().get",
        "boxes().hide",
    ];
    are_all(&operations, &expected);
}

#[test]
fn the_group_of_an_operation_id_is_its_resource_where_no_tag_is() {
    let operations = [
        ("post", "/a", "VirtualMachines_Start", None),
        ("get", "/a/x", "Get_Pets", None),
        ("get", "/b", "GET_Things", None),
        ("get", "/c", "read_items", None),
        ("get", "/d", "Pets_List", Some("animals")),
    ];
    let expected = [
        "virtual_machines().start",
        "a().get_pets",
        "b().get_things",
        "c().read_items",
        "animals().pets_list",
    ];
    are_all(&operations, &expected);
}

#[test]
fn names_that_meet_the_next_as_they_get_longer_come_to_an_end() {
    let long = |n: usize| format!("{}x{n:06}", "a".repeat(68));
    let path = |n: usize| format!("/{}/pets/{}", long(n + 1), long(n));
    let mut paths = vec![format!("/zz/pets/{}", long(0))];
    paths.extend((0..50).map(path));
    let operations = paths
        .iter()
        .map(|path| ("get", path.as_str(), "", Some("pets")));
    let operations: Vec<Given<'_>> = operations.collect();
    let named = calls(&operations);
    let is_end = |name: &&String| *name == "pets().get_pets";
    assert_eq!(named.iter().filter(is_end).count(), 1);
    assert_eq!(named.iter().collect::<BTreeSet<_>>().len(), 51);
}
