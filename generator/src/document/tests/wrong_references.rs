//! References that lead to nothing, or to something else: what is said of them.

use super::{json, load, with_schemas};

/// The message and the help of each finding.
fn said(schemas: &str) -> Vec<(String, String)> {
    let (_, found) = load(&with_schemas(schemas));
    let said = found.iter();
    let said = said.map(|it| (it.message.clone(), it.help.clone().unwrap_or_default()));
    said.collect()
}

#[test]
fn a_reference_to_something_else_is_told_at_the_reference() {
    let said = said(
        "    A: {properties: {r: {$ref: '#/components/responses/R'}, t: {$ref: '#/components/schemas/A/required'}}, required: [r]}\n  responses: {R: {description: d}}",
    );
    let to = |from: &str, what: &str| {
        let message = format!(
            "the reference `#/components/{from}` leads to {what}, not to a schema: read as any JSON"
        );
        (message, "refer to a schema".to_owned())
    };
    assert_eq!(
        said,
        [
            to("responses/R", "a response"),
            to("schemas/A/required", "a list of texts"),
        ]
    );
}

#[test]
fn what_is_wrong_in_a_reference_is_told() {
    let schemas = |text: &str| {
        format!(
            "    A: {{items: {{$ref: '{text}'}}}}\n    L: {{properties: {{name: {{type: string}}}}}}"
        )
    };
    let define = "define it, or correct the reference";
    let name = "is `#/components/schemas/L/properties/name` meant?";
    for (reference, leads, help) in [
        (
            "#/components/schemas/Q/properties/x",
            ": there is no `Q` in `#/components/schemas`",
            define,
        ),
        ("#/components/schemas/L/properties/x", "", define),
        ("#/components/schemas/L/properties/nam", "", name),
        (
            "#/components/schemas/L/propertys/name",
            ": there is no `propertys` in `#/components/schemas/L`",
            name,
        ),
        ("#/definitions/L", "", "is `#/components/schemas/L` meant?"),
    ] {
        let message = format!("the reference `{reference}` leads to nothing{leads}");
        assert_eq!(said(&schemas(reference)), [(message, help.to_owned())]);
    }
    let without_hash = said(&schemas("/components/schemas/L"));
    let help = without_hash.first().map(|(_, help)| help.as_str());
    assert_eq!(help, Some("is `#/components/schemas/L` meant?"));
}

#[test]
fn what_lies_in_another_is_one_component_wherever_it_is_referred_to() {
    let (document, found) = load(&with_schemas(
        "    A: {properties: {b: {properties: {c: {properties: {d: {type: string}}}}}}}\n    B: {$ref: '#/components/schemas/A/properties/b'}\n    C: {$ref: '#/components/schemas/A/properties/b/properties/c'}",
    ));
    assert!(found.is_empty(), "{found:?}");
    let schemas = json(&document)["components"]["schemas"].clone();
    assert_eq!(schemas["A_b"]["properties"]["c"], schemas["C"]);
}
