//! How operations are called whose paths or operationIds have more in them than words.

use super::calls::{are_all, document};
use super::generated;
use crate::Lock;

#[test]
fn a_query_of_a_path_is_no_part_of_a_name() {
    let operations = [
        (
            "get",
            "/v1/agents?beta=true",
            "list_agents_v1_agents_get",
            None,
        ),
        (
            "get",
            "/v1/agents/{agent_id}?beta=true",
            "get_agent_v1_agents__agent_id__get",
            None,
        ),
        ("post", "/v1/agents?beta=true", "", None),
        ("get", "/v1/files?beta=true", "", None),
        ("get", "/v1/files/{file_id}?beta=true", "", None),
    ];
    let expected = [
        "agents().list",
        "agents().get",
        "agents().create",
        "files().list",
        "files().get",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_query_tells_apart_what_is_alike_without() {
    let operations = [
        ("get", "/run?action=start", "", None),
        ("get", "/run?action=stop", "", None),
    ];
    let expected = ["run().get_run_action_start", "run().get_run_action_stop"];
    are_all(&operations, &expected);
}

#[test]
fn what_stands_before_a_dot_is_not_what_is_done() {
    let operations = [
        ("get", "/multi/{n}", "planet.multi", None),
        ("get", "/planets", "planet.list", None),
        ("post", "/pets", "create.pet", None),
    ];
    let expected = ["multi().planet_multi", "planets().list", "pets().create"];
    are_all(&operations, &expected);
}

#[test]
fn a_method_before_what_is_done_is_no_part_of_a_function() {
    let pets = Some("pets");
    let operations = [
        ("get", "/pets", "get_list_pets", pets),
        ("post", "/pets", "post_create_pet", pets),
        ("get", "/pets/{id}", "get_get_pet", pets),
        ("delete", "/pets/{id}", "delete_delete_pet", pets),
        ("put", "/pets/{id}", "put_rename_pet", pets),
        ("get", "/health", "get_health", Some("misc")),
    ];
    let expected = [
        "pets().list",
        "pets().create",
        "pets().get",
        "pets().delete",
        "pets().rename",
        "misc().health",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_method_that_is_what_is_done_stays() {
    let pets = Some("pets");
    let operations = [
        ("get", "/pets", "get_pets", pets),
        ("post", "/pets", "post_pets", pets),
        ("get", "/pets/search", "get_search_results", pets),
        ("delete", "/pets/{id}", "delete_pet", pets),
        ("put", "/pets/{id}", "put_pet", pets),
    ];
    let expected = [
        "pets().get",
        "pets().post",
        "pets().get_search_results",
        "pets().delete",
        "pets().put",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_noun_behind_a_method_is_not_what_is_done() {
    let operations = [
        ("get", "/tests/{id}", "get_test_result", Some("ci")),
        ("post", "/tests", "post_test", Some("ci")),
        ("delete", "/checks/{id}", "delete_check", Some("ci")),
        ("get", "/checks", "get_check_list", Some("ci")),
        ("post", "/runs", "post_run", Some("ci")),
    ];
    let expected = [
        "ci().get_test_result",
        "ci().post_test",
        "ci().delete_check",
        "ci().get_check_list",
        "ci().post_run",
    ];
    are_all(&operations, &expected);
}

#[test]
fn a_request_that_is_called_by_a_keyword_has_a_file_without_it() {
    let mut document: serde_json::Value =
        serde_json::from_str(&document(&[("get", "/a", "match", Some("pets"))])).unwrap();
    let schema = serde_json::json!({"type": "object", "properties": {"a": {"type": "string"}}});
    document["paths"]["/a"]["get"]["responses"]["200"] = serde_json::json!(
        {"description": "", "content": {"application/json": {"schema": schema}}}
    );
    let files = generated(&document.to_string(), &Lock::default())
        .package
        .files;
    let mut types = files.keys().filter(|it| it.starts_with("src/types/"));
    assert!(types.all(|it| !it.contains("__")), "{files:?}");
}

#[test]
fn what_has_the_name_of_a_verb_is_a_thing_where_it_is_many() {
    let operations = [
        ("get", "/posts/recent", "posts.recent", None),
        ("post", "/posts/publish", "posts_publish", Some("posts")),
        ("post", "/posts/draft", "post_draft", Some("posts")),
        ("get", "/search/history", "search.history", Some("search")),
    ];
    let expected = [
        "posts().post_draft",
        "posts().publish",
        "posts().recent",
        "search().history",
    ];
    are_all(&operations, &expected);
}

#[test]
fn what_a_sign_tells_from_the_resource_is_called_so() {
    let operations = [
        ("get", "/users/{id}", "users-byId", Some("users")),
        ("get", "/users/find", "users-by-name", Some("users")),
        ("get", "/pets/{id}", "pet.byId", None),
        ("post", "/planet/union", "planet.union", None),
        ("get", "/planet/type", "planet.type", None),
    ];
    let expected = [
        "pets().by_id",
        "planet().planet_type",
        "planet().union",
        "users().by_id",
        "users().users_by_name",
    ];
    are_all(&operations, &expected);
}
