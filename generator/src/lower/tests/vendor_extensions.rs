//! What vendor extensions say of types and of their values.

use super::{file, with_schemas};

const ORDER: &str = "{type: string, enum: [asc, desc], x-ms-enum: {name: SortOrder, modelAsString: true, \
    values: [{value: desc, name: Falling, description: The last comes first.}, {value: asc}]}}";

fn with_property(name: &str, schema: &str) -> String {
    format!("{{type: object, properties: {{{name}: {schema}}}}}")
}

#[test]
fn an_enumeration_and_its_values_are_called_as_microsofts_extension_says() {
    let (one, other) = (with_property("order", ORDER), with_property("sort", ORDER));
    let generated = with_schemas("3.0.3", &[("A", &one), ("B", &other)]);
    let first = file(&generated, "src/types/a.rs");
    assert!(first.contains("pub order: Option<SortOrder>,"), "{first}");
    let text = first.split("pub enum SortOrder").nth(1).unwrap();
    let text = text.split("pub enum").next().unwrap();
    assert!(text.contains("Asc,"), "{text}");
    assert!(text.contains("/// The last comes first."), "{text}");
    assert!(text.contains("Falling,"), "{text}");
    let second = file(&generated, "src/types/b.rs");
    assert!(second.contains("pub sort: Option<SortOrder>,"), "{second}");
}

#[test]
fn values_of_integers_are_found_by_their_number_or_their_text() {
    let level = "{type: integer, enum: [1, 2], x-ms-enum: {name: Level, values: \
        [{value: 1, name: Low}, {value: '2', name: High}]}}";
    let generated = with_schemas("3.0.3", &[("A", &with_property("v", level))]);
    let text = file(&generated, "src/types/a.rs");
    assert!(text.contains("pub v: Option<Level>,"), "{text}");
    assert!(text.contains("Low,") && text.contains("High,"), "{text}");
}

#[test]
fn an_inline_type_is_called_as_ferns_extension_says() {
    for (given, expected) in [
        ("UsageTokens", "UsageTokens"),
        ("usage_tokens", "UsageTokens"),
        ("tools-o09qd6", "AV"),
        ("''", "AV"),
        ("7", "AV"),
    ] {
        let inner = format!(
            "{{type: object, x-fern-type-name: {given}, properties: {{n: {{type: integer}}}}}}"
        );
        let generated = with_schemas("3.0.3", &[("A", &with_property("v", &inner))]);
        let text = file(&generated, "src/types/a.rs");
        let field = format!("pub v: Option<{expected}>,");
        assert!(text.contains(&field), "{given}: {text}");
    }
}

#[test]
fn a_name_that_is_given_twice_or_to_a_component_leaves_the_others_that_of_their_place() {
    let inner = |key: &str| {
        format!(
            "{{type: object, x-fern-type-name: Usage, properties: {{{key}: {{type: integer}}}}}}"
        )
    };
    let usage = with_property("total", "{type: integer}");
    let a = with_property("v", &inner("n"));
    let generated = with_schemas("3.0.3", &[("A", &a), ("Usage", &usage)]);
    let text = file(&generated, "src/types/a.rs");
    assert!(text.contains("pub v: Option<AV>,"), "{text}");
    let b = with_property("v", &inner("m"));
    let generated = with_schemas("3.0.3", &[("A", &a), ("B", &b)]);
    let text = file(&generated, "src/types/b.rs");
    assert!(text.contains("pub v: Option<BV>,"), "{text}");
}

#[test]
fn names_of_values_that_a_schema_gives_itself_go_before_those_of_what_it_is_made_of() {
    let status =
        "{type: string, enum: [a, b, c], x-enum-varnames: [Active, Blocked, Closed]}".to_owned();
    let sub = "{allOf: [{$ref: '#/components/schemas/Status'}], enum: [a, b], x-enum-varnames: [First, Second]}";
    let holder = with_property("v", sub);
    let generated = with_schemas("3.0.3", &[("Status", &status), ("A", &holder)]);
    let text = file(&generated, "src/types/a.rs");
    assert!(
        text.contains("First,") && text.contains("Second,"),
        "{text}"
    );
}
