//! Which examples contradict their schemas, and which only seem to.

mod at_times;
mod discriminators;
mod effort;
mod implied_types;

use std::io;

use crate::config::Config;
use crate::diagnostic::Code;
use crate::document::{Document, Files};

struct OneFile<'a>(&'a str);

impl Files for OneFile<'_> {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.to_owned())
    }
}

/// What is said of the examples of a document, and how many are tried.
fn checked(text: &str) -> (Vec<String>, usize) {
    let (document, _) = Document::load("openapi.yaml", &OneFile(text)).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    let said = generated.diagnostics.iter();
    let said = said.filter(|it| it.code == Code::InvalidExample);
    let said = said.map(|it| format!("{}: {}", it.pointer, it.message));
    let tests = generated.package.files.keys();
    let tried = tests.filter(|path| path.starts_with("tests/examples/"));
    (said.collect(), tried.count())
}

/// The reasons why examples of the schema `A` are wrong; `schemas` begins with its keywords.
fn reasons(version: &str, schemas: &str) -> Vec<String> {
    let (said, _) = checked(&format!(
        "openapi: {version}\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    A: {schemas}\n"
    ));
    said.into_iter()
        .map(|line| line.split_once("its schema: ").unwrap().1.to_owned())
        .collect()
}

/// A document with one operation, whose body in both directions is `A` with an example.
fn both_ways(schema: &str, sent: &str, received: &str) -> (Vec<String>, usize) {
    let body = |example: &str| {
        format!(
            "{{application/json: {{schema: {{$ref: '#/components/schemas/A'}}, example: {example}}}}}"
        )
    };
    checked(&format!(
        "openapi: 3.0.3
info: {{title: t, version: '1'}}
paths:
  /a:
    post:
      requestBody: {{content: {}}}
      responses: {{'200': {{description: d, content: {}}}}}
components:
  schemas:
    A: {schema}
",
        body(sent),
        body(received)
    ))
}

#[test]
fn a_contradiction_is_told_with_its_place_and_a_valid_example_is_tried() {
    let (said, tried) = both_ways(
        "{type: object, properties: {n: {type: integer}}}",
        "{n: 1}",
        "{n: odd}",
    );
    assert_eq!(
        said,
        [
            "/paths/~1a/post/responses/200/content/application~1json/example: \
             the example contradicts its schema: at `/n`: \"odd\" is not of type \"integer\""
        ]
    );
    assert_eq!(tried, 1);
}

#[test]
fn null_is_an_example_like_any_other() {
    let said = reasons("3.0.3", "{type: object, example: null}");
    assert_eq!(said, ["null is not of type \"object\""]);
    for schema in [
        "{type: object, nullable: true, example: null}",
        "{type: string, nullable: true, enum: [a], example: null}",
        "{nullable: true, allOf: [{$ref: '#/components/schemas/B'}], example: null}\n    B: {type: object}",
    ] {
        assert!(reasons("3.0.3", schema).is_empty(), "{schema}");
    }
    let said = reasons("3.1.0", "{type: [string, 'null'], examples: [a, null, 1]}");
    assert_eq!(said, ["1 is not of types \"null\", \"string\""]);
}

#[test]
fn what_only_the_other_side_sets_is_not_required() {
    let schema = "{allOf: [{$ref: '#/components/schemas/B'}, {required: [id, secret, n]}]}
    B: {properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}, n: {type: integer}}}";
    let (said, tried) = both_ways(schema, "{secret: s, n: 1}", "{id: i, n: 1}");
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(tried, 2);
    let (said, _) = both_ways(schema, "{id: i, n: 1}", "{id: i}");
    assert_eq!(said.len(), 2);
    assert!(said[0].ends_with("\"secret\" is required"), "{said:?}");
    assert!(said[1].ends_with("\"n\" is required"), "{said:?}");
}

#[test]
fn a_schema_may_be_made_of_itself() {
    let tree = |example: &str| {
        format!(
            "{{type: object, required: [name], properties: {{name: {{type: string}}, children: {{type: array, items: {{$ref: '#/components/schemas/A'}}}}}}, example: {example}}}"
        )
    };
    assert!(reasons("3.0.3", &tree("{name: a, children: [{name: b}]}")).is_empty());
    assert_eq!(
        reasons("3.0.3", &tree("{name: a, children: [{children: []}]}")),
        ["at `/children/0`: \"name\" is required"]
    );
    let itself = "{anyOf: [{$ref: '#/components/schemas/A'}, {type: string}], example: 1}";
    assert!(reasons("3.0.3", itself).is_empty());
}

#[test]
fn bounds_are_read_in_either_spelling() {
    for (version, bound) in [
        ("3.0.3", "minimum: 1, exclusiveMinimum: true"),
        ("3.1.0", "exclusiveMinimum: 1"),
    ] {
        let schema = format!("{{type: integer, {bound}, example: 1}}");
        let reasons = reasons(version, &schema);
        assert!(
            matches!(reasons.as_slice(), [one] if one.starts_with("1 is less than or equal")),
            "{reasons:?}"
        );
    }
}

#[test]
fn patterns_that_cannot_be_taken_and_formats_contradict_nothing() {
    for schema in [
        "{type: string, pattern: '^(?=b)a$', example: a}",
        "{type: string, pattern: '^(', example: a}",
        "{type: string, pattern: '^(\\w{1,900}){900}$', example: ''}",
        "{type: string, format: uuid, example: a}",
        "{type: object, patternProperties: {'^(?=b)': {type: string}}, additionalProperties: false, example: {a: 1}}",
        "{oneOf: [{type: string, format: date}, {type: string, format: uuid}], example: a}",
    ] {
        assert!(reasons("3.1.0", schema).is_empty(), "{schema}");
    }
    let said = reasons("3.0.3", "{type: string, pattern: '^b+$', example: a}");
    assert_eq!(said, ["\"a\" does not match \"^b+$\""]);
}

#[test]
fn what_is_no_base64_contradicts_its_format() {
    let of = |example: &str| format!("{{type: string, format: byte, example: {example}}}");
    for good in ["aGk=", "aGk", "'a-_b'", "''"] {
        assert!(reasons("3.0.3", &of(good)).is_empty(), "{good}");
    }
    assert_eq!(reasons("3.0.3", &of("iVBORw0KGgoAAAA...")).len(), 1);
}

#[test]
fn what_is_no_date_contradicts_its_format() {
    let of = |format: &str, example: &str| {
        format!("{{type: string, format: {format}, example: '{example}'}}")
    };
    let instant = "2024-02-29T12:30:00.5+02:00";
    assert!(reasons("3.0.3", &of("date-time", instant)).is_empty());
    assert!(reasons("3.0.3", &of("date", "2024-02-29")).is_empty());
    for (format, example) in [
        ("date-time", "2023-03-29 18:18:37.0"),
        ("date-time", "createdDate"),
        ("date", "2023-02-29"),
    ] {
        assert_eq!(reasons("3.0.3", &of(format, example)).len(), 1, "{example}");
    }
}

#[test]
fn an_integer_of_more_bits_contradicts_its_format() {
    let of = |format: &str, example: &str| {
        format!("{{type: integer, format: {format}, example: {example}}}")
    };
    for (format, fits, exceeds) in [
        ("int32", "-2147483648", "2147483648"),
        ("int64", "9223372036854775807", "9876543210987654321"),
        ("uint64", "18446744073709551615", "-1"),
        ("other", "9223372036854775807", "9223372036854776000"),
        (
            "other, minimum: 0",
            "18446744073709551615",
            "18446744073709551616",
        ),
    ] {
        assert!(reasons("3.0.3", &of(format, fits)).is_empty(), "{format}");
        assert_eq!(reasons("3.0.3", &of(format, exceeds)).len(), 1, "{format}");
    }
}

#[test]
fn the_alternative_that_is_meant_gives_the_reason() {
    let union = |example: &str| {
        format!(
            "{{anyOf: [{{type: string}}, {{type: object, properties: {{a: {{type: boolean}}}}}}], example: {example}}}"
        )
    };
    assert_eq!(
        reasons("3.0.3", &union("{a: 1}")),
        ["at `/a`: 1 is not of type \"boolean\""]
    );
    assert_eq!(
        reasons("3.0.3", &union("[]")),
        ["[] fits none of 2 alternatives"]
    );
}

#[test]
fn a_reason_is_one_line_of_a_length_that_is_read() {
    let long = format!("{{type: integer, example: \"{}\\n\"}}", "a".repeat(10_000));
    let said = reasons("3.0.3", &long);
    assert!(
        said[0].len() < 300 && said[0].lines().count() == 1,
        "{said:?}"
    );
}

#[test]
fn an_example_shared_by_two_schemas_is_checked_against_both() {
    let body = |schema: &str| {
        format!(
            "{{application/json: {{schema: {{type: {schema}}}, examples: {{e: {{$ref: '#/components/examples/E'}}}}}}}}"
        )
    };
    let (said, tried) = checked(&format!(
        "openapi: 3.0.3
info: {{title: t, version: '1'}}
paths:
  /a:
    post:
      requestBody: {{content: {}}}
      responses: {{'200': {{description: d, content: {}}}}}
components:
  examples:
    E: {{value: 1}}
",
        body("integer"),
        body("string")
    ));
    assert_eq!(
        said,
        [
            "/components/examples/E/value: the example contradicts its schema: 1 is not of type \"string\""
        ]
    );
    assert_eq!(tried, 1);
}

#[test]
fn an_example_is_its_data_or_the_json_that_is_sent() {
    let of_a_body = |examples: &str| {
        checked(&format!(
            "openapi: 3.2.0
info: {{title: t, version: '1'}}
paths:
  /a:
    get:
      responses: {{'200': {{description: d, content: {{application/json: {{schema: {{type: object, properties: {{n: {{type: integer}}}}}}, examples: {examples}}}}}}}}}
"
        ))
    };
    let (said, tried) = of_a_body(
        "{a: {dataValue: {n: 1}}, b: {serializedValue: '{\"n\": 2}'}, c: {serializedValue: '{'}}",
    );
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(tried, 2);
    for (key, example) in [
        ("dataValue", "{n: odd}"),
        ("serializedValue", "'{\"n\": \"odd\"}'"),
    ] {
        let (said, _) = of_a_body(&format!("{{a: {{{key}: {example}}}}}"));
        let place =
            format!("/paths/~1a/get/responses/200/content/application~1json/examples/a/{key}");
        assert!(said[0].starts_with(&place), "{said:?}");
    }
}
