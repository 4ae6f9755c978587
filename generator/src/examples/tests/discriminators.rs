//! Which schema an example has to keep that names one by a discriminator.

use super::reasons;

#[test]
fn a_discriminator_says_which_schema_is_meant() {
    let mapping =
        "discriminator: {propertyName: kind, mapping: {b: '#/components/schemas/B', c: C}}";
    let base = format!("{{required: [kind], properties: {{kind: {{type: string}}}}, {mapping}");
    let union = format!(
        "{{oneOf: [{{$ref: '#/components/schemas/B'}}, {{$ref: '#/components/schemas/C'}}], {mapping}"
    );
    let members = "    B: {type: object, required: [n], properties: {kind: {type: string}, n: {type: integer}}}
    C: {type: object, required: [t], properties: {kind: {type: string}, t: {type: string}}}";
    for schema in [base, union] {
        let said = |example: &str| {
            reasons(
                "3.0.3",
                &format!("{schema}, example: {example}}}\n{members}"),
            )
        };
        assert!(said("{kind: b, n: 1}").is_empty());
        assert!(said("{kind: c, t: text}").is_empty());
        assert_eq!(said("{kind: b, t: text}"), ["\"n\" is required"]);
        assert_eq!(said("{kind: c, n: 1}"), ["\"t\" is required"]);
        assert!(said("{kind: other, n: 1}").is_empty());
    }
}

#[test]
fn what_refers_to_a_base_has_to_be_the_heir_that_it_names() {
    let said = |example: &str| {
        let schemas = format!(
            "{{type: array, items: {{oneOf: [{{$ref: '#/components/schemas/B'}}, {{type: string}}]}}, example: [{example}]}}
    B: {{type: object, properties: {{kind: {{type: string}}}}, discriminator: {{propertyName: kind, mapping: {{c: '#/components/schemas/C'}}}}}}
    C: {{allOf: [{{$ref: '#/components/schemas/B'}}, {{type: object, properties: {{n: {{type: integer}}, more: {{$ref: '#/components/schemas/B'}}}}}}]}}
    D: {{x-ms-discriminator-value: e, allOf: [{{$ref: '#/components/schemas/C'}}]}}"
        );
        reasons("3.0.3", &schemas).len()
    };
    assert_eq!(
        said("{kind: c, n: 1, more: {kind: c, n: 2}}, text, {kind: d, n: x}"),
        0
    );
    assert_eq!(said("{kind: c, n: x}"), 1);
    assert_eq!(said("{kind: e, n: x}"), 1);
    assert_eq!(
        said("{kind: d, more: {kind: c, n: x}}, {kind: c, more: {kind: c, n: x}}"),
        1
    );
}

#[test]
fn a_number_says_which_schema_is_meant() {
    let said = |example: &str| {
        let schemas = format!(
            "{{properties: {{kind: {{type: integer}}}}, discriminator: {{propertyName: kind, mapping: {{'1': B}}}}, example: {example}}}
    B: {{allOf: [{{$ref: '#/components/schemas/A'}}, {{type: object, properties: {{n: {{type: integer}}, more: {{$ref: '#/components/schemas/A'}}}}}}]}}"
        );
        reasons("3.0.3", &schemas).len()
    };
    assert_eq!(said("{kind: 1, n: 1, more: {kind: 1, n: 2}}"), 0);
    assert_eq!(said("{kind: 1, n: x}"), 1);
    assert_eq!(said("{kind: 1, more: {kind: 1, n: x}}"), 1);
    assert_eq!(said("{kind: 2, n: x}"), 0);
}

#[test]
fn an_heir_may_say_itself_which_value_means_it() {
    let said = |example: &str| {
        let schemas = format!(
            "{{properties: {{kind: {{type: string}}}}, discriminator: {{propertyName: kind}}, example: {example}}}
    E: {{x-ms-discriminator-value: e, allOf: [{{$ref: '#/components/schemas/A'}}, {{type: object, properties: {{n: {{type: integer}}}}}}]}}"
        );
        reasons("3.0.3", &schemas).len()
    };
    assert_eq!(said("{kind: e, n: x}"), 1);
    assert_eq!(said("{kind: e, n: 1}"), 0);
    assert_eq!(said("{kind: other, n: x}"), 0);
}
