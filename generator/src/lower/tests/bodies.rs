//! What is sent and read of a body by its media type and its schema.

use super::*;

const BINARY: &str = "{schema: {type: string, format: binary}}";

/// The file of the only resource, of an operation with this body and what it answers with 200.
fn called(version: &str, sent: &str, answered: &str) -> (String, Vec<String>) {
    let operation = format!(
        "{{operationId: x, tags: [t], requestBody: {{required: true, content: {{{sent}}}}}, \
         responses: {{'200': {{description: y, content: {{{answered}}}}}}}}}"
    );
    let generated = generated(
        version,
        &format!(
            "paths: {{/x: {{post: {operation}}}}}, components: {{schemas: {{File: {{type: string, \
             format: binary}}}}}}"
        ),
    );
    let text = file(&generated, "src/resources/t.rs").to_owned();
    (text, told(&generated))
}

#[test]
fn what_is_described_as_bytes_is_bytes_in_any_media_type() {
    let described = [
        BINARY,
        "{schema: {$ref: '#/components/schemas/File'}}",
        "{schema: {allOf: [{$ref: '#/components/schemas/File'}], description: A file.}}",
    ];
    let media_types = [
        "text/csv",
        "application/xml",
        "application/json",
        "image/svg+xml",
    ];
    for (media_type, schema) in media_types
        .iter()
        .flat_map(|it| described.map(|one| (it, one)))
    {
        let body = format!("{media_type}: {schema}");
        let (text, told) = called("3.0.3", &body, &body);
        assert!(
            text.contains("type Output = Result<Vec<u8>, Error>"),
            "{body}: {text}"
        );
        assert!(text.contains("body: impl Into<Upload>"), "{body}: {text}");
        assert!(
            text.contains(&format!("request.upload(\"{media_type}\", &body)")),
            "{text}"
        );
        assert!(told.is_empty(), "{told:?}");
    }
}

#[test]
fn an_empty_schema_of_any_media_type_is_of_bytes() {
    for (schema, is_json) in [
        ("{}", false),
        ("{schema: {}}", false),
        ("{schema: {}, example: text}", false),
        ("{schema: {}, example: {a: 1}}", true),
        ("{schema: {nullable: true}}", true),
        ("{schema: {type: object}}", true),
    ] {
        let body = format!("'*/*': {schema}");
        let (text, _) = called("3.0.3", "application/json: {schema: {type: string}}", &body);
        assert_eq!(text.contains("Vec<u8>"), !is_json, "{schema}: {text}");
    }
}

#[test]
fn a_range_of_bodies_in_parts_is_sent_as_a_form() {
    let parts = "{schema: {type: object, properties: {a: {type: string}}}}";
    let ok = "application/json: {schema: {type: string}}";
    let (text, told) = called("3.1.0", &format!("multipart/*: {parts}"), ok);
    assert!(text.contains("request.multipart(&body)"), "{text}");
    assert!(told.is_empty(), "{told:?}");
    // Beside the form itself there is nothing more to choose.
    let both = format!("multipart/form-data: {parts}, multipart/*: {parts}");
    let (text, _) = called("3.1.0", &both, ok);
    assert!(text.contains("request.multipart(&body)"), "{text}");
}

#[test]
fn a_string_of_json_that_holds_bytes_is_a_string() {
    for (schema, is_text) in [
        ("{type: string, contentMediaType: image/png}", true),
        (
            "{type: [string, 'null'], contentMediaType: image/png}",
            true,
        ),
        ("{contentMediaType: image/png}", false),
        (
            "{type: string, format: binary, contentMediaType: image/png}",
            false,
        ),
    ] {
        let body = format!("application/json: {{schema: {schema}}}");
        let (text, _) = called("3.1.0", &body, &body);
        assert_eq!(text.contains("Vec<u8>"), !is_text, "{schema}: {text}");
        assert_eq!(
            text.contains("request.json(&body)"),
            is_text,
            "{schema}: {text}"
        );
    }
}

#[test]
fn bytes_are_bytes_in_each_spelling() {
    for schema in [
        "{allOf: [{$ref: '#/components/schemas/File'}, {description: x}]}",
        "{$ref: '#/components/schemas/File', maxLength: 10}",
        "{anyOf: [{type: string, format: binary}, {type: 'null'}]}",
        "{oneOf: [{$ref: '#/components/schemas/File'}]}",
    ] {
        let body = format!("application/json: {{schema: {schema}}}");
        let (text, _) = called("3.1.0", &body, &body);
        assert!(text.contains("Result<Vec<u8>, Error>"), "{schema}: {text}");
        assert!(text.contains("request.upload("), "{schema}: {text}");
    }
}

#[test]
fn a_file_in_json_is_asked_for_as_whatever_it_is() {
    let (text, _) = called(
        "3.0.3",
        "text/plain: {}",
        &format!("application/json: {BINARY}"),
    );
    assert!(
        text.contains("request.accept(\"application/json, */*;q=0.1\")"),
        "{text}"
    );
}

#[test]
fn bytes_within_json_are_a_string_of_it() {
    let object = "application/json: {schema: {type: object, properties: {file: {type: string, \
                  format: binary}}}}";
    let (text, _) = called("3.0.3", object, object);
    assert!(text.contains("request.json(&body)"), "{text}");
    assert!(!text.contains("Vec<u8>"), "{text}");
}

#[test]
fn a_form_without_fields_is_sent_as_its_text() {
    const SENT: &str = "request.text(\"application/x-www-form-urlencoded\", body)";
    for (schema, findings) in [
        ("{type: string}", 0),
        ("{type: string, enum: [a=1, a=2]}", 0),
        ("{type: array, items: {type: string}}", 1),
        ("{type: integer}", 1),
        (
            "{anyOf: [{type: string}, {type: array, items: {type: string}}]}",
            1,
        ),
    ] {
        let sent = format!("application/x-www-form-urlencoded: {{schema: {schema}}}");
        let (text, told) = called(
            "3.1.0",
            &sent,
            "application/json: {schema: {type: integer}}",
        );
        assert!(text.contains(SENT), "{schema}: {text}");
        assert_eq!(told.len(), findings, "{told:?}");
        assert!(
            told.iter()
                .all(|one| one.contains("a property for each field")),
            "{told:?}"
        );
    }
    for schema in [
        "{type: object}",
        "{}",
        "{oneOf: [{type: object}, {type: string}]}",
    ] {
        let sent = format!("application/x-www-form-urlencoded: {{schema: {schema}}}");
        let (text, _) = called(
            "3.1.0",
            &sent,
            "application/json: {schema: {type: integer}}",
        );
        assert!(
            text.contains("request.form(&body, &[])"),
            "{schema}: {text}"
        );
    }
}

#[test]
fn a_form_without_fields_that_many_send_is_told_once() {
    let operation = "{requestBody: {$ref: '#/components/requestBodies/List'}, \
                     responses: {'204': {description: y}}}";
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{put: {operation}, post: {operation}}}}}, components: {{requestBodies: \
             {{List: {{content: {{application/x-www-form-urlencoded: {{schema: {{type: array}}}}}}}}}}}}"
        ),
    );
    let told = told(&generated);
    let forms = told
        .iter()
        .filter(|one| one.contains("a form is put together"));
    assert_eq!(forms.count(), 1, "{told:?}");
}

#[test]
fn a_range_of_texts_is_sent_as_a_text_and_of_bytes_as_the_caller_says() {
    let ok = "application/json: {schema: {type: integer}}";
    let sent = |body: &str| called("3.1.0", body, ok);
    let (text, _) = sent("'text/*': {schema: {type: string}}");
    assert!(
        text.contains("request.text(\"text/plain\", body)"),
        "{text}"
    );
    let (text, _) =
        sent("text/plain: {schema: {type: string}}, 'text/*': {schema: {type: string}}");
    assert!(!text.contains("enum"), "{text}");
    let by_caller = "the caller says with `Upload::media_type`";
    for (media_type, is_told) in [
        ("image/*", true),
        ("*/*", false),
        ("application/*", false),
        ("image/png", false),
    ] {
        let (text, _) = sent(&format!("'{media_type}': {{}}"));
        let words = text.replace("///", "");
        let words: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(words.join(" ").contains(by_caller), is_told, "{text}");
    }
}

#[test]
fn what_only_a_caller_can_write_is_told_at_the_method() {
    let ok = "application/json: {schema: {type: integer}}";
    let (text, _) = called("3.1.0", "multipart/mixed: {}", ok);
    assert!(text.contains("with its boundary"), "{text}");
    let (text, _) = called(
        "3.0.3",
        "image/png: {schema: {type: string, format: byte}}",
        ok,
    );
    assert!(text.contains("in base64"), "{text}");
    let (text, _) = called("3.0.3", &format!("image/png: {BINARY}"), ok);
    assert!(!text.contains("in base64"), "{text}");
}

#[test]
fn what_is_not_read_is_told_by_the_name_in_the_document() {
    let described = "'text/*': {schema: {type: object, properties: {a: {type: string}}}}";
    let (_, told) = called(
        "3.1.0",
        described,
        "application/json: {schema: {type: integer}}",
    );
    assert!(
        told.iter()
            .any(|one| one.contains("`text/*` is taken as text")),
        "{told:?}"
    );
}
