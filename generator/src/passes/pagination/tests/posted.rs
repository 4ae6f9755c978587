//! Which lists that are asked for by POST are paged.

use super::{object, paged};

#[test]
fn what_is_posted_goes_on_by_a_cursor_in_the_query() {
    let list = object("Bots, NextToken string");
    for (parameters, schema, expected) in [
        ("NextToken string; MaxResults integer", &list, "cursor"),
        (
            "pageToken string",
            &object("items, nextPageToken string"),
            "cursor",
        ),
        ("NextToken string!", &list, "no"),
        ("NextToken string", &object("Bots, name string"), "no"),
        ("after string", &object("data, has_more boolean"), "no"),
    ] {
        assert_eq!(
            paged("post", parameters, schema, ""),
            expected,
            "{parameters}"
        );
    }
}

#[test]
fn a_body_with_a_cursor_of_its_own_is_not_paged_by_the_query() {
    let list = object("Bots, NextToken string");
    for (body, expected) in [("filter string", "cursor"), ("NextToken string", "no")] {
        let method = format!("post {}", object(body));
        let paged = paged(&method, "NextToken string; MaxResults integer", &list, "");
        assert_eq!(paged, expected, "{body}");
    }
}
