//! What all operationIds begin with is the name of the API, and no part of a method.

use super::calls::{Given, are_all, document};
use super::generated;
use super::unnamed::names;
use crate::Lock;

const FUNCTIONS: [(&str, &str, &str, &str); 6] = [
    ("get", "/users", "users", "list_users"),
    ("post", "/users", "users", "create_user"),
    ("get", "/users/{id}", "users", "get_user"),
    ("delete", "/users/{id}", "users", "delete_user"),
    ("get", "/orders", "orders", "list_orders"),
    ("post", "/orders/{id}/cancel", "orders", "cancel_order"),
];

const CALLS: [&str; 6] = [
    "orders().cancel",
    "orders().list",
    "users().create",
    "users().delete",
    "users().get",
    "users().list",
];

/// The functions in a module of their resource, which stands for `@`.
fn ids(module: &str) -> Vec<String> {
    let ids = FUNCTIONS.iter().map(|(_, _, resource, function)| {
        let module = module.replace('@', resource);
        format!("{module}{function}")
    });
    ids.collect()
}

fn operations(ids: &[String], is_tagged: bool) -> Vec<Given<'_>> {
    let given = FUNCTIONS.iter().zip(ids);
    let given = given.map(|((method, path, resource, _), id)| {
        (*method, *path, id.as_str(), is_tagged.then_some(*resource))
    });
    given.collect()
}

#[test]
fn a_module_that_all_functions_are_in_is_left_out() {
    let modules = [
        "shop.",
        "shop_",
        "shop.@.",
        "shop.routes.",
        "shop.routes.@.",
        "shop_routes_@_",
    ];
    for module in modules {
        let ids = ids(module);
        for is_tagged in [true, false] {
            are_all(&operations(&ids, is_tagged), &CALLS);
        }
    }
}

#[test]
fn one_operation_without_a_tag_changes_nothing() {
    let ids = ids("shop.");
    let mut operations = operations(&ids, true);
    operations.push(("get", "/ping", "shop.ping", None));
    let ban = "shop.handlers.users.ban_user";
    operations.push(("post", "/users/{id}/ban", ban, Some("users")));
    let mut expected = CALLS.to_vec();
    expected.extend(["ping().ping", "users().ban"]);
    are_all(&operations, &expected);
}

#[test]
fn one_path_that_names_the_api_changes_nothing() {
    let ids = ids("shop.routes.");
    let mut operations = operations(&ids, false);
    operations.push(("get", "/shop", "shop.routes.info", None));
    let mut expected = CALLS.to_vec();
    expected.push("shop().info");
    are_all(&operations, &expected);
}

#[test]
fn what_paths_name_is_no_name_of_the_api() {
    let operations = [
        ("get", "/shop/{id}", "shop.views.open", None),
        ("get", "/shop/{id}/a", "shop.views.close", None),
    ];
    let expected = ["shop().views_close", "shop().views_open"];
    are_all(&operations, &expected);
}

#[test]
fn a_crate_goes_on_to_have_the_names_that_it_was_made_with() {
    let ids = ids("shop.");
    let mut operations = operations(&ids, false);
    let old = generated(&document(&operations), &Lock::default());
    operations.push(("get", "/pets", "pets.find", None));
    operations.push(("get", "/toys", "toys.find", None));
    let new = generated(&document(&operations), &old.lock);
    assert_eq!(names(&new.summary, "GET /users").0, "users.list");
    assert_eq!(names(&new.summary, "GET /pets").0, "pets.find");
}
