//! Pointer to line and column, in each way that YAML and JSON can be laid out.

use super::load;

fn place(text: &str, pointer: &str) -> (usize, usize) {
    let place = load(text).0.locate(&pointer.into()).unwrap();
    assert_eq!(place.file, "api.yaml");
    (place.line, place.column)
}

const YAML: &str = "# first
openapi: 3.0.0
info:
  title: \"a: b\" # c
  description: >-
    info:
      title: no
  version: '1'
  contact: {name: x,
    'url': y}
servers:
- url: /a
  description: folded
    - text
-   url: /b
paths:
  /a/b:
    get: &get
      'tags': [x, \"y\", {z: 1}]
      responses:
        200: {description: é, x-a: 1}
  \"/c\": {}
";

#[test]
fn yaml_is_found() {
    for (pointer, expected) in [
        ("", (1, 1)),
        ("/openapi", (2, 1)),
        ("/info/title", (4, 3)),
        ("/info/description", (5, 3)),
        ("/info/version", (8, 3)),
        ("/info/contact/name", (9, 13)),
        ("/info/contact/url", (10, 5)),
        ("/servers/0/description", (13, 3)),
        ("/servers/1/url", (15, 5)),
        ("/paths/~1a~1b/get", (18, 5)),
        ("/paths/~1a~1b/get/tags/1", (19, 19)),
        ("/paths/~1a~1b/get/responses/200", (21, 9)),
        ("/paths/~1a~1b/get/responses/200/x-a", (21, 31)),
        ("/paths/~1c", (22, 3)),
        // As far as it goes.
        ("/paths/~1a~1b/get/responses/404/content", (20, 7)),
        ("/info/contact/email", (9, 3)),
    ] {
        assert_eq!(place(YAML, pointer), expected, "{pointer}");
    }
}

#[test]
fn json_is_found() {
    let text = "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"{[\\\"\", \"version\": \"1\"},\n \"paths\": {\"\\u002fa\": {\"parameters\": [ {\"name\": \"a\", \"in\": \"query\"}, {\"name\": \"b\", \"in\": \"query\"}]}}}";
    assert_eq!(place(text, "/info/version"), (1, 48));
    assert_eq!(place(text, "/paths/~1a"), (2, 12));
    assert_eq!(place(text, "/paths/~1a/parameters/1/name"), (2, 71));
}

#[test]
fn what_was_moved_is_found_where_it_was() {
    let text = super::with_schemas(
        "    A:\n      $defs:\n        x:\n          type: string\n      items: {$ref: '#/$defs/x'}",
    );
    assert_eq!(place(&text, "/components/schemas/x/type"), (9, 11));
}
