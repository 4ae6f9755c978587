//! What a total counts, and responses that are one of several arrays.

use super::{STRINGS, generated, paged};

/// What is emitted of how it is paged.
fn paging(parameters: &str, schema: &str) -> String {
    let generated = generated("get", parameters, schema, "");
    let mut files = generated.package.files.iter();
    let text = files.find_map(|(_, text)| text.split_once("const PAGING: http::Paging = "));
    let (_, rest) = text.unwrap();
    rest.split_once(';').unwrap().0.to_owned()
}

#[test]
fn a_total_that_is_described_as_one_of_pages_counts_them() {
    let schema = |description: &str| {
        format!(
            "{{type: object, properties: {{data: {STRINGS}, meta: {{type: object, properties: {{page: {{type: object, \
             properties: {{current: {{type: integer}}, total: {{type: integer, description: {description}}}}}}}}}}}}}}}"
        )
    };
    let of = |description: &str| paging("page integer", &schema(description));
    let pages = of("Total number of pages");
    assert!(
        pages.contains(".total_pages(&[\"meta\", \"page\", \"total\"])"),
        "{pages}"
    );
    assert!(
        pages.contains(".page(&[\"meta\", \"page\", \"current\"])"),
        "{pages}"
    );
    assert!(!pages.contains(".total("), "{pages}");
    let results = of("Total number of cases");
    assert!(
        results.contains(".total(") && !results.contains("total_pages"),
        "{results}"
    );
    let one = of("Number of cases on this page");
    assert!(!one.contains("total"), "{one}");
}

#[test]
fn a_number_that_is_called_a_total_tells_of_results_whatever_it_counts() {
    for counted in ["", "Total number of pages", "Number of things on this page"] {
        let total = format!("total: {{type: integer, description: {counted:?}}}");
        let of = |parameters: &str, fields: &str| {
            let schema = format!("{{type: object, properties: {{{fields}, {total}}}}}");
            paged("get", parameters, &schema, "")
        };
        let many =
            "a: {type: string}, b: {type: string}, c: {type: string}, d: {type: string}, things";
        for (parameters, fields, expected) in [
            ("page integer", many, "page-number"),
            ("page integer", "messages", "page-number"),
            ("start integer; limit integer", "items", "offset"),
        ] {
            let array = "{type: array, items: {type: object, properties: {name: {type: string}}}}";
            let fields = format!("{fields}: {array}");
            assert_eq!(of(parameters, &fields), expected, "{fields} {counted}");
        }
    }
}

#[test]
fn what_is_current_is_the_page_only_where_pages_are_spoken_of() {
    for (object, is_page) in [
        ("page", true),
        ("pagination", true),
        ("data", false),
        ("meta", false),
    ] {
        let schema = format!(
            "{{type: object, properties: {{items: {STRINGS}, {object}: {{type: object, properties: {{current: \
             {{type: integer}}}}}}}}}}"
        );
        let paging = paging("page integer", &schema);
        assert_eq!(paging.contains(".page("), is_page, "{paging}");
    }
}

#[test]
fn several_arrays_are_told_with_what_makes_one_of_them() {
    let object = |name: &str| {
        format!(
            "{{type: array, items: {{type: object, required: [{name}], properties: {{{name}: {{type: string}}}}}}}}"
        )
    };
    let schema = format!("{{anyOf: [{}, {}]}}", object("a"), object("b"));
    let within = format!("{{type: object, properties: {{data: {schema}}}}}");
    for (schema, config) in [
        (&schema, "'link-header'"),
        (&schema, "{ kind = 'link-header', items = '' }"),
        (&within, "{ kind = 'link-header', items = '/data' }"),
    ] {
        let told = paged(
            "get",
            "page integer",
            schema,
            &format!("operations.x.pagination = {config}"),
        );
        assert!(told.contains("one of several arrays"), "{told}");
        assert!(told.contains("describe it as one array"), "{told}");
    }
}
