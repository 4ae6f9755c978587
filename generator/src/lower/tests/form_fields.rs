//! How the fields of a form are written that an `encoding` says something of.

use super::{One, file, generated, told};
use crate::document::Document;

/// What is written to send a form with this field, and what is told.
fn sent(schema: &str, encoding: &str) -> (String, Vec<String>) {
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{required: true, \
             content: {{application/x-www-form-urlencoded: {{schema: {{type: object, \
             properties: {{f: {schema}}}}}, encoding: {{f: {{{encoding}}}}}}}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}, \
             components: {{schemas: {{A: {{type: object, properties: {{c: {{type: string}}}}}}}}}}"
        ),
    );
    let text = file(&generated, "src/resources/t.rs");
    let (_, form) = text.split_once("request.form(&body, ").unwrap();
    let styles = form.split(");").next().unwrap().to_owned();
    (styles, told(&generated))
}

#[test]
fn what_says_how_it_is_written_has_no_media_type() {
    let object = "{$ref: '#/components/schemas/A'}";
    let exploded = "&[(\"f\", Style::Form, Explode::Yes)]";
    let json = "contentType: application/json";
    for (encoding, expected) in [
        ("allowReserved: true", exploded),
        ("explode: true", exploded),
        (&format!("{json}, allowReserved: true"), exploded),
        (&format!("{json}, style: form"), exploded),
        (json, "&[(\"f\", Style::Json, Explode::Yes)]"),
        ("allowReserved: false", "&[]"),
    ] {
        assert_eq!(sent(object, encoding).0, expected, "{encoding}");
    }
}

#[test]
fn a_string_of_json_is_the_text_of_it() {
    for (schema, expected) in [
        ("{type: string}", "&[]"),
        (
            "{type: string, enum: [a, b]}",
            "&[(\"f\", Style::Json, Explode::Yes)]",
        ),
    ] {
        let (styles, _) = sent(schema, "contentType: application/json");
        assert_eq!(styles, expected, "{schema}");
    }
}

#[test]
fn json_that_is_to_be_something_else_is_told() {
    for (schema, encoding, is_told) in [
        (
            "{$ref: '#/components/schemas/A'}",
            "contentType: application/xml",
            true,
        ),
        (
            "{type: array, items: {$ref: '#/components/schemas/A'}}",
            "contentType: text/csv",
            true,
        ),
        ("{type: string}", "contentType: application/xml", false),
        (
            "{type: array, items: {type: string}}",
            "contentType: text/csv",
            false,
        ),
        (
            "{$ref: '#/components/schemas/A'}",
            "contentType: application/xml, style: form",
            false,
        ),
    ] {
        let (_, told) = sent(schema, encoding);
        let found = told
            .iter()
            .any(|one| one.contains("is sent as JSON, and not as"));
        assert_eq!(found, is_told, "{schema}, {encoding}: {told:?}");
    }
}

#[test]
fn what_a_component_says_of_its_fields_is_told_once() {
    let object = "{type: object, properties: {a: {type: string}}}";
    let media = format!(
        "{{schema: {{type: object, properties: {{f: {object}}}}}, encoding: {{f: {{contentType: text/xml}}}}}}"
    );
    for media_type in ["application/x-www-form-urlencoded", "multipart/form-data"] {
        let operation = "{requestBody: {$ref: '#/components/requestBodies/B'}, \
                         responses: {'204': {description: y}}}";
        let generated = generated(
            "3.1.0",
            &format!(
                "paths: {{/x: {{put: {operation}, post: {operation}}}}}, \
                 components: {{requestBodies: {{B: {{content: {{{media_type}: {media}}}}}}}}}"
            ),
        );
        let told = told(&generated);
        let found = told
            .iter()
            .filter(|one| one.contains("is sent as JSON, and not as"));
        assert_eq!(found.count(), 1, "{media_type}: {told:?}");
    }
}

#[test]
fn a_style_of_a_field_that_does_not_exist_is_left_out() {
    let text = "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {/x: {post: {requestBody: {content: \
                {application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: array, \
                items: {type: string}}}}, encoding: {f: {style: matrix}}}}}, \
                responses: {'204': {description: y}}}}}}";
    let (_, found) = Document::load("api.yaml", &One(text.to_owned())).unwrap();
    let mut told = found.iter().map(ToString::to_string);
    assert!(told.any(|one| one.contains("`matrix` does not exist here; it is left out")));
}

#[test]
fn an_encoding_of_no_property_is_noted() {
    for media_type in ["application/x-www-form-urlencoded", "multipart/form-data"] {
        for (more, expected) in [("", 1), (", additionalProperties: {type: string}", 0)] {
            let media = format!(
                "{{schema: {{type: object, properties: {{f: {{type: string}}}}{more}}}, \
                 encoding: {{ghost: {{contentType: text/plain}}}}}}"
            );
            let generated = generated(
                "3.1.0",
                &format!(
                    "paths: {{/x: {{post: {{requestBody: {{content: {{{media_type}: {media}}}}}, \
                     responses: {{'204': {{description: y}}}}}}}}}}"
                ),
            );
            let told = told(&generated);
            let found = told
                .iter()
                .filter(|one| one.contains("no property `ghost`"));
            assert_eq!(found.count(), expected, "{media_type}: {told:?}");
        }
    }
}
