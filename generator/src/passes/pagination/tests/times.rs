//! Whether `after` takes a result or a time.

use super::{object, paged};

#[test]
fn after_is_no_cursor_where_it_is_a_time() {
    let more = format!(
        "{{type: object, properties: {{has_more: {{type: boolean}}, data: {{type: array, items: {}}}}}}}",
        object("id string")
    );
    let next = object("data, next_cursor string");
    let namesake = object("data, cursors{after string}");
    for (parameters, schema, expected) in [
        ("after string", &more, "cursor"),
        ("after string: Created after this date", &more, "no"),
        ("starting_after string: By date", &more, "cursor"),
        ("after string: A timestamp; cursor string", &next, "cursor"),
        ("after integer: A Unix timestamp", &next, "no"),
        ("after integer: A Unix timestamp", &namesake, "cursor"),
    ] {
        assert_eq!(
            paged("get", parameters, schema, ""),
            expected,
            "{parameters}"
        );
    }
}
