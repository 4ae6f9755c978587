//! What `allOf` makes of a union that it restates or narrows.

use super::{file, generated, told};

const PETS: &str = "Cat: {type: object, required: [kind, meow], properties: {kind: {type: string, enum: [cat]}, meow: {type: string}}}, \
     Dog: {type: object, required: [kind, bark], properties: {kind: {type: string, enum: [dog]}, bark: {type: string}}}, \
     Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}, \
     Stop: {oneOf: [{type: string}, {type: array, items: {type: string}}]}";
const PET: &str = "{$ref: '#/components/schemas/Pet'}";
const CAT: &str = "{$ref: '#/components/schemas/Cat'}";
const DOG: &str = "{$ref: '#/components/schemas/Dog'}";
const STOP: &str = "{oneOf: [{type: string}, {type: array, items: {type: string}}]}";
const LONG_STOP: &str =
    "{oneOf: [{type: string, minLength: 1}, {type: array, minItems: 1, items: {type: string}}]}";

/// The file of the type `Holder`, which has the property `value`, and what is said of it.
fn holder(value: &str) -> (String, Vec<String>) {
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{}}, components: {{schemas: {{Holder: {{type: object, \
             properties: {{value: {value}}}}}, {PETS}}}}}"
        ),
    );
    (
        file(&generated, "src/types/holder.rs").to_owned(),
        told(&generated),
    )
}

#[test]
fn a_union_that_is_restated_is_that_union() {
    for other in [STOP, LONG_STOP] {
        let (text, found) = holder(&format!("{{allOf: [{STOP}, {other}]}}"));
        assert!(text.contains("value: Option<Stop>"), "{text}");
        assert!(!text.contains("pub enum"), "{text}");
        assert!(found.is_empty(), "{found:?}");
    }
    for other in [
        format!("{{oneOf: [{CAT}, {DOG}]}}"),
        format!("{{oneOf: [{DOG}, {CAT}, {{type: integer}}]}}"),
        PET.to_owned(),
    ] {
        for parts in [format!("{PET}, {other}"), format!("{other}, {PET}")] {
            let (text, found) = holder(&format!("{{allOf: [{parts}]}}"));
            assert!(text.contains("value: Option<Pet>"), "{parts}: {text}");
            assert!(found.is_empty(), "{parts}: {found:?}");
        }
    }
}

#[test]
fn null_beside_a_component_that_is_restated_makes_it_nullable() {
    let members = format!("{CAT}, {DOG}, {{type: 'null'}}");
    for parts in [
        format!("{PET}, {{oneOf: [{members}]}}"),
        format!("{{oneOf: [{members}]}}, {PET}"),
    ] {
        let (text, _) = holder(&format!("{{allOf: [{parts}]}}"));
        assert!(text.contains("value: Nullable<Pet>"), "{parts}: {text}");
    }
}

#[test]
fn members_that_cannot_hold_beside_the_rest_are_none() {
    let stop = "{$ref: '#/components/schemas/Stop'}";
    for (value, ty) in [
        (format!("{{allOf: [{STOP}, {{type: string}}]}}"), "String"),
        (format!("{{allOf: [{{type: string}}, {stop}]}}"), "String"),
        (
            format!("{{allOf: [{stop}, {{type: array}}]}}"),
            "Vec<String>",
        ),
        (format!("{{allOf: [{PET}, {CAT}]}}"), "Cat"),
        (format!("{{allOf: [{CAT}, {PET}]}}"), "Cat"),
        (format!("{{allOf: [{PET}, {{oneOf: [{CAT}]}}]}}"), "Cat"),
        (
            format!("{{allOf: [{PET}, {{oneOf: [{CAT}, {{type: string}}]}}]}}"),
            "Cat",
        ),
    ] {
        let (text, found) = holder(&value);
        assert!(
            text.contains(&format!("value: Option<{ty}>")),
            "{value}: {text}"
        );
        assert!(found.is_empty(), "{value}: {found:?}");
    }
}

#[test]
fn a_type_right_beside_a_union_is_a_slip() {
    let members = "{type: string}, {type: object, additionalProperties: {type: string}}";
    let (text, _) = holder(&format!("{{type: object, oneOf: [{members}]}}"));
    assert!(text.contains("String(String)"), "{text}");
    assert!(text.contains("BTreeMap<String, String>"), "{text}");
}

#[test]
fn a_constant_beside_a_union_leaves_the_members_that_have_it() {
    let narrowed = "{type: object, properties: {kind: {type: string, enum: [cat]}}}";
    let (text, _) = holder(&format!("{{allOf: [{PET}, {narrowed}]}}"));
    assert!(text.contains("value: Option<Cat>"), "{text}");
    assert!(!text.contains("pub enum"), "{text}");
}

#[test]
fn constants_that_no_value_is_both_of_are_told() {
    let (_, found) = holder(&format!("{{allOf: [{CAT}, {DOG}]}}"));
    let expected =
        "warning[contradictory-keyword]: no value is `\"cat\"` and is `\"dog\"`: read as `\"dog\"`";
    assert!(
        matches!(found.as_slice(), [one] if one.starts_with(expected)),
        "{found:?}"
    );
}

#[test]
fn members_of_large_unions_are_not_compared_one_by_one() {
    let members = |word: &str| {
        let member = |index| {
            let name = format!("{word}{index}");
            format!(
                "{{type: object, required: [{name}], properties: {{{name}: {{type: string}}}}}}"
            )
        };
        let members: Vec<String> = (0..1000).map(member).collect();
        members.join(", ")
    };
    let (one, other) = (members("a"), members("b"));
    let start = std::time::Instant::now();
    holder(&format!(
        "{{allOf: [{{oneOf: [{one}]}}, {{oneOf: [{other}]}}]}}"
    ));
    assert!(start.elapsed().as_secs() < 30);
}
