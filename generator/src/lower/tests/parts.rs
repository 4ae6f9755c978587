//! Which parts of a body are files.

use super::{One, file, generated, told};
use crate::Config;
use crate::document::Document;
use crate::ir::{ContentKind, Kind, Shape};

const BODY: &str = "
info: {title: T, version: '1'}
paths:
  /files:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                anything: {}
                described: {description: The file.}
                media: {contentMediaType: image/png}
                encoded: {type: string, contentMediaType: image/png}
                several: {type: array, items: {}}
                named: {type: string, contentMediaType: text/plain}
                json: {}
                listed: {enum: [1, a]}
            encoding:
              json: {contentType: application/json}
      responses: {}
";

/// The parts that are files, and how many places are any JSON.
fn files(version: &str) -> (Vec<String>, usize) {
    let text = format!("openapi: {version}{BODY}");
    let (document, _) = Document::load("api.yaml", &One(text)).unwrap();
    let (api, _) = crate::lower::lower(&document, &document.model().0, &Config::default());
    let body = api.operations[0].body.as_ref().unwrap();
    let ContentKind::Multipart(Some(ty)) = &body.content[0].kind else {
        panic!("{body:?}")
    };
    let Shape::Multipart(parts) = &api.types.get(ty.named().unwrap()).shape else {
        panic!("{ty:?}")
    };
    let fields = parts.object.fields.iter();
    let is_file = |kind: &Kind| match kind {
        Kind::Array(item) => item.kind == Kind::File,
        kind => *kind == Kind::File,
    };
    let files = fields.filter(|field| is_file(&field.ty.kind));
    (
        files.map(|field| field.key.clone()).collect(),
        api.untyped.len(),
    )
}

#[test]
fn what_is_described_by_nothing_is_a_file_since_3_1() {
    let (named, untyped) = files("3.1.0");
    assert_eq!(
        named,
        ["anything", "described", "media", "encoded", "several"]
    );
    assert_eq!(untyped, 2, "`json` and `listed`");
    let (named, untyped) = files("3.0.3");
    assert_eq!(named, ["media", "encoded"]);
    assert_eq!(untyped, 5);
}

#[test]
fn what_a_part_is_sent_without_is_told() {
    let body = "{content: {multipart/form-data: {schema: {type: object, properties: {\
                xml: {type: object, properties: {n: {type: string}}}, tags: {type: array, items: {type: string}}}}, \
                encoding: {xml: {contentType: application/xml}, \
                tags: {contentType: text/csv, style: pipeDelimited, headers: {X-A: {schema: {type: string}}}}}}}}";
    let found = |version: &str| {
        let fields = format!(
            "paths: {{/x: {{post: {{requestBody: {body}, responses: {{'204': {{description: y}}}}}}}}}}"
        );
        told(&generated(version, &fields))
    };
    let said = |found: &[String], text: &str| found.iter().any(|one| one.contains(text));
    let (new, old) = (found("3.1.0"), found("3.0.3"));
    for all in [&new, &old] {
        assert!(
            said(all, "sent as JSON, and not as application/xml"),
            "{all:?}"
        );
        assert!(said(all, "without its `headers`"), "{all:?}");
    }
    assert!(said(&new, "without its `style`"), "{new:?}");
    assert!(!said(&old, "without its `style`"), "{old:?}");
}

#[test]
fn a_style_that_changes_nothing_of_a_part_is_not_told() {
    let array = "{type: array, items: {type: string}}";
    let object = "{type: object, properties: {n: {type: string}}}";
    for (schema, encoding, expected) in [
        ("{type: string}", "style: form", None),
        (
            "{type: string, format: binary}",
            "headers: {Content-Type: {schema: {type: string}}}",
            None,
        ),
        (array, "style: form", None),
        (array, "style: form, explode: false", Some("`style`")),
        (array, "explode: false", Some("`explode`")),
        (object, "style: form", Some("`style`")),
        (object, "style: deepObject", Some("`style`")),
    ] {
        let fields = format!(
            "paths: {{/x: {{post: {{requestBody: {{content: {{multipart/form-data: {{schema: {{type: object, \
             properties: {{part: {schema}}}}}, encoding: {{part: {{{encoding}}}}}}}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}"
        );
        let told = told(&generated("3.1.0", &fields));
        let told = told.iter().find(|one| one.contains("is sent without its"));
        let keyword = told.and_then(|one| one.split("without its ").nth(1));
        let keyword = keyword.and_then(|rest| rest.split_whitespace().next());
        assert_eq!(keyword, expected, "{schema}, {encoding}");
    }
}

#[test]
fn a_boolean_of_one_value_is_no_argument_of_a_body_in_parts() {
    let body = "{type: object, required: [agree, name], properties: {agree: {type: boolean, const: true}, \
                name: {type: string}}}";
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{multipart/form-data: \
             {{schema: {{$ref: '#/components/schemas/B'}}}}}}}}, responses: {{'204': {{description: y}}}}}}}}}}, \
             components: {{schemas: {{B: {body}}}}}"
        ),
    );
    let text = file(&generated, "src/types/b.rs");
    assert!(
        text.contains("pub fn new(name: impl Into<String>)"),
        "{text}"
    );
    assert!(text.contains("agree: true"), "{text}");
}

/// What is generated of a body in parts with these properties.
fn of_parts(properties: &str, encoding: &str) -> crate::Generated {
    generated(
        "3.0.3",
        &format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{multipart/form-data: \
             {{schema: {{$ref: '#/components/schemas/B'}}, encoding: {{{encoding}}}}}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}, \
             components: {{schemas: {{B: {{type: object, properties: {{{properties}}}}}}}}}"
        ),
    )
}

#[test]
fn a_union_with_a_file_is_a_file_and_what_is_no_text_is_told() {
    let (text, file_of) = ("{type: string}", "{type: string, format: binary}");
    let files = format!("{{type: array, items: {file_of}}}");
    let object = "{type: object, properties: {id: {type: string}}}";
    for (schema, rust, findings) in [
        (format!("anyOf: [{text}, {file_of}]"), "Upload", 0),
        (
            format!("oneOf: [{file_of}, {{type: integer}}]"),
            "Upload",
            0,
        ),
        (format!("anyOf: [{file_of}, {object}]"), "Upload", 1),
        (format!("anyOf: [{text}, {files}]"), "Vec<Upload>", 0),
        (
            format!("type: array, items: {{anyOf: [{text}, {file_of}, {object}]}}"),
            "Vec<Upload>",
            1,
        ),
        (format!("anyOf: [{text}, {{}}]"), "Value", 0),
        (format!("anyOf: [{file_of}, {{}}]"), "Value", 0),
    ] {
        let generated = of_parts(&format!("part: {{{schema}}}"), "");
        let written = file(&generated, "src/types/b.rs");
        assert!(
            written.contains(&format!("pub part: Option<{rust}>")),
            "{schema}: {written}"
        );
        assert_eq!(
            written.contains("`serde_json::Value` converts"),
            findings > 0,
            "{written}"
        );
        let found = told(&generated);
        let found = found.iter().filter(|one| one.contains("is sent as a file"));
        assert_eq!(found.count(), findings, "{schema}");
    }
}

#[test]
fn a_string_that_is_sent_as_json_is_the_text_of_it() {
    let json = "{contentType: application/json}";
    let generated = of_parts(
        "text: {type: string}, object: {type: object}, plain: {type: string}",
        &format!("text: {json}, object: {json}, plain: {{contentType: text/plain}}"),
    );
    let written = file(&generated, "src/types/b.rs");
    assert_eq!(
        written.matches("which is sent as it is").count(),
        1,
        "{written}"
    );
    let sent = generated
        .package
        .files
        .values()
        .find(|file| file.contains("parts.verbatim("));
    let sent = sent.unwrap();
    assert_eq!(sent.matches("parts.verbatim(").count(), 1, "{sent}");
    assert!(
        sent.contains("parts.verbatim(\"text\", Some(\"application/json\")"),
        "{sent}"
    );
}

#[test]
fn members_of_members_are_looked_at_in_bounds() {
    let level = |next: &str| {
        let members = vec![format!("{{$ref: '#/components/schemas/{next}'}}"); 200];
        format!("{{oneOf: [{}]}}", members.join(", "))
    };
    let generated = generated(
        "3.0.3",
        &format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{multipart/form-data: \
             {{schema: {{type: object, properties: {{part: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}, components: {{schemas: {{A: {}, B: {}, C: {}, \
             F: {{type: string, format: binary}}}}}}",
            level("B"),
            level("C"),
            level("F"),
        ),
    );
    let files = generated.package.files.values();
    assert!(
        files
            .into_iter()
            .any(|file| file.contains("pub part: Option<Upload>"))
    );
}

#[test]
fn a_part_that_has_to_be_there_is_null_where_there_is_no_value() {
    let parts = |required: &str| {
        let object = "{type: object, nullable: true, properties: {id: {type: string}}}";
        let generated = generated(
            "3.0.3",
            &format!(
                "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{multipart/form-data: \
                 {{schema: {{type: object, required: [{required}], properties: {{text: {{type: string, nullable: true}}, \
                 object: {object}}}}}}}}}}}, responses: {{'204': {{description: y}}}}}}}}}}"
            ),
        );
        let mut files = generated.package.files.values();
        files
            .find(|file| file.contains("http::Parts for"))
            .unwrap()
            .clone()
    };
    let required = parts("text, object");
    assert!(
        required.contains("parts.value(\"text\", None, &http::OrNull(&self.text))"),
        "{required}"
    );
    assert!(
        required.contains(
            "parts.value(\"object\", Some(\"application/json\"), &http::OrNull(&self.object))"
        ),
        "{required}"
    );
    let optional = parts("");
    assert!(!optional.contains("OrNull"), "{optional}");
}
