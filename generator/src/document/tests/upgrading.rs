//! One form for what 3.0, 3.1 and real documents write in several.

use serde_json::json;

use super::{json, load, schema, told, with_schemas};

#[test]
fn null_among_types_is_nullable() {
    assert_eq!(
        schema("{type: [string, 'null']}"),
        json!({"type": "string", "nullable": true})
    );
    assert_eq!(
        schema("{type: 'null'}"),
        json!({"nullable": true, "enum": [null]})
    );
    assert_eq!(
        schema("{const: null}"),
        json!({"nullable": true, "enum": [null]})
    );
    assert_eq!(
        schema("{type: string, enum: [a, null]}"),
        json!({"type": "string", "nullable": true, "enum": ["a"]})
    );
}

#[test]
fn null_in_a_union_is_nullable() {
    let expected = json!({"nullable": true, "anyOf": [{"type": "string"}]});
    assert_eq!(
        schema("{anyOf: [{type: string}, {type: 'null'}]}"),
        expected
    );
    assert_eq!(
        schema("{anyOf: [{type: string}, {nullable: true}]}"),
        expected
    );
    assert_eq!(
        schema("{anyOf: [{type: string}, {enum: [null], nullable: true}]}"),
        expected
    );
}

#[test]
fn several_types_are_a_union_and_keep_their_keywords() {
    assert_eq!(
        schema(
            "{description: d, type: [string, integer], maxLength: 3, minimum: 1, format: int32}"
        ),
        json!({"description": "d", "anyOf": [
            {"type": "string", "maxLength": 3},
            {"type": "integer", "minimum": 1, "format": "int32"},
        ]})
    );
    assert_eq!(
        schema("{type: [string, integer], enum: [a, 1]}"),
        json!({"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1]}]})
    );
    assert_eq!(
        schema("{type: [integer, number]}"),
        json!({"type": "number"})
    );
}

#[test]
fn constants_and_missing_types_are_inferred() {
    assert_eq!(
        schema("{const: smart}"),
        json!({"type": "string", "enum": ["smart"]})
    );
    assert_eq!(
        schema("{items: {}}"),
        json!({"type": "array", "items": {}, "x-truespec-implied-type": true})
    );
    assert_eq!(
        schema("{required: [a]}"),
        json!({"type": "object", "required": ["a"], "x-truespec-implied-type": true})
    );
    // A union says its type itself.
    assert_eq!(
        schema("{required: [a], oneOf: [{type: object}]}"),
        json!({"required": ["a"], "oneOf": [{"type": "object"}]})
    );
}

#[test]
fn what_is_told_of_a_constant_is_told_at_its_place() {
    let schema = "    A: {type: integer, const: 9223372036854775808}";
    let (_, found) = load(&with_schemas(schema));
    assert_eq!(
        told(&found),
        ["warning wrong-type /components/schemas/A/const"]
    );
}

#[test]
fn what_stands_beside_a_reference_is_kept() {
    let (document, _) = load(&with_schemas(
        "    A: {$ref: '#/components/schemas/B', description: d}\n    B: {type: string}",
    ));
    assert_eq!(
        json(&document)["components"]["schemas"]["A"],
        json!({"description": "d", "allOf": [{"$ref": "#/components/schemas/B"}]})
    );
}

#[test]
fn bounds_are_those_of_3_0() {
    assert_eq!(
        schema("{type: integer, exclusiveMinimum: 0, maximum: 9.0}"),
        json!({"type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 9})
    );
    assert_eq!(
        schema("{type: integer, maximum: 18446744073709551615}"),
        json!({"type": "integer"})
    );
    assert_eq!(
        schema("{type: integer, maximum: .inf}"),
        json!({"type": "integer"})
    );
}

#[test]
fn values_are_read_as_their_type() {
    assert_eq!(
        schema("{type: string, enum: [1.5, true, no]}"),
        json!({"type": "string", "enum": ["1.5", "true", "no"]})
    );
    assert_eq!(
        schema("{type: integer, enum: ['1', 2.0]}"),
        json!({"type": "integer", "enum": [1, 2]})
    );
}

#[test]
fn numbers_that_are_listed_as_texts_may_be_either() {
    assert_eq!(
        schema("{type: string, nullable: true, maxLength: 1, enum: [1, 2]}"),
        json!({"nullable": true, "anyOf": [
            {"type": "integer", "enum": [1, 2]},
            {"type": "string"},
        ]})
    );
}

#[test]
fn numbers_of_parameters_and_forms_are_texts_where_the_type_says_so() {
    let (document, _) = load(
        "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {post: {parameters: [{name: q, in: query, schema: {type: string, enum: [1, 2]}}, {name: l, in: query, schema: {type: array, items: {type: string, enum: [1, 2]}}}], requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {e: {type: string, enum: [1, 2]}}}}}}, responses: {}}}\n",
    );
    let operation = &json(&document)["paths"]["/a"]["post"];
    for pointer in [
        "/parameters/0/schema",
        "/parameters/1/schema/items",
        "/requestBody/content/application~1x-www-form-urlencoded/schema/properties/e",
    ] {
        let texts = json!({"type": "string", "enum": ["1", "2"]});
        assert_eq!(operation.pointer(pointer), Some(&texts), "{pointer}");
    }
}

#[test]
fn encoded_text_has_a_format() {
    let byte = json!({"type": "string", "format": "byte"});
    assert_eq!(schema("{type: string, contentEncoding: base64}"), byte);
    let binary = json!({"type": "string", "format": "binary"});
    assert_eq!(schema("{type: file}"), binary);
    let text = json!({"type": "string", "format": "binary", "x-truespec-binary-text": true});
    assert_eq!(schema("{type: string, contentMediaType: image/png}"), text);
    let implied = json!({"type": "string", "format": "binary", "x-truespec-implied-type": true});
    assert_eq!(
        schema("{contentMediaType: application/octet-stream}"),
        implied
    );
}

#[test]
fn arrays_and_maps_have_one_form() {
    let any = json!({"type": "array", "items": {}});
    assert_eq!(schema("{type: array}"), any);
    assert_eq!(schema("{type: array, prefixItems: [{type: string}]}"), any);
    assert_eq!(schema("{type: array, items: [{type: string}]}"), any);
}

#[test]
fn keys_by_pattern_have_a_type_where_no_others_are_left() {
    let map = |values: serde_json::Value| json!({"type": "object", "additionalProperties": values});
    let text = json!({"type": "string"});
    for keywords in [
        "patternProperties: {'^x': {type: string}}, additionalProperties: false",
        "patternProperties: {'^x': {type: string}}, unevaluatedProperties: false",
        "patternProperties: {'^x': {type: string}, '^y': {type: string}}, additionalProperties: false",
        "patternProperties: {'^x': {type: string}}, additionalProperties: {type: string}",
        "patternProperties: {'^.*$': {type: string}}",
        "patternProperties: {'^(.*)$': {type: string}}",
        "patternProperties: {'(?:.+)': {type: string}}",
        "patternProperties: {'': {type: string}}",
    ] {
        let found = schema(&format!("{{type: object, {keywords}}}"));
        assert_eq!(found, map(text.clone()), "{keywords}");
    }
    let either = json!({"anyOf": [{"type": "string"}, {"type": "integer"}]});
    for keywords in [
        "patternProperties: {'^x': {type: string}, '^y': {type: integer}}, additionalProperties: false",
        "patternProperties: {'^x': {type: string}}, additionalProperties: {type: integer}",
        "patternProperties: {'^x': {type: string}}, unevaluatedProperties: {type: integer}",
    ] {
        let found = schema(&format!("{{type: object, {keywords}}}"));
        assert_eq!(found, map(either.clone()), "{keywords}");
    }
}

#[test]
fn keys_by_pattern_are_any_json_where_others_may_be_anything() {
    let any = json!({"type": "object", "additionalProperties": true});
    let noted = ["note unsupported-keyword /components/schemas/A/patternProperties"];
    for (keywords, said) in [
        ("patternProperties: {'^x': {type: string}}", &noted[..]),
        (
            "patternProperties: {'^x': {type: string}}, additionalProperties: true",
            &noted,
        ),
        (
            "patternProperties: {'^x': {type: string}}, additionalProperties: {}",
            &noted,
        ),
        ("patternProperties: {'^.$': {type: string}}", &noted),
        ("patternProperties: {'^x': {}}", &[]),
    ] {
        let text = format!("{{type: object, {keywords}}}");
        assert_eq!(schema(&text), any, "{keywords}");
        let (_, found) = load(&with_schemas(&format!("    A: {text}")));
        assert_eq!(told(&found), said, "{keywords}");
    }
}

#[test]
fn a_keyword_without_counterpart_is_noted() {
    let (_, found) = load(&with_schemas("    A: {type: string, not: {enum: [a]}}"));
    assert_eq!(
        told(&found),
        ["note unsupported-keyword /components/schemas/A/not"]
    );
}

#[test]
fn webhooks_are_told() {
    let with = |webhooks: &str| {
        let text = format!(
            "openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\nwebhooks: {webhooks}\npaths: {{}}\n"
        );
        told(&load(&text).1)
    };
    assert_eq!(
        with("{sold: {post: {}}}"),
        ["note unsupported-webhook /webhooks"]
    );
    assert!(with("{}").is_empty());
}

#[test]
fn a_stream_keeps_the_schema_of_its_items() {
    let (document, _) = load(
        "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          content:\n            text/event-stream:\n              itemSchema: {type: [string, 'null']}\n",
    );
    let media_type =
        &json(&document)["paths"]["/a"]["get"]["responses"]["200"]["content"]["text/event-stream"];
    assert_eq!(
        media_type["schema"],
        json!({"type": "string", "nullable": true})
    );
}

#[test]
fn callbacks_are_told_once() {
    let (_, found) = load(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {}, callbacks: {}}, post: {responses: {}, callbacks: {done: {'{$request.body#/url}': {post: {responses: {}}}}}}}\n  /b: {get: {responses: {}, callbacks: {done: {}}}}\n",
    );
    assert_eq!(
        told(&found),
        ["note unsupported-webhook /paths/~1a/post/callbacks"]
    );
}

#[test]
fn values_that_are_of_none_of_several_types_are_told() {
    let (document, found) = load(&with_schemas(
        "    A: {type: [string, integer], enum: [a, 1, 2.0, 2.5]}",
    ));
    assert_eq!(
        told(&found),
        ["warning wrong-type /components/schemas/A/enum"]
    );
    assert_eq!(
        json(&document)["components"]["schemas"]["A"]["anyOf"],
        json!([{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1, 2]}])
    );
}

#[test]
fn what_is_said_of_null_in_an_enumeration_goes_with_it() {
    assert_eq!(
        schema(
            "{type: string, enum: [a, null, b], x-enum-varnames: [First, Nothing, Last], x-enum-descriptions: [One, None]}"
        ),
        json!({
            "type": "string",
            "nullable": true,
            "enum": ["a", "b"],
            "x-enum-varnames": ["First", "Last"],
            "x-enum-descriptions": ["One", "None"],
        })
    );
}
