//! What a reference is with little beside it.

use super::{file, generated};

/// The file of the type `Holder`, which has the properties `a` and, required, `b` of a schema.
fn holder(version: &str, property: &str, schemas: &str) -> String {
    let fields = format!(
        "paths: {{}}, components: {{schemas: {{Holder: {{type: object, required: [b], \
         properties: {{a: {property}, b: {property}}}}}, {schemas}}}}}"
    );
    let generated = generated(version, &fields);
    file(&generated, "src/types/holder.rs").to_owned()
}

const BASE: &str = "Base: {type: object, properties: {x: {type: string}}}";
const LISTED: &str = "Listed: {type: string, enum: [one, two]}";

#[test]
fn a_type_beside_a_reference_to_the_same_makes_no_copy() {
    let base = "{$ref: '#/components/schemas/Base'}";
    let listed = "{$ref: '#/components/schemas/Listed'}";
    for (version, property, optional, required) in [
        (
            "3.0.3",
            format!("{{type: object, nullable: true, allOf: [{base}]}}"),
            "Nullable<Base>",
            "Option<Base>",
        ),
        (
            "3.0.3",
            format!("{{allOf: [{base}, {{type: object, nullable: true}}]}}"),
            "Option<Base>",
            "Base",
        ),
        (
            "3.0.3",
            format!("{{type: object, allOf: [{base}]}}"),
            "Option<Base>",
            "Base",
        ),
        (
            "3.1.0",
            format!("{{type: [object, 'null'], allOf: [{base}]}}"),
            "Nullable<Base>",
            "Option<Base>",
        ),
        (
            "3.1.0",
            "{$ref: '#/components/schemas/Base', type: object}".to_owned(),
            "Option<Base>",
            "Base",
        ),
        (
            "3.0.3",
            format!("{{type: string, allOf: [{listed}]}}"),
            "Option<Listed>",
            "Listed",
        ),
    ] {
        let text = holder(version, &property, &format!("{BASE}, {LISTED}"));
        assert!(
            text.contains(&format!("pub a: {optional},")),
            "{property}: {text}"
        );
        assert!(
            text.contains(&format!("pub b: {required},")),
            "{property}: {text}"
        );
    }
}

#[test]
fn what_stands_beside_a_reference_and_says_more_makes_a_type_of_its_own() {
    for property in [
        "{type: object, required: [x], allOf: [{$ref: '#/components/schemas/Base'}]}",
        "{type: integer, allOf: [{$ref: '#/components/schemas/Number'}]}",
    ] {
        let text = holder(
            "3.0.3",
            property,
            &format!("{BASE}, Number: {{type: number}}"),
        );
        assert!(
            !text.contains("Base,") && !text.contains("f64"),
            "{property}: {text}"
        );
    }
}

#[test]
fn a_type_that_refuses_null_is_heard_beside_a_reference_to_what_takes_it() {
    let schemas = "Base: {type: object, nullable: true, properties: {x: {type: string}}}";
    let reference = "{$ref: '#/components/schemas/Base'}";
    let text = holder(
        "3.0.3",
        &format!("{{type: object, allOf: [{reference}]}}"),
        schemas,
    );
    assert!(text.contains("pub b: Base,"), "{text}");
    let text = holder("3.0.3", &format!("{{allOf: [{reference}]}}"), schemas);
    assert!(text.contains("pub b: Option<Base>,"), "{text}");
}

#[test]
fn a_required_reference_to_one_value_is_a_constant() {
    let schemas = "Only: {type: string, enum: [users]}, Chain: {$ref: '#/components/schemas/Only'}";
    for property in [
        "{$ref: '#/components/schemas/Only'}",
        "{$ref: '#/components/schemas/Chain'}",
        "{allOf: [{$ref: '#/components/schemas/Only'}]}",
    ] {
        let text = holder("3.0.3", property, schemas);
        assert!(
            text.contains("pub const B: &'static str = \"users\";"),
            "{text}"
        );
        assert!(text.contains("pub a: Option<Only>,"), "{text}");
    }
    let open = "Only: {anyOf: [{type: string}, {type: string, enum: [users]}]}";
    let text = holder("3.0.3", "{$ref: '#/components/schemas/Only'}", open);
    assert!(text.contains("pub b: Only,"), "{text}");
    let nullable = "Only: {type: string, nullable: true, enum: [users, null]}";
    let text = holder("3.0.3", "{$ref: '#/components/schemas/Only'}", nullable);
    assert!(text.contains("pub b: Option<Only>,"), "{text}");
}

#[test]
fn values_of_a_union_and_those_of_one_that_it_refers_to_are_one_enumeration() {
    let reference = "{$ref: '#/components/schemas/Inner'}";
    let inner = "Inner: {anyOf: [{type: string}, {type: string, enum: [one, two]}, \
                 {$ref: '#/components/schemas/Ring'}]}, \
                 Ring: {anyOf: [{type: string, enum: [four]}, {$ref: '#/components/schemas/Inner'}]}";
    let property = format!("{{anyOf: [{reference}, {{type: string, enum: [two, three]}}]}}");
    let fields = format!("paths: {{}}, components: {{schemas: {{Outer: {property}, {inner}}}}}");
    let generated = generated("3.0.3", &fields);
    let text = file(&generated, "src/types/outer.rs");
    for value in ["One,", "Two,", "Three,", "Four,"] {
        assert_eq!(text.matches(&format!("    {value}\n")).count(), 1, "{text}");
    }
    assert!(!text.contains("Inner"), "{text}");
}

#[test]
fn what_is_said_beside_a_reference_goes_before_what_is_said_there() {
    let fields = "paths: {/x: {post: {operationId: x, tags: [t], \
        parameters: [{$ref: '#/components/parameters/Q', description: my query}], \
        requestBody: {$ref: '#/components/requestBodies/B', description: my body}, \
        responses: {'204': {description: y, headers: {X-H: {$ref: '#/components/headers/H', description: my header}}}}}}}, \
        components: {parameters: {Q: {name: q, in: query, description: shared query, schema: {type: string}}}, \
        requestBodies: {B: {description: shared body, content: {application/json: {schema: {type: string}}}}}, \
        headers: {H: {description: shared header, schema: {type: string}}}}";
    for (version, expected, other) in [("3.1.0", "my", "shared"), ("3.0.3", "shared", "my")] {
        let generated = generated(version, fields);
        let text = file(&generated, "src/resources/t.rs");
        for of in ["query", "body", "header"] {
            assert!(
                text.contains(&format!("{expected} {of}")),
                "{version}: {text}"
            );
            assert!(
                !text.contains(&format!("{other} {of}")),
                "{version}: {text}"
            );
        }
    }
}

#[test]
fn what_is_said_beside_a_reference_on_the_way_goes_before_what_is_said_at_its_end() {
    let generated = generated(
        "3.1.0",
        "paths: {/x: {get: {operationId: x, tags: [t], \
         parameters: [{$ref: '#/components/parameters/P'}], \
         responses: {'204': {description: y}}}}}, \
         components: {parameters: {P: {$ref: '#/components/parameters/Q', description: on the way}, \
         Q: {name: q, in: query, description: at the end, schema: {type: string}}}}",
    );
    let text = file(&generated, "src/resources/t.rs");
    assert!(text.contains("on the way"), "{text}");
    assert!(!text.contains("at the end"), "{text}");
}
