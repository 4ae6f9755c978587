//! What holds only at times, and what nobody can follow: examples are not blamed for it.

use super::reasons;

#[test]
fn what_holds_at_times_describes_properties() {
    for (schema, example) in [
        (
            "if: {properties: {kind: {const: card}}}, then: {properties: {number: {type: string}}}",
            "{kind: card, number: '1'}",
        ),
        (
            "dependentSchemas: {kind: {properties: {bar: {$ref: '#/components/schemas/B'}}}}",
            "{kind: x, bar: y}",
        ),
        ("$dynamicRef: '#gone'", "{kind: x, any: 1}"),
        (
            "allOf: [{patternProperties: {'(?<!a)b': {type: integer}}}]",
            "{kind: x, b: 1}",
        ),
    ] {
        let schema = format!(
            "{{type: object, properties: {{kind: {{type: string}}}}, {schema}, unevaluatedProperties: false, example: {example}}}\n    B: {{type: string}}"
        );
        assert!(reasons("3.1.0", &schema).is_empty(), "{schema}");
    }
    let said = reasons(
        "3.1.0",
        "{type: object, if: {properties: {a: {const: 1}}}, unevaluatedProperties: false, example: {a: 1, b: 1}}",
    );
    assert_eq!(said.len(), 1, "{said:?}");
}
