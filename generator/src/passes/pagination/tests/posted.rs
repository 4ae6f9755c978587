//! Which lists that are asked for by POST are paged.

use super::{STRINGS, object, paged, paged_at};

/// How `x`, which is sent as `post /path` with this body, is paged.
fn posted(call: &str, body: &str, schema: &str, config: &str) -> String {
    let (method, path) = call.split_once(' ').unwrap();
    paged_at(path, &format!("{method} {body}"), "", schema, config)
}

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

#[test]
fn a_cursor_in_the_body_of_what_reads_leads_on() {
    let points = format!(
        "{{type: object, properties: {{result: {{type: object, properties: {{points: {STRINGS}, \
         next_page_offset: {{anyOf: [{{type: integer}}, {{type: string}}]}}}}}}}}}}"
    );
    let offset = "{type: object, properties: {offset: {anyOf: [{type: integer}, {type: string}]}}}";
    let counted = object("offset integer, limit integer");
    let notion = object("results, next_cursor string, has_more boolean");
    for (method, body, schema, expected) in [
        ("post /points/scroll", offset, points.as_str(), "cursor"),
        ("post /points/scroll", &counted, &points, "no"),
        (
            "post /pages/query",
            &object("start_cursor string"),
            &notion,
            "cursor",
        ),
        ("post /pages", &object("start_cursor string"), &notion, "no"),
        (
            "post /logs/search",
            &object("filter string, page{cursor string}"),
            &object("data, meta{page string}"),
            "no",
        ),
    ] {
        assert_eq!(
            posted(method, body, schema, ""),
            expected,
            "{method} {body}"
        );
    }
}

#[test]
fn the_configuration_names_a_member_of_the_body() {
    let body = object("from{here string}");
    let list = object("data, more{there string}");
    let config = |parameter: &str| {
        format!(
            "[operations.x]\npagination = {{ kind = \"cursor\", parameter = \"{parameter}\", next = \"/more/there\" }}"
        )
    };
    let told = |parameter: &str| posted("post /x", &body, &list, &config(parameter));
    assert_eq!(told("/from/here"), "cursor");
    let error = told("/from/where");
    assert!(error.contains("the body has no `where` there"), "{error}");
}
