//! What is lowered once, however often it is met, and what takes null.

use super::One;
use crate::Config;
use crate::diagnostic::{Code, Diagnostics};
use crate::document::Document;
use crate::ir::{Api, Integer, Kind, Shape};

/// What comes of these schemas.
fn api(schemas: &str) -> (Api, Diagnostics) {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let (document, _) = Document::load("api.yaml", &One(text)).unwrap();
    crate::lower::lower(&document, &document.model().0, &Config::default())
}

/// How many types come of these schemas, and how often it is said that there were too many.
fn lowered(schemas: &str) -> (usize, usize) {
    let (api, found) = api(schemas);
    let limits = found.iter().filter(|it| it.code == Code::LimitExceeded);
    (api.types.len(), limits.count())
}

/// An object with properties that these components are merged into.
fn merging(name: &str, properties: &[(&str, &[&str])]) -> String {
    let mut text = format!("    {name}:\n      properties:\n        a: {{type: string}}\n");
    for (property, parts) in properties {
        let parts = parts.iter();
        let parts: Vec<String> = parts
            .map(|part| format!("{{$ref: '#/components/schemas/{part}'}}"))
            .collect();
        let parts = parts.join(", ");
        text += &format!("        {property}: {{allOf: [{parts}], required: [a]}}\n");
    }
    text
}

#[test]
fn each_property_that_its_own_schema_is_merged_into_is_one_type() {
    let properties = [
        ("b", &["N"] as &[_]),
        ("c", &["N"]),
        ("d", &["N"]),
        ("e", &["N"]),
    ];
    for count in 1..=properties.len() {
        let schemas = merging("N", &properties[..count]);
        assert_eq!(lowered(&schemas), (1 + count, 0), "{schemas}");
    }
}

#[test]
fn a_ring_of_schemas_is_no_tree_of_them() {
    let ring: Vec<String> = (0..9)
        .map(|n| {
            let next = format!("R{}", (n + 1) % 9);
            let next: &[&str] = &[&next];
            merging(
                &format!("R{n}"),
                &[("b", next), ("c", next), ("d", next), ("e", next)],
            )
        })
        .collect();
    let (types, limits) = lowered(&ring.concat());
    assert!(types < 9 * 100, "{types}");
    assert_eq!(limits, 0);
}

#[test]
fn sets_that_grow_without_end_are_told_of_once() {
    let mut schemas = merging("N", &[("b", &["N"]), ("c", &["N", "S0"])]);
    for n in 0..20 {
        let next = format!("S{}", n + 1);
        let next: &[&str] = &[&next];
        schemas += &merging(&format!("S{n}"), &[("b", next), ("c", next)]);
    }
    schemas += &merging("S20", &[]);
    let (types, limits) = lowered(&schemas);
    assert!(types < 2_000, "{types}");
    assert_eq!(limits, 1);
}

/// Whether null is a value of the property `v` of the first type.
fn takes_null(property: &str) -> bool {
    let (api, _) = api(&format!(
        "    A: {{required: [v], properties: {{v: {property}}}}}
    Nullable: {{type: [object, 'null'], properties: {{n: {{type: string}}}}}}
    Text: {{type: string}}
    Union: {{anyOf: [{{$ref: '#/components/schemas/Nullable'}}, {{type: integer}}]}}
    Circle: {{anyOf: [{{$ref: '#/components/schemas/Circle'}}, {{$ref: '#/components/schemas/Text'}}, {{type: integer}}]}}\n"
    ));
    let mut types = api.types.iter();
    let Some((_, definition)) = types.next() else {
        return false;
    };
    matches!(&definition.shape, Shape::Object(object) if object.fields[0].ty.nullable)
}

#[test]
fn a_union_takes_null_if_one_of_its_members_does() {
    let to = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let (null, text, union) = (to("Nullable"), to("Text"), to("Union"));
    for property in [
        "{oneOf: [{type: [string, 'null']}, {type: integer}]}".to_owned(),
        "{anyOf: [{type: integer}, {enum: [a, null]}]}".to_owned(),
        format!("{{oneOf: [{null}, {text}]}}"),
        format!("{{oneOf: [{text}, {{anyOf: [{text}, {{allOf: [{null}]}}]}}]}}"),
        format!("{{allOf: [{union}]}}"),
        union.clone(),
    ] {
        assert!(takes_null(&property), "{property}");
    }
    for property in [
        format!("{{oneOf: [{text}, {{type: integer}}]}}"),
        format!("{{oneOf: [{text}, {{allOf: [{null}, {text}]}}]}}"),
        format!("{{allOf: [{union}, {{oneOf: [{text}, {{type: integer}}]}}]}}"),
        format!("{{type: object, oneOf: [{null}, {{properties: {{b: {text}}}}}]}}"),
        to("Circle"),
    ] {
        assert!(!takes_null(&property), "{property}");
    }
}

#[test]
fn what_is_required_and_nowhere_described_is_optional() {
    let (api, found) = api(
        "    Further: {type: object, required: [a, b], properties: {a: {type: string}}, \
         additionalProperties: {type: integer}}\n    \
         Slip: {type: object, required: [a, b], properties: {a: {type: string}}}\n",
    );
    let required = api
        .types
        .iter()
        .map(|(_, definition)| match &definition.shape {
            Shape::Object(object) => object
                .fields
                .iter()
                .map(|it| (it.required, it.ty.kind.clone()))
                .collect(),
            shape => panic!("{shape:?}"),
        });
    let required: Vec<Vec<(bool, Kind)>> = required.collect();
    let integer = Kind::Integer(Integer::Signed64);
    assert_eq!(
        required,
        [
            vec![(true, Kind::String), (true, integer)],
            vec![(true, Kind::String), (false, Kind::Any)],
        ]
    );
    let missing = found.iter().filter(|it| it.code == Code::MissingField);
    let missing: Vec<&str> = missing.map(|it| it.message.as_str()).collect();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(missing[0].contains("as optional"), "{missing:?}");
}

#[test]
fn what_a_list_or_a_map_refines_of_what_it_stands_in_is_one_type() {
    let list = "    Rows:
      type: array
      items:
        properties:
          name: {type: string}
          rows: {$ref: '#/components/schemas/Rows', items: {required: [name]}}
";
    let map = "    Node:
      type: object
      additionalProperties:
        properties:
          b: {$ref: '#/components/schemas/Node', additionalProperties: {properties: {z: {type: string}}}}
";
    for schemas in [list, map] {
        assert_eq!(lowered(schemas), (2, 0), "{schemas}");
    }
}
