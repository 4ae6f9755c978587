//! operationIds that end with the end of their path, as flask-openapi3 makes them.

use super::calls::{Given, are_all, calls};

#[test]
fn a_function_may_know_only_the_end_of_its_path() {
    let user = Some("user");
    let list = ("get", "/api/user", "user_list_user_user_get", user);
    let one = ("get", "/api/user/{id}", "get_user_user__id__get", user);
    let add = ("post", "/api/user", "add_user_post", user);
    let expected = ["user().add", "user().get", "user().list"];
    are_all(&[list, one, add], &expected);
    let chosen = ("get", "/api/user/me", "me", user);
    let expected = ["user().add", "user().get", "user().list", "user().me"];
    are_all(&[list, one, add, chosen], &expected);
    // Where most were chosen this may have been.
    let others = [chosen, ("post", "/api/user/ban", "ban", user)];
    let expected = ["user().ban", "user().get_user_id_get", "user().me"];
    are_all(&[one, others[0], others[1]], &expected);
}

#[test]
fn what_all_ids_begin_with_is_no_function() {
    for (start, path) in [("v1", "/shop"), ("api", "/api")] {
        let ids = ["users", "orders"].map(|it| format!("{start}_{it}__id__get"));
        let paths = ["users", "orders"].map(|it| format!("{path}/{it}/{{id}}"));
        let given = ids.iter().zip(&paths);
        let given: Vec<Given<'_>> = given
            .map(|(id, path)| ("get", path.as_str(), id.as_str(), None))
            .collect();
        let calls = calls(&given);
        assert!(
            calls
                .iter()
                .all(|call| !call.ends_with(&format!("().{start}"))),
            "{calls:?}"
        );
    }
}
