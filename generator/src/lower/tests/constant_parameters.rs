//! Parameters that have only one value.

use super::{file, generated, with_parameters};

#[test]
fn a_required_parameter_of_one_value_is_sent_by_itself() {
    let parameters = "\
        {name: Action, in: query, required: true, schema: {type: string, enum: [Get]}}, \
        {name: n, in: query, required: true, schema: {type: integer, enum: [3]}}, \
        {name: v, in: path, required: true, schema: {type: string, enum: [v1]}}, \
        {name: X-Kind, in: header, required: true, schema: {type: string, enum: [a]}}, \
        {name: q, in: query, required: true, schema: {type: string}}";
    let (text, found) = with_parameters("3.0.3", "/{v}/x", parameters);
    for call in [
        "pub fn x(&self, q: impl Into<String>) -> XT",
        "request.query(\"Action\", &\"Get\");",
        "request.query(\"n\", &3i64);",
        "request.path(\"v\", &\"v1\");",
        "request.header(\"X-Kind\", Explode::No, &\"a\");",
        "Sends `Action=Get`, `n=3`, `v=v1` and `X-Kind: a`.",
    ] {
        assert!(text.contains(call), "{call}: {text}");
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_may_be_left_out_or_null_or_another_value_is_given() {
    for (version, schema) in [
        ("3.0.3", "{type: string, nullable: true, enum: [a, null]}"),
        ("3.0.3", "{type: string, enum: [a, b]}"),
        ("3.1.0", "{anyOf: [{type: string}, {const: a}]}"),
    ] {
        let parameter = format!("{{name: p, in: query, required: true, schema: {schema}}}");
        let (text, _) = with_parameters(version, "/x", &parameter);
        assert!(text.contains("pub fn x(&self, p:"), "{schema}: {text}");
    }
    let optional = "{name: p, in: query, schema: {type: string, enum: [a]}}";
    let (text, _) = with_parameters("3.0.3", "/x", optional);
    assert!(text.contains("pub fn p(mut self, p:"), "{text}");
}

#[test]
fn a_reference_to_one_value_makes_no_type() {
    let fields = "paths: {/x: {get: {operationId: x, tags: [t], parameters: [\
        {name: v, in: query, required: true, schema: {$ref: '#/components/schemas/V'}}], \
        responses: {'204': {description: y}}}}}, \
        components: {schemas: {V: {const: '2012'}}}";
    let generated = generated("3.1.0", fields);
    let text = file(&generated, "src/resources/t.rs");
    assert!(text.contains("request.query(\"v\", &\"2012\");"), "{text}");
    assert!(!generated.package.files.contains_key("src/types/v.rs"));
}
