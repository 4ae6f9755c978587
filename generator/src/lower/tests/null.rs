//! Null that a component stands for, and that nothing but `nullable` allows.

use super::{file, generated, with_schemas};

const COLOR: (&str, &str) = ("Color", "{type: string, enum: [red, blue]}");

/// The field that a property of a component becomes.
fn field(version: &str, property: &str, others: &[(&str, &str)]) -> String {
    let object = format!("{{type: object, properties: {{v: {property}}}}}");
    let schemas = [&[("A", object.as_str())], others].concat();
    let generated = with_schemas(version, &schemas);
    let text = file(&generated, "src/types/a.rs");
    let field = text
        .lines()
        .find(|line| line.trim_start().starts_with("pub v: "));
    field.map(|line| line.trim().to_owned()).unwrap_or_default()
}

fn to(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

#[test]
fn a_component_that_is_only_null_is_no_member_of_a_union() {
    let (color, null, blank) = (to("Color"), to("NullEnum"), to("Blank"));
    for (version, only_null) in [
        ("3.0.3", "{enum: [null]}"),
        ("3.1.0", "{type: 'null', enum: [null]}"),
        ("3.1.0", "{type: 'null'}"),
    ] {
        let others = [
            COLOR,
            ("NullEnum", only_null),
            ("Blank", "{enum: ['']}"),
            ("Alias", "{$ref: '#/components/schemas/NullEnum'}"),
        ];
        for (union, expected) in [
            (format!("oneOf: [{color}, {null}]"), "Color"),
            (format!("anyOf: [{}, {color}]", to("Alias")), "Color"),
            (format!("oneOf: [{color}, {blank}, {null}]"), "AV"),
        ] {
            let found = field(version, &format!("{{{union}}}"), &others);
            assert_eq!(
                found,
                format!("pub v: Nullable<{expected}>,"),
                "{version} {union}"
            );
        }
        let alone = field(version, &format!("{{oneOf: [{null}]}}"), &others);
        assert_eq!(alone, "pub v: Option<Value>,", "{version}");
    }
}

#[test]
fn a_part_that_only_allows_null_allows_it_for_all_of_them() {
    let address = (
        "Address",
        "{type: object, required: [s], properties: {s: {type: string}}}",
    );
    let null = ("AnyOrNull", "{nullable: true}");
    for (part, expected) in [
        ("{nullable: true}".to_owned(), "Nullable<Address>"),
        (
            "{nullable: true, description: d}".to_owned(),
            "Nullable<Address>",
        ),
        ("{description: d}".to_owned(), "Option<Address>"),
        (
            "{type: object, nullable: true}".to_owned(),
            "Option<Address>",
        ),
        (to("AnyOrNull"), "Option<AV>"),
    ] {
        let property = format!("{{allOf: [{}, {part}]}}", to("Address"));
        let found = field("3.0.3", &property, &[address, null]);
        assert_eq!(found, format!("pub v: {expected},"), "{part}");
    }
}

#[test]
fn what_an_argument_is_called_by_is_shown_by_the_crate() {
    let object = "{type: [object, 'null'], properties: {a: {type: string}}}";
    let parts = format!("{{schema: {{type: object, properties: {{p: {object}}}}}}}");
    for (content, is_shown) in [
        (format!("application/json: {{schema: {object}}}"), true),
        (format!("multipart/form-data: {parts}"), true),
        (
            "application/json: {schema: {type: object, properties: {a: {type: string}}}}"
                .to_owned(),
            false,
        ),
    ] {
        let generated = generated(
            "3.1.0",
            &format!(
                "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{{content}}}}}, \
                 responses: {{'204': {{description: y}}}}}}}}}}"
            ),
        );
        let library = file(&generated, "src/lib.rs");
        assert_eq!(
            library.contains("Nullable"),
            is_shown,
            "{content}: {library}"
        );
    }
}
