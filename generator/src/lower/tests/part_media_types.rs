//! What media types parts are sent as.

use super::{file, generated, told};

#[test]
fn of_several_media_types_of_a_file_the_field_tells() {
    let said = |content_type: &str| {
        let content = format!(
            "multipart/form-data: {{schema: {{type: object, properties: {{f: {{type: string, format: binary}}}}}}, \
             encoding: {{f: {{contentType: '{content_type}'}}}}}}"
        );
        let fields = format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{{content}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}"
        );
        let generated = generated("3.0.3", &fields);
        let text = file(&generated, "src/types/xt_operation.rs").to_owned();
        text.contains("`Upload::media_type`").then_some(text)
    };
    let several = said("image/png, image/jpeg").unwrap();
    assert!(
        several.contains("Sent as one of `image/png`, `image/jpeg`"),
        "{several}"
    );
    assert!(said("image/*").unwrap().contains("Sent as `image/*`"));
    assert_eq!(said("image/png"), None);
    assert_eq!(said("*/*"), None);
}

/// What is written to send a part with this schema and encoding, and whether it is told that JSON stays JSON.
fn sent(schema: &str, encoding: &str) -> (String, bool) {
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{multipart/form-data: \
             {{schema: {{type: object, required: [part], properties: {{part: {schema}}}}}, \
             encoding: {{part: {{{encoding}}}}}}}}}}}, responses: {{'204': {{description: y}}}}}}}}}}, \
             components: {{schemas: {{A: {{type: object, properties: {{c: {{type: string}}}}}}, \
             L: {{type: array, items: {{$ref: '#/components/schemas/A'}}}}, S: {{type: string}}, \
             U: {{oneOf: [{{$ref: '#/components/schemas/A'}}, {{type: string}}]}}}}}}"
        ),
    );
    let told = told(&generated);
    let is_told = told
        .iter()
        .any(|one| one.contains("is sent as JSON, and not as"));
    let files = generated.package.files.values();
    let mut lines = files.flat_map(|file| file.lines());
    let line = lines.find(|line| line.contains("parts.") && line.contains("\"part\""));
    (line.unwrap().trim().to_owned(), is_told)
}

#[test]
fn what_is_json_is_not_called_by_the_media_type_of_a_text() {
    let a = "{$ref: '#/components/schemas/A'}";
    let s = "{$ref: '#/components/schemas/S'}";
    for (schema, is_labelled, is_told) in [
        (a.to_owned(), false, true),
        (
            format!("{{allOf: [{a}], description: wrapped}}"),
            false,
            true,
        ),
        (format!("{{type: array, items: {a}}}"), false, true),
        ("{$ref: '#/components/schemas/L'}".to_owned(), false, true),
        (format!("{{oneOf: [{a}, {{type: 'null'}}]}}"), false, true),
        (
            "{type: array, items: {type: array, items: {type: string}}}".to_owned(),
            false,
            true,
        ),
        ("{$ref: '#/components/schemas/U'}".to_owned(), true, true),
        (s.to_owned(), true, false),
        (format!("{{type: array, items: {s}}}"), true, false),
        (
            "{type: [string, array], items: {type: string}}".to_owned(),
            true,
            false,
        ),
    ] {
        let (line, found) = sent(&schema, "contentType: text/xml");
        assert_eq!(line.contains("text/xml"), is_labelled, "{schema}: {line}");
        assert_eq!(found, is_told, "{schema}");
    }
}

#[test]
fn a_constant_part_has_its_media_type() {
    for (schema, expected) in [
        (
            "{type: string, const: a}",
            "Some(\"application/json\"), &\"a\")",
        ),
        (
            "{type: integer, const: 5}",
            "Some(\"application/json\"), &5i64)",
        ),
    ] {
        let (line, _) = sent(schema, "contentType: application/json");
        assert!(line.contains(expected), "{schema}: {line}");
    }
}
