//! operationIds that were made from code or from paths do not make the names longer.

use serde_json::{Value, json};

use super::calls::{Given, are_all, calls, document, listed};
use super::generated;
use super::unnamed::names;
use crate::Lock;

#[test]
fn a_function_of_fast_api_is_called_as_in_its_code() {
    let operations = [
        (
            "get",
            "/api/v1/items/",
            "read_items_api_v1_items__get",
            Some("items"),
        ),
        (
            "get",
            "/api/v1/items/{item_id}",
            "read_item_api_v1_items__item_id__get",
            Some("items"),
        ),
        (
            "post",
            "/token",
            "login_for_access_token_token_post",
            Some("login"),
        ),
        ("get", "/", "root__get", None),
    ];
    let expected = [
        "items().read_items",
        "items().read_item",
        "login().login_for_access_token",
        "default().root",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_controller_is_no_part_of_a_name() {
    let operations = [
        ("get", "/users", "UsersController_findAll", Some("users")),
        (
            "get",
            "/users/{id}",
            "UsersController_findOne",
            Some("users"),
        ),
        ("post", "/auth/login", "AuthController_login", None),
        ("get", "/vets", "Web.VetController.index", Some("vets")),
        ("get", "/shops", "list", Some("shop-controller")),
    ];
    let expected = [
        "users().find_all",
        "users().find_one",
        "auth().login",
        "vets().index",
        "shop().list",
    ];
    are_all(&operations, &expected);
}

#[test]
fn functions_of_one_name_are_told_apart_by_all_that_they_are_called() {
    let operations = [
        ("get", "/users", "UsersController_findAll", Some("admin")),
        ("get", "/orgs", "OrgsController_findAll", Some("admin")),
        ("get", "/logs", "LogsController_count", Some("admin")),
        ("get", "/v1/pets", "read_pets_v1_pets_get", Some("pets")),
        ("get", "/v2/pets", "read_pets_v2_pets_get", Some("pets")),
    ];
    let expected = [
        "admin().users_controller_find_all",
        "admin().orgs_controller_find_all",
        "admin().count",
        "pets().read_v1_pets_get",
        "pets().read_v2_pets_get",
    ];
    are_all(&operations, &expected);
    let summary = generated(&document(&operations), &Lock::default()).summary;
    let requests = ["/users", "/v2/pets"].map(|path| names(&summary, &format!("GET {path}")).1);
    assert_eq!(requests, ["UsersControllerFindAll", "ReadPetsV2PetsGet"]);
}

#[test]
fn ids_that_repeat_the_paths_say_nothing() {
    let operations = [
        ("get", "/pets", "GET_pets", None),
        ("post", "/pets", "POST_pets", None),
        ("get", "/pets/{petId}", "GET_pets-petId", None),
        ("delete", "/pets/{petId}", "DELETE_pets-petId", None),
        ("get", "/pets/{petId}/toys", "GET_pets-petId-toys", None),
        ("get", "/pets/{petId}/photo", "downloadPhoto", None),
    ];
    let expected = [
        "pets().list",
        "pets().create",
        "pets().get",
        "pets().delete",
        "pets().get_toys",
        "pets().download_photo",
    ];
    are_all(&operations, &expected);
}

#[test]
fn ids_may_repeat_the_paths_without_their_version() {
    let operations = [
        ("get", "/v1/charges", "GetCharges", None),
        ("post", "/v1/charges", "PostCharges", None),
        ("get", "/v1/charges/{charge}", "GetChargesCharge", None),
        (
            "post",
            "/v1/charges/{charge}/capture",
            "PostChargesChargeCapture",
            None,
        ),
        (
            "delete",
            "/v1/customers/{customer}",
            "DeleteCustomersCustomer",
            None,
        ),
    ];
    let expected = [
        "charges().list",
        "charges().create",
        "charges().get",
        "charges().capture",
        "customers().delete",
    ];
    are_all(&operations, &expected);
}

#[test]
fn ids_may_call_each_parameter_an_id() {
    let operations = [
        ("get", "/folders/{folder_id}", "get_folders_id", None),
        ("put", "/folders/{folder_id}", "put_folders_id", None),
        (
            "get",
            "/folders/{folder_id}/items",
            "get_folders_id_items",
            None,
        ),
        (
            "get",
            "/folders/{folder_id}/metadata/{scope}/{key}",
            "get_folders_id_metadata_id_id",
            None,
        ),
        ("options", "/events", "options_events", None),
        (
            "get",
            "/folders/{folder_id}#get_shared_link",
            "get_folders_id_get_shared_link",
            None,
        ),
        ("get", "/folders/{folder_id}/tree", "get_folders_tree", None),
    ];
    let expected = [
        "folders().get",
        "folders().update",
        "folders().get_items",
        "folders().get_metadata",
        "folders().get_shared_link",
        "events().options",
        "folders().get_tree",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_few_ids_may_be_spelled_like_their_paths() {
    let operations = [
        ("get", "/calendar", "getCalendar", None),
        ("get", "/games", "getGames", None),
        ("get", "/pets", "getPets", None),
        ("get", "/teams", "getTeams", None),
        ("get", "/venues", "getVenues", None),
    ];
    let expected = ["calendar", "games", "pets", "teams", "venues"];
    assert_eq!(
        calls(&operations),
        expected.map(|resource| format!("{resource}().get"))
    );
}

#[test]
fn what_is_sent_is_no_part_of_a_function() {
    let operations = [
        ("get", "/pets/{id}", "getPetUsingGET", Some("pets")),
        ("get", "/pets", "findPetsUsingGET_1", Some("pets")),
        ("get", "/vets/{id}", "get-/vets/{id}_getById", Some("vets")),
        ("put", "/vets/{id}", "fixUsingPOST", Some("vets")),
    ];
    let expected = [
        "pets().get",
        "pets().find",
        "vets().get_by_id",
        "vets().fix_using_post",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_number_is_no_name() {
    let operations = [
        ("get", "/pets", "58d8bcb7a9e6240e200cff24", None),
        (
            "post",
            "/pets",
            "0b7d3f3e-95a5-4b8e-9b0e-3f0d6a9f1c11",
            None,
        ),
        ("get", "/pets/{id}", "deadbeefdecadeface", None),
    ];
    let expected = ["pets().list", "pets().create", "pets().deadbeefdecadeface"];
    are_all(&operations, &expected);
}

#[test]
fn a_request_is_named_after_its_function_where_that_says_to_what() {
    let operations = [
        ("get", "/a", "read_all_items_a_get", Some("store")),
        ("get", "/b", "read_items_b_get", Some("store")),
        ("get", "/c", "get_by_id_c_get", Some("store")),
    ];
    let summary = generated(&document(&operations), &Lock::default()).summary;
    let requests = ["/a", "/b", "/c"].map(|path| names(&summary, &format!("GET {path}")).1);
    assert_eq!(requests, ["ReadAllItems", "ReadItemsStore", "GetByIdStore"]);
}

/// The calls of operations that are summed up so.
fn summed_up(operations: &[(Given<'_>, &str)]) -> Vec<String> {
    let given: Vec<Given<'_>> = operations.iter().map(|(given, _)| *given).collect();
    let mut document: Value = serde_json::from_str(&document(&given)).unwrap();
    for ((method, path, ..), summary) in operations {
        document["paths"][*path][*method]["summary"] = json!(summary);
    }
    let mut calls = listed(&generated(&document.to_string(), &Lock::default()));
    calls.sort();
    calls
}

#[test]
fn the_words_of_a_path_are_no_part_of_a_handler() {
    let (items, item) = (Some("Items"), "/items/{item_id}");
    let archive = "/items/{item_id}/archive";
    let operations = [
        (("get", "/items", "ItemsListItems", items), "ListItems"),
        (("get", item, "ItemsItemIdGetItem", items), "One item"),
        (("delete", item, "ItemsItemIdDeleteItem", items), ""),
        (("post", archive, "ItemsItemIdArchiveArchive", items), ""),
        (("get", "/health", "HealthHealth", Some("Misc")), "Health"),
        (("get", "/logs", "LogsPurge", Some("Misc")), "Purge all"),
    ];
    let expected = [
        "items().archive",
        "items().delete",
        "items().get",
        "items().list",
        "misc().health",
        "misc().logs_purge",
    ];
    assert_eq!(summed_up(&operations), expected);
}

#[test]
fn a_module_is_no_part_of_a_function() {
    let (list, users, other) = (
        ("get", "/things", "shop_api_list_things", Some("things")),
        ("get", "/users", "users_api_views_login", Some("users")),
        ("get", "/stars", "public_star_list", Some("things")),
    );
    let modules = [(list, "List Things"), (users, "Login"), (other, "Stars")];
    let expected = [
        "things().list",
        "things().public_star_list",
        "users().login",
    ];
    assert_eq!(summed_up(&modules), expected);
    // What one of many is summed up as says nothing of a module.
    let chosen = [
        (other, "Star List"),
        (list, "All things"),
        (users, "Log in"),
    ];
    let expected = [
        "things().public_star_list",
        "things().shop_api_list_things",
        "users().api_views_login",
    ];
    assert_eq!(summed_up(&chosen), expected);
}

#[test]
fn what_all_methods_of_a_path_are_called_tells_none_apart() {
    let methods = ["get", "put", "post", "delete", "options", "patch"];
    let mut operations: Vec<Given<'_>> = methods
        .iter()
        .map(|method| (*method, "/any", "allAny", None))
        .collect();
    operations.push(("get", "/any/{id}", "oneAny", None));
    let expected = [
        "any().create",
        "any().delete_all",
        "any().list",
        "any().one",
        "any().options",
        "any().replace_all",
        "any().update_all",
    ];
    are_all(&operations, &expected);
}

#[test]
fn an_id_of_huma_names_no_parameters_though_others_were_chosen() {
    let operations = [
        ("get", "/things", "list-things", None),
        ("get", "/things/{thing-id}", "get-things-by-thing-id", None),
        ("put", "/things/{thing-id}", "put-thing", None),
        (
            "get",
            "/things/{thing-id}/parts",
            "list-things-by-thing-id-parts",
            None,
        ),
        (
            "get",
            "/things/{thing-id}/parts/{id}",
            "get-things-by-thing-id-parts-by-id",
            None,
        ),
        ("get", "/toys/{toyId}", "getToysByToyId", None),
    ];
    let expected = [
        "things().get",
        "things().get_part",
        "things().list",
        "things().list_parts",
        "things().put",
        "toys().get_by_toy_id",
    ];
    are_all(&operations, &expected);
}
