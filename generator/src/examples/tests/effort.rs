//! Schemas that are many, that multiply, or that are deep.

use std::fmt::Write;

use super::{checked, reasons};

#[test]
fn schemas_that_multiply_are_not_evaluated() {
    const LEVELS: usize = 40;
    let mut schemas = "{allOf: [{$ref: '#/components/schemas/S0'}], example: {a: 1}}\n".to_owned();
    for level in 0..LEVELS {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", level + 1);
        writeln!(schemas, "    S{level}: {{allOf: [{next}, {next}]}}").unwrap();
    }
    write!(
        schemas,
        "    S{LEVELS}: {{type: object, properties: {{a: {{type: string}}}}}}"
    )
    .unwrap();
    // Two to the power of forty evaluations would not come to an end.
    assert!(reasons("3.0.3", &schemas).is_empty());
}

/// The reasons for an example of the first in a chain of schemas, each made of the next.
fn chained(length: usize) -> Vec<String> {
    let mut schemas = "{allOf: [{$ref: '#/components/schemas/S0'}], example: 1}\n".to_owned();
    for level in 0..length {
        let next = level + 1;
        writeln!(
            schemas,
            "    S{level}: {{allOf: [{{$ref: '#/components/schemas/S{next}'}}]}}"
        )
        .unwrap();
    }
    write!(schemas, "    S{length}: {{type: string}}").unwrap();
    reasons("3.0.3", &schemas)
}

#[test]
fn a_long_chain_of_schemas_is_followed_as_far_as_the_stack_allows() {
    assert_eq!(chained(100), ["1 is not of type \"string\""]);
    assert!(chained(250).is_empty());
}

#[test]
fn each_example_of_many_schemas_is_checked_against_its_own() {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for number in 0..70 {
        // Every third example is of the wrong type, and every seventh schema is of its own kind.
        let kind = if number % 7 == 0 { "string" } else { "integer" };
        let example = match (number % 3 == 0, kind) {
            (true, _) => "[]",
            (false, "string") => "text",
            (false, _) => "1",
        };
        writeln!(text, "    A{number:02}: {{type: object, properties: {{n: {{type: {kind}}}}}, example: {{n: {example}}}}}").unwrap();
    }
    let (said, tried) = checked(&text);
    let wrong: Vec<_> = (0..70).filter(|number| number % 3 == 0).collect();
    assert_eq!(tried, 70 - wrong.len());
    assert_eq!(said.len(), wrong.len());
    for (number, said) in wrong.iter().zip(&said) {
        let kind = if number % 7 == 0 { "string" } else { "integer" };
        let expected = format!(
            "/components/schemas/A{number:02}/example: the example contradicts its schema: at `/n`: [] is not of type \"{kind}\""
        );
        assert_eq!(*said, expected);
    }
}
