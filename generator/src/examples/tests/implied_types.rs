//! What examples of schemas have to be that name no type, and are read as one of some type.

use super::reasons;

#[test]
fn a_schema_with_properties_is_one_of_objects() {
    let read_as =
        "is no object, and with properties but no type the schema is read as one of objects";
    let said = reasons(
        "3.0.3",
        "{properties: {n: {type: integer}}, example: [{n: 1}]}",
    );
    assert_eq!(said, [format!("[{{\"n\":1}}] {read_as}")]);
    let said = reasons(
        "3.1.0",
        "{properties: {n: {type: integer}}, examples: [null, {n: 1}]}",
    );
    assert_eq!(said, [format!("null {read_as}")]);
    for schema in [
        "{nullable: true, properties: {n: {type: integer}}, example: null}",
        "{properties: {}, example: text}",
        "{anyOf: [{properties: {n: {type: integer}}}, {type: boolean}], example: text}",
    ] {
        assert!(reasons("3.0.3", schema).is_empty(), "{schema}");
    }
}

#[test]
fn a_schema_with_items_is_one_of_arrays_and_with_a_length_one_of_strings() {
    let said = reasons(
        "3.0.3",
        "{type: object, properties: {channel: {items: {type: string}}}, example: {channel: {id: D}}}",
    );
    let read_as = "is no array, and with items but no type the schema is read as one of arrays";
    assert_eq!(said, [format!("at `/channel`: {{\"id\":\"D\"}} {read_as}")]);
    let said = reasons("3.0.3", "{maxLength: 3, example: 12}");
    let read_as =
        "is no text, and with what only text has but no type the schema is read as one of strings";
    assert_eq!(said, [format!("12 {read_as}")]);
    for schema in [
        "{items: {type: string}, example: [a]}",
        "{nullable: true, maxLength: 3, example: null}",
        "{oneOf: [{items: {type: string}}, {type: string}], example: a}",
    ] {
        assert!(reasons("3.0.3", schema).is_empty(), "{schema}");
    }
}
