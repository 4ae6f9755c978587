//! What is refused before it is sent, what is sent otherwise, and what only looks as if it were.

use super::{Verdict, diff, summary};

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: 'https://api.example/v1'}]
security: [{token: []}, {key: []}]
paths:
  /pets/{code}/{tags}:
    put:
      operationId: putPet
      tags: [pets]
      servers: [{url: 'https://own.example/v2'}]
      parameters:
        - {name: code, in: path, required: true, schema: {type: string}}
        - {name: tags, in: path, required: true, schema: {type: array, items: {type: string}}}
        - {name: word, in: query, schema: {type: string, maxLength: 9}}
        - {name: size, in: query, schema: {type: integer}}
        - {name: kind, in: query, schema: {type: string, enum: [cat, dog]}}
        - {name: list, in: query, schema: {type: array, items: {type: string}}}
        - {name: X-A, in: header, schema: {type: string}}
        - {name: X-B, in: header, required: true, schema: {const: b}}
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Form'}}}}
      responses: {'204': {description: x}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    other: {type: apiKey, in: header, name: X-Other}
    token: {type: http, scheme: bearer}
  schemas:
    Form: {type: object, properties: {items: {type: array, items: {type: string}}}}
";

fn changed(from: &str, to: &str) -> (Verdict, String) {
    assert!(API.contains(from), "{from}");
    let changes = diff(&summary(API.to_owned()), &summary(API.replace(from, to)));
    (changes.verdict, changes.markdown())
}

#[test]
fn a_text_that_was_sent_and_is_refused_is_breaking_on_the_wire() {
    for (from, to, verdict, said) in [
        (
            "name: code, in: path, required: true, schema: {type: string",
            "name: code, in: path, required: true, schema: {type: string, minLength: 2",
            Verdict::Major,
            "**Breaking on the wire:** `client.pets().put(.., code)`: may have a length of `2..`, had any",
        ),
        (
            "maxLength: 9",
            "maxLength: 8",
            Verdict::Major,
            "**Breaking on the wire:** `PutPet::word`: may have a length of `..=8`, had `..=9`",
        ),
        (
            "maxLength: 9",
            "maxLength: 12, minLength: 1",
            Verdict::Major,
            "**Breaking on the wire:** `PutPet::word`: may have a length of `1..=12`, had `..=9`",
        ),
        (
            ", maxLength: 9",
            "",
            Verdict::Minor,
            "`PutPet::word`: may have a length of any, had `..=9`",
        ),
    ] {
        let (found, text) = changed(from, to);
        assert_eq!(found, verdict, "{to}\n{text}");
        assert_eq!(text, format!("### Changed\n\n- {said}\n"));
    }
}

#[test]
fn another_credential_that_is_sent_is_breaking_on_the_wire() {
    let both = "[{token: []}, {key: []}]";
    for (to, verdict) in [
        ("[{key: []}, {token: []}]", Verdict::Major),
        ("[{other: []}, {token: []}, {key: []}]", Verdict::Major),
        (
            "[{token: [], other: []}, {token: []}, {key: []}]",
            Verdict::Major,
        ),
        ("[{token: []}]", Verdict::Major),
        ("[{token: []}, {key: []}, {other: []}]", Verdict::Minor),
        ("[{}, {token: []}, {key: []}]", Verdict::Minor),
        ("[{}]", Verdict::Minor),
    ] {
        let (found, text) = changed(both, to);
        assert_eq!(found, verdict, "{to}\n{text}");
        assert!(text.contains("accepts "), "{text}");
    }
}

#[test]
fn what_is_written_otherwise_in_the_document_and_not_on_the_wire_is_a_patch() {
    for (from, to) in [
        (
            "name: size, in: query,",
            "name: size, in: query, explode: false,",
        ),
        (
            "name: kind, in: query,",
            "name: kind, in: query, explode: false,",
        ),
        (
            "name: code, in: path,",
            "name: code, in: path, explode: true,",
        ),
        (
            "name: tags, in: path,",
            "name: tags, in: path, explode: true,",
        ),
        (
            "name: X-A, in: header,",
            "name: X-A, in: header, explode: true,",
        ),
        ("name: X-A", "name: x-a"),
        ("name: X-B", "name: x-b"),
        ("name: X-Key", "name: x-key"),
        (
            "{$ref: '#/components/schemas/Form'}",
            "{$ref: '#/components/schemas/Form'}, encoding: {items: {style: form, explode: true}}",
        ),
        ("https://api.example/v1", "https://api.example/v1/"),
        ("https://api.example/v1", "https://api.example:443/v1"),
        ("https://api.example/v1", "https://API.example/v1"),
        ("https://own.example/v2", "https://own.example/v2/"),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Patch, "{to}\n{text}");
    }
}

#[test]
fn what_is_written_otherwise_on_the_wire_is_breaking_there() {
    for (from, to) in [
        (
            "name: list, in: query,",
            "name: list, in: query, explode: false,",
        ),
        (
            "{$ref: '#/components/schemas/Form'}",
            "{$ref: '#/components/schemas/Form'}, encoding: {items: {style: form, explode: false}}",
        ),
        ("name: X-A", "name: X-C"),
        ("https://api.example/v1", "https://api.example:8443/v1"),
        ("https://api.example/v1", "https://api.example/V1"),
        ("https://own.example/v2", "http://own.example/v2"),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Major, "{to}\n{text}");
    }
}

#[test]
fn an_older_summary_knows_no_lengths_and_tells_styles_that_are_usual() {
    let mut before = summary(API.to_owned());
    before.format = 3;
    for operation in before.operations.values_mut() {
        let arguments = operation.arguments.iter_mut();
        for argument in arguments.chain(&mut operation.options) {
            argument.max_length = None;
            if argument.name == "size" {
                argument.style = Some("form, not exploded".to_owned());
            }
        }
    }
    let now = summary(API.to_owned());
    assert_eq!(diff(&before, &now).changes, []);
    let joined = API.replace(
        "name: list, in: query,",
        "name: list, in: query, explode: false,",
    );
    let text = diff(&before, &summary(joined)).markdown();
    let said = "`PutPet::list`: written as `form, not exploded`, was `usual`\n";
    assert!(text.contains(said), "{text}");
}
