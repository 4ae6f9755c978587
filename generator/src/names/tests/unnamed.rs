//! Operations without an operationId are called by what is sent, and to what.

use serde_json::json;

use super::calls::{Given, are_all, document};
use super::generated;
use crate::{Lock, Summary};

/// What an operation without an operationId is called, and its request.
#[track_caller]
fn are_called(tag: Option<&str>, expected: &[(&str, &str, &str)]) {
    let operations = expected.iter().map(|(http, ..)| {
        let (method, path) = http.split_once(' ').unwrap();
        (method, path, "", tag)
    });
    let operations: Vec<Given<'_>> = operations.collect();
    let summary = generated(&document(&operations), &Lock::default()).summary;
    for (http, method, request) in expected {
        let (method_name, path) = http.split_once(' ').unwrap();
        let http = format!("{} {path}", method_name.to_uppercase());
        assert_eq!(
            names(&summary, &http),
            (format!("pets.{method}"), (*request).to_owned()),
            "{http}"
        );
    }
}

pub(super) fn names(summary: &Summary, http: &str) -> (String, String) {
    let summary = serde_json::to_value(summary).unwrap();
    let operations = summary["operations"].as_object().unwrap().iter();
    let mut operations = operations.filter(|(_, operation)| operation["http"] == http);
    let (call, operation) = operations.next().unwrap();
    (
        call.clone(),
        operation["request"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn what_is_done_to_one_and_to_many_has_the_usual_names() {
    are_called(
        None,
        &[
            ("get /pets", "list", "ListPets"),
            ("post /pets", "create", "CreatePet"),
            ("delete /pets", "delete_all", "DeleteAllPets"),
            ("get /pets/{id}", "get", "GetPet"),
            ("put /pets/{id}", "replace", "ReplacePet"),
            ("patch /pets/{id}", "update", "UpdatePet"),
            ("delete /pets/{id}", "delete", "DeletePet"),
            ("head /pets/{id}", "head", "HeadPet"),
        ],
    );
}

#[test]
fn what_is_posted_to_one_changes_it_where_nothing_else_does() {
    are_called(
        None,
        &[
            ("post /pets", "create", "CreatePet"),
            ("get /pets/{id}", "get", "GetPet"),
            ("post /pets/{id}", "update", "UpdatePet"),
        ],
    );
    are_called(
        None,
        &[
            ("post /pets", "create", "CreatePet"),
            ("get /pets/{id}", "get", "GetPet"),
            ("post /pets/{id}", "post", "PostPet"),
            ("patch /pets/{id}", "update", "UpdatePet"),
        ],
    );
    // What is posted to one owner makes no pet that anybody knows of.
    are_called(
        None,
        &[
            ("post /pets/{owner}", "post", "PostPet"),
            ("get /pets/{owner}/{id}", "get", "GetPet"),
            ("post /pets/{owner}/{id}", "post_by_id", "PostPetById"),
        ],
    );
}

#[test]
fn a_query_is_called_so_unless_the_path_says_what_it_does() {
    are_called(
        None,
        &[
            ("get /pets", "list", "ListPets"),
            ("query /pets", "query", "QueryPets"),
            ("query /pets/{id}/toys", "query_toys", "QueryPetToys"),
            ("query /pets/search", "search", "SearchPets"),
            ("get /pets/find", "find", "FindPets"),
            ("query /pets/find", "query_find", "QueryPetsFind"),
        ],
    );
}

#[test]
fn an_additional_operation_is_called_after_its_method() {
    are_called(
        None,
        &[
            ("COPY /pets/{id}", "copy", "CopyPet"),
            ("PURGE /pets", "purge", "PurgePets"),
            ("M-SEARCH /pets", "m_search", "MSearchPets"),
            ("LOOP /pets/{id}", "loop_", "LoopPet"),
            ("LINK /pets/{id}/toys", "link_toys", "LinkPetToys"),
        ],
    );
}

#[test]
fn what_a_resource_has_is_named_after_it() {
    are_called(
        None,
        &[
            ("get /pets/{id}/toys", "list_toys", "ListPetToys"),
            ("post /pets/{id}/toys", "create_toy", "CreatePetToy"),
            ("get /pets/{id}/toys/{toy}", "get_toy", "GetPetToy"),
            ("delete /pets/{id}/toys/{toy}", "delete_toy", "DeletePetToy"),
            (
                "get /pets/{id}/toys/{toy}/parts",
                "get_toy_parts",
                "GetPetToyParts",
            ),
            ("get /pets/{id}/owner", "get_owner", "GetPetOwner"),
            ("put /pets/{id}/owner", "update_owner", "UpdatePetOwner"),
            ("get /pets/statuses/{day}", "get_status", "GetPetsStatus"),
        ],
    );
}

#[test]
fn a_path_may_end_with_what_is_done() {
    are_called(
        None,
        &[
            ("post /pets/{id}/archive", "archive", "ArchivePet"),
            ("post /pets/{id}/actions/groom", "groom", "GroomPet"),
            ("post /pets/{id}/toys/{toy}/pin", "pin_toy", "PinPetToy"),
            ("post /pets/{id}:cancel", "cancel", "CancelPet"),
            ("put /pets/{id}/lock", "lock", "LockPet"),
            ("get /pets/search", "search", "SearchPets"),
            ("get /pets/{id}/export", "get_export", "GetPetExport"),
            ("post /pets/{id}/export", "export", "ExportPet"),
            (
                "post /pets/{id}/vacation",
                "post_vacation",
                "PostPetVacation",
            ),
            ("get /pets/{id}/archive", "get_archive", "GetPetArchive"),
        ],
    );
}

#[test]
fn a_format_at_the_end_of_a_path_says_nothing() {
    are_called(
        None,
        &[
            ("get /pets.json", "list", "ListPets"),
            ("get /pets/{id}.json", "get", "GetPet"),
            ("post /pets.json", "create", "CreatePet"),
        ],
    );
}

#[test]
fn what_is_told_apart_before_the_resource_is_named_by_that() {
    are_called(
        Some("pets"),
        &[
            ("get /pets", "list", "ListPets"),
            ("get /pets/{id}", "get", "GetPet"),
            ("get /owners/{id}/pets", "list_owner_pets", "ListOwnerPets"),
            (
                "get /owners/{id}/pets/{pet}",
                "get_owner_pet",
                "GetOwnerPet",
            ),
            ("get /shops/{id}/pets/{pet}", "get_shop_pet", "GetShopPet"),
            ("get /shops/{id}/vets", "get_vets", "GetVets"),
            (
                "post /vaccines/activate",
                "activate_vaccines",
                "ActivateVaccines",
            ),
        ],
    );
}

#[test]
fn what_only_parameters_tell_apart_is_named_by_them() {
    are_called(
        None,
        &[
            ("get /pets/{kind}", "get", "GetPet"),
            ("get /pets/{kind}/{name}", "get_by_name", "GetPetByName"),
            ("get /pets/{kind}/toys", "get_pet_toys", "GetPetToys"),
            ("get /pets/toys", "get_toys", "GetPetsToys"),
        ],
    );
}

#[test]
fn versions_side_by_side_are_told_by_their_number() {
    are_called(
        Some("pets"),
        &[
            ("post /api/v1/pets", "create_v1", "CreatePetV1"),
            ("post /api/v2/pets", "create_v2", "CreatePetV2"),
        ],
    );
}

#[test]
fn an_answer_of_many_is_listed() {
    let mut document: serde_json::Value =
        serde_json::from_str(&document(&[("get", "/owners/{id}/pets", "", Some("pets"))])).unwrap();
    let pets = json!({"type": "array", "items": {"type": "string"}});
    let content = json!({"application/json": {"schema": pets}});
    document["paths"]["/owners/{id}/pets"]["get"]["responses"] =
        json!({"200": {"description": "", "content": content}});
    let summary = generated(&document.to_string(), &Lock::default()).summary;
    let (call, request) = names(&summary, "GET /owners/{id}/pets");
    assert_eq!((call.as_str(), request.as_str()), ("pets.list", "ListPets"));
}

#[test]
fn what_has_an_operation_id_keeps_its_name() {
    let operations = [
        ("get", "/pets", "", None),
        ("get", "/pets/all", "listPets", None),
        ("get", "/pets/{id}", "", None),
    ];
    let expected = ["pets().list_pets", "pets().list", "pets().get"];
    are_all(&operations, &expected);
}

#[test]
fn names_stay_where_others_are_added() {
    let before = [
        ("get", "/owners/{id}/pets", "", Some("pets")),
        ("put", "/pets/{id}", "", Some("pets")),
    ];
    let old = generated(&document(&before), &Lock::default());
    let after = [
        ("get", "/pets", "", Some("pets")),
        ("patch", "/pets/{id}", "", Some("pets")),
        before[0],
        before[1],
    ];
    let new = generated(&document(&after), &old.lock);
    for http in ["GET /owners/{id}/pets", "PUT /pets/{id}"] {
        assert_eq!(names(&new.summary, http), names(&old.summary, http));
    }
    assert_eq!(names(&new.summary, "GET /pets").0, "pets.list");
    assert_eq!(
        names(&new.summary, "PATCH /pets/{id}").0,
        "pets.update_by_id"
    );
}

#[test]
fn what_is_got_and_put_is_a_thing() {
    are_called(
        None,
        &[
            ("get /pets/{id}/schedule", "get_schedule", "GetPetSchedule"),
            (
                "put /pets/{id}/schedule",
                "replace_schedule",
                "ReplacePetSchedule",
            ),
            (
                "patch /pets/{id}/schedule",
                "update_schedule",
                "UpdatePetSchedule",
            ),
            (
                "get /pets/deploy-keys",
                "get_deploy_keys",
                "GetPetsDeployKeys",
            ),
            (
                "post /pets/deploy-keys",
                "create_deploy_key",
                "CreatePetsDeployKey",
            ),
            ("get /pets/{id}/toys/{toy}", "get_toy", "GetPetToy"),
            ("delete /pets/{id}/toys", "delete_toys", "DeletePetToys"),
        ],
    );
}
