//! What tells a page from one thing with an array among its fields.

use super::{object, paged};

#[test]
fn what_goes_into_the_cursor_or_is_the_next_url_tells_a_page_from_a_thing() {
    for (parameters, schema, expected) in [
        (
            "marker string",
            object("Id string, Parts, Marker string, Size integer, Created string, Vault string"),
            "cursor",
        ),
        (
            "cursor string",
            object("cursor string, widgets, a string, b string, c string"),
            "cursor",
        ),
        (
            "",
            object("id string, widgets, next string, previous string"),
            "next-url",
        ),
        (
            "",
            object("id string, widgets, next_url string"),
            "next-url",
        ),
        ("", object("messages, next string, previous string"), "no"),
        (
            "other string",
            object("cursor string, widgets, a string, b string, c string"),
            "no",
        ),
        ("", object("id string, policy, meta{next_url string}"), "no"),
        ("", object("id string, policy, links{next string}"), "no"),
    ] {
        assert_eq!(
            paged("get", parameters, &schema, ""),
            expected,
            "{parameters} {schema}"
        );
    }
}

#[test]
fn messages_are_results_where_there_are_no_others() {
    let messages =
        "'messages': {type: array, items: {type: object, properties: {id: {type: string}}}}";
    let answer = |more: &str| format!("{{type: object, properties: {{{messages}{more}}}}}");
    for (more, expected) in [
        (", next_cursor: {type: string}", "cursor"),
        (
            ", result: {type: object}, next_cursor: {type: string}",
            "no",
        ),
        (
            ", errors: {type: array, items: {type: string}}, next_cursor: {type: string}",
            "no",
        ),
        ("", "no"),
    ] {
        let schema = answer(more);
        assert_eq!(
            paged("get", "cursor string", &schema, ""),
            expected,
            "{more}"
        );
    }
}
