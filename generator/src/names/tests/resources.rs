//! Which resource an operation without a resource of its own belongs to.

use super::calls::{Given, are_all, document};
use super::generated;
use super::unnamed::names;
use crate::Lock;

#[test]
fn paths_that_are_whole_calls_have_one_resource() {
    let operations = [
        ("post", "/sendMessage", "", None),
        ("post", "/logOut", "", None),
        ("get", "/search", "", None),
        ("get", "/pets", "", None),
        ("post", "/#Action=Assume", "assume", None),
        ("post", "/export", "", None),
        ("get", "/export/{id}", "", None),
    ];
    let expected = [
        "api().send_message",
        "api().log_out",
        "api().search",
        "api().assume",
        "export().create",
        "export().get",
        "pets().get",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_tag_that_is_the_path_names_no_resource() {
    let operations = [
        ("get", "/V1/store/configs", "", Some("store/configs")),
        ("get", "/V1/store/views", "", Some("store/views")),
        ("delete", "/V1/addresses/{id}", "", Some("addresses/{id}")),
        ("get", "/V1/me", "", Some("customers/me")),
    ];
    let expected = [
        "store().get_configs",
        "store().get_views",
        "addresses().delete",
        "customers_me().get_me",
    ];
    are_all(&operations, &expected);
}

#[test]
fn paths_that_have_nothing_in_common_have_one_resource() {
    let names = [
        "areas", "games", "news", "odds", "players", "scores", "stadiums", "teams",
    ];
    let paths = names.map(|name| format!("/{{format}}/{name}"));
    let operations: Vec<Given<'_>> = paths
        .iter()
        .map(|path| ("get", path.as_str(), "", None))
        .collect();
    let expected = names.map(|name| format!("api().get_{name}"));
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    are_all(&operations, &expected);
}

#[test]
fn what_had_one_resource_goes_on_to_have_one() {
    let lone = [
        "areas", "games", "news", "odds", "players", "scores", "stadiums", "teams",
    ];
    let paths = lone.map(|name| format!("/{name}"));
    let operations = paths.iter().map(|path| ("get", path.as_str(), "", None));
    let mut operations: Vec<Given<'_>> = operations.collect();
    let old = generated(&document(&operations), &Lock::default());
    for path in ["/areas/{id}", "/games/{id}", "/news/{id}"] {
        operations.push(("get", path, "", None));
    }
    let new = generated(&document(&operations), &old.lock);
    assert_eq!(names(&new.summary, "GET /areas").0, "api.get_areas");
    assert_eq!(names(&new.summary, "GET /areas/{id}").0, "api.get_area");
}

#[test]
fn groups_of_an_id_are_resources_where_the_path_names_them() {
    let operations = [
        ("post", "/admin/users/ban", "admin.users.ban", None),
        ("get", "/admin/audit", "admin.audit", None),
        ("get", "/chat/{id}/rooms.json", "chat.rooms.list", None),
        ("get", "/teams", "web.views.teams", None),
        ("post", "/pets", "pet.create", None),
    ];
    let expected = [
        "admin().audit",
        "admin().users().ban",
        "chat().rooms().list",
        "pets().create",
        "teams().web_views_teams",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_group_is_a_resource_however_what_is_done_is_spelled() {
    let operations = [
        ("get", "/a/{id}/gadgets", "Gadgets_list", None),
        ("put", "/a/{id}/gadgets", "Gadgets_createOrReplace", None),
        ("get", "/a/{id}/stats", "Statistics_Read", None),
        ("post", "/auth/login", "AuthController_login", None),
        ("get", "/b", "Get_things", None),
    ];
    let expected = [
        "auth().login",
        "b().get_things",
        "gadgets().create_or_replace",
        "gadgets().list",
        "statistics().read",
    ];
    are_all(&operations, &expected);
}
