//! Whether requests for what is before a result go back.

use super::{generated, object};

/// Whether an operation of these parameters goes back.
fn goes_back(parameters: &str, config: &str) -> bool {
    let result = object("id string");
    let schema = format!(
        "{{type: object, properties: {{has_more: {{type: boolean}}, cursor: {{type: string}}, \
         data: {{type: array, items: {result}}}}}}}"
    );
    let generated = generated("get", parameters, &schema, config);
    let mut texts = generated.package.files.values();
    texts.any(|text| text.contains(".back("))
}

#[test]
fn before_is_the_way_back_where_it_is_no_time() {
    for (parameters, expected) in [
        ("starting_after string; ending_before string", true),
        (
            "starting_after string; ending_before string: Results up to this date",
            true,
        ),
        ("after string; before string", true),
        ("after integer; before integer: An id", true),
        ("after string; before integer", false),
        ("after string; before string: Created before", false),
        ("after string; before string: An RFC 3339 time", false),
        ("after string: A timestamp; before string", false),
        ("after string", false),
    ] {
        assert_eq!(goes_back(parameters, ""), expected, "{parameters}");
    }
}

#[test]
fn a_configured_cursor_that_is_an_id_has_a_way_back() {
    let table = "[operations.x.pagination]\nkind = 'cursor'\nparameter = 'starting_after'\n";
    for (next, expected) in [
        ("", true),
        ("next = '/data/-1/id'", true),
        ("next = '/cursor'", false),
    ] {
        let both = "starting_after string; ending_before string";
        assert_eq!(
            goes_back(both, &format!("{table}{next}")),
            expected,
            "{next}"
        );
    }
}
