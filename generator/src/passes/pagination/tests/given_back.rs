//! Parameters that could count, or be bounds, and take what the page before gave.

use super::{STRINGS, generated, object, paged};

/// An object with strings and this text, which may be null.
fn nullable(name: &str) -> String {
    let text = "{type: string, nullable: true}";
    format!("{{type: object, properties: {{data: {STRINGS}, {name}: {text}}}}}")
}

#[test]
fn a_text_that_the_answer_gives_leads_on() {
    for (parameters, schema) in [
        (
            "start_cursor string",
            object("results, next_cursor string, has_more boolean"),
        ),
        (
            "page string: What next_page of the page before was",
            object("data, next_page string, has_more boolean"),
        ),
        ("bookmark string; page_size integer", nullable("bookmark")),
        (
            "after string",
            object("incidents, pagination_meta{after string}"),
        ),
        ("cursor string", object("users, records{cursor string}")),
        (
            "offset string; limit integer",
            object("list, next_offset string"),
        ),
        (
            "offset string; limit integer",
            object("data, next_page{offset string}"),
        ),
        (
            "start string",
            format!(
                "{{type: object, properties: {{data: {STRINGS}, next: {{type: string, description: A token}}}}}}"
            ),
        ),
        ("offset string", nullable("offset")),
    ] {
        let found = paged("get", parameters, &schema, "");
        assert_eq!(found, "cursor", "{parameters} {schema}");
    }
}

#[test]
fn what_may_be_a_count_a_time_a_url_or_what_was_asked_for_does_not() {
    let required = format!(
        "{{type: object, required: [offset], properties: {{data: {STRINGS}, offset: {{type: string}}}}}}"
    );
    for (parameters, schema) in [
        ("start_cursor string", object("data, start_cursor string")),
        ("page string", object("data, next_page string")),
        (
            "page string: Pages start at 1",
            object("data, page string, next_page string"),
        ),
        (
            "page string: The number of the next page",
            object("data, next_page string"),
        ),
        (
            "page string: The next_page",
            object("data, next_page integer"),
        ),
        (
            "start string: An opaque cursor for the next page",
            object("data, next string"),
        ),
        (
            "start string",
            format!(
                "{{type: object, properties: {{data: {STRINGS}, next: {{type: string, description: A URL with a token}}}}}}"
            ),
        ),
        ("start string", object("data, next string")),
        (
            "start string: The time to begin with next",
            object("data, next string"),
        ),
        (
            "start string: A token; end string",
            object("data, next{start string}"),
        ),
        ("offset string", required),
        (
            "offset string; limit string",
            object("data, offset string, limit string"),
        ),
        (
            "offset string: The number of items to skip",
            nullable("offset"),
        ),
        ("offset string!", nullable("offset")),
        ("offset string: Hours from UTC", nullable("offset")),
    ] {
        let found = paged("get", parameters, &schema, "");
        assert_eq!(found, "no", "{parameters} {schema}");
    }
}

#[test]
fn what_begins_at_a_result_counts_results_where_the_answer_does() {
    let jira = object("values, startAt integer, maxResults integer, isLast boolean");
    let linkedin = object("elements, paging{total integer}");
    let counted = object("data, total integer");
    for (parameters, schema, expected) in [
        ("startAt integer; maxResults integer", &jira, "offset"),
        ("start integer; count integer", &linkedin, "offset"),
        ("start integer; count integer", &counted, "offset"),
        ("start integer", &counted, "no"),
        ("start integer; count integer", &object("data"), "no"),
        ("start integer; end integer; limit integer", &counted, "no"),
        (
            "start integer; end_time integer; limit integer",
            &counted,
            "no",
        ),
        (
            "start integer: In Unix seconds; limit integer",
            &counted,
            "no",
        ),
        (
            "start integer: A Unix timestamp; limit integer",
            &counted,
            "no",
        ),
        (
            "start integer: Index of the first result, starting at 1; limit integer",
            &counted,
            "no",
        ),
    ] {
        let found = paged("get", parameters, schema, "");
        assert_eq!(found, expected, "{parameters} {schema}");
    }
}

#[test]
fn the_page_that_comes_next_is_not_the_one_that_came() {
    let tells_its_number = |schema: &str| {
        let generated = generated("get", "page integer", schema, "");
        let mut texts = generated.package.files.values();
        texts.any(|text| text.contains(".page(&["))
    };
    assert!(!tells_its_number(&object("data, next{page integer}")));
    assert!(tells_its_number(&object("data, meta{page integer}")));
}

#[test]
fn the_configuration_needs_no_name_of_a_parameter_that_is_usual_for_its_kind() {
    let offset = "operations.x.pagination = 'offset'";
    assert_eq!(paged("get", "start integer", STRINGS, offset), "offset");
    let cursor = "operations.x.pagination = 'cursor'";
    let answer = object("data, next_page string");
    assert_eq!(paged("get", "page string", &answer, cursor), "cursor");
}
