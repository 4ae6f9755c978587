//! Numbers that are listed.

use super::{file, with_schemas};

const UNION: &str =
    "{oneOf: [{$ref: '#/components/schemas/V1'}, {$ref: '#/components/schemas/V2'}]}";

#[test]
fn a_whole_number_is_a_constant_whatever_its_type_is_called() {
    for (version, first, second) in [
        (
            "3.0.3",
            "type: number, enum: [1]",
            "type: number, enum: [2.0]",
        ),
        ("3.1.0", "type: number, const: 1", "const: 2.0"),
        (
            "3.0.3",
            "type: integer, enum: [1]",
            "type: integer, enum: [2]",
        ),
    ] {
        let member = |value: &str, others: &str| {
            format!(
                "{{type: object, required: [v, a], properties: {{v: {{{value}}}, a: {{type: string}}{others}}}}}"
            )
        };
        let (first, second) = (member(first, ""), member(second, ", b: {type: string}"));
        let schemas = [("U", UNION), ("V1", &first), ("V2", &second)];
        let generated = with_schemas(version, &schemas);
        let member = file(&generated, "src/types/v2.rs");
        assert!(
            member.contains("pub const V: i64 = 2;"),
            "{second}: {member}"
        );
        let wire = file(&generated, "src/wire/u.rs");
        for value in 1..=2 {
            let told = format!("(\"v\", &[json::Literal::Integer({value})])");
            assert!(wire.contains(&told), "{told}: {wire}");
        }
    }
}

#[test]
fn whole_numbers_are_an_enumeration_and_others_are_numbers() {
    let list = |name: &str, values: &str| {
        let object = format!(
            "{{type: object, required: [v], properties: {{v: {{type: number, enum: [{values}]}}}}}}"
        );
        let generated = with_schemas("3.0.3", &[(name, &object)]);
        file(&generated, "src/types/a.rs").to_owned()
    };
    assert!(list("A", "0, 1.0, 10").contains("pub v: AV,"));
    assert!(list("A", "0, 0.5, 1").contains("pub v: f64,"));
    assert!(list("A", "1e300, 2").contains("pub v: f64,"));
}

#[test]
fn members_that_list_whole_numbers_are_one_enumeration() {
    let level = "{oneOf: [{type: number, enum: [1]}, {type: number, enum: [2]}]}";
    let generated = with_schemas("3.0.3", &[("Level", level)]);
    let text = file(&generated, "src/types/level.rs");
    assert!(text.contains("Unknown(UnlistedInteger)"), "{text}");
}
