//! What is told of arguments and of answers.

use serde_json::{Value, json};

use super::{Text, operation};
use crate::Config;
use crate::document::Document;

/// The file of the only resource of an API with an operation that takes these.
fn method(parameters: Value, body: &str) -> String {
    let content = json!({"text/plain": {"schema": {"type": "string"}}});
    let mut made = operation("make", "application/json");
    made["description"] = json!("Makes a thing.");
    made["parameters"] = parameters;
    made["requestBody"] = json!({"required": true, "description": body, "content": content});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things/{thing_id}": {"post": made}},
    });
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    let text = &generated.package.files["src/resources/a.rs"];
    let (docs, _) = text.split_once("pub fn make").unwrap();
    let (_, docs) = docs.rsplit_once("/// Makes").unwrap();
    docs.to_owned()
}

/// A required parameter with a description.
fn described(name: &str, place: &str, description: &str) -> Value {
    let schema = json!({"type": "string"});
    json!({"name": name, "in": place, "required": true, "description": description, "schema": schema})
}

#[test]
fn a_method_tells_of_what_it_takes() {
    let mut old = described("q", "query", "");
    old["deprecated"] = json!(true);
    let kind = described("kind", "query", "What it is.\n\nMore of that.");
    let id = described(
        "thing_id",
        "path",
        "The key of the thing, as `/things` has it.",
    );
    let text = method(json!([id, kind, old]), "The thing to make.");
    let list = "    ///\n\
                \u{20}   /// - `thing_id`: The key of the thing, as `/things` has it.\n\
                \u{20}   /// - `kind`: What it is.\n\
                \u{20}   /// - `q` (deprecated)\n\
                \u{20}   /// - `body`: The thing to make.\n\
                \u{20}   ///\n\
                \u{20}   /// `POST /things/{thing_id}`\n";
    assert!(text.contains(list), "{text}");
}

#[test]
fn what_the_name_of_an_argument_says_is_not_told_again() {
    let id = described("thing_id", "path", "The ID of the thing");
    let text = method(json!([id]), "");
    assert!(!text.contains("- `thing_id`"), "{text}");
}

#[test]
fn of_a_long_description_the_first_sentences_are_told() {
    let long = format!(
        "The first, e.g. `a. B`. {}",
        "More of it is said. ".repeat(30)
    );
    let text = method(json!([described("kind", "query", &long)]), "- one\n- two");
    assert!(
        text.contains("- `kind`: The first, e.g. `a. B`. More of it"),
        "{text}"
    );
    assert!(text.len() < 500, "{text}");
    assert!(!text.contains("- `body`"), "{text}");
}

#[test]
fn a_documented_text_is_an_answer_of_the_mock_where_nothing_is_read_as_json() {
    let line = json!({"example": [{"a": 1}, {"a": 2}]});
    let event = json!({"examples": {"e": {"value": "data: x\n\n"}}});
    let text = json!({"schema": {"type": "string"}, "example": "\"whoa\""});
    let object = json!({"schema": {"type": "object"}});
    let contents = [
        json!({"application/jsonl": line}),
        json!({"text/event-stream": event}),
        json!({"text/plain": text}),
        json!({"text/csv": text, "application/json": object}),
    ];
    let paths = contents.iter().enumerate().map(|(index, content)| {
        let responses = json!({"200": {"description": "", "content": content}});
        (
            format!("/{index}"),
            json!({"get": {"responses": responses}}),
        )
    });
    let paths: serde_json::Map<_, _> = paths.collect();
    let document =
        json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths});
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    let answers = &generated.package.files["src/documented.rs"];
    let bodies = answers
        .lines()
        .filter_map(|it| it.trim().strip_prefix("body: "));
    let bodies: Vec<&str> = bodies.collect();
    let expected = [
        r#""{\"a\":1}\n{\"a\":2}\n","#,
        r#""data: x\n\n","#,
        r#""\"whoa\"","#,
    ];
    assert_eq!(bodies, expected, "{answers}");
}

/// The files of a crate that is generated of a document in flow style.
fn files(text: &str) -> std::collections::BTreeMap<String, String> {
    let (document, _) = Document::load("api", &Text(text.to_owned())).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    generated.package.files.into_iter().collect()
}

const TEXTS: &str = "
openapi: 3.2.0
info: {title: T, version: '1', summary: All of it., description: In full.}
externalDocs: {url: https://docs.test/root}
tags: [{name: a, summary: The first., externalDocs: {url: https://docs.test/tag}}]
paths:
  /x:
    summary: What is there.
    get:
      tags: [a]
      externalDocs: {url: https://docs.test/get}
      responses:
        '200':
          description: y
          headers: {X-Old: {deprecated: true, description: Gone soon., schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
    put: {tags: [a], summary: Puts it., externalDocs: {url: 'javascript:x'}, responses: {}}
components:
  schemas:
    A: {type: object, properties: {b: {type: string}}, deprecated: true, description: An a., externalDocs: {url: https://docs.test/a}}
";

#[test]
fn what_a_document_says_elsewhere_is_told_as_well() {
    let files = files(TEXTS);
    for (path, expected) in [
        (
            "src/lib.rs",
            "//! All of it.\n//!\n//! In full.\n//!\n//! See <https://docs.test/root>.",
        ),
        (
            "src/resources/a.rs",
            "/// The first.\n///\n/// See <https://docs.test/tag>.",
        ),
        (
            "src/resources/a.rs",
            "    /// What is there.\n    ///\n    /// See <https://docs.test/get>.\n",
        ),
        (
            "src/resources/a.rs",
            "    /// - `X-Old` (deprecated): Gone soon.",
        ),
        (
            "src/resources/a.rs",
            "    /// Puts it.\n    ///\n    /// `PUT /x`",
        ),
        (
            "src/types/a.rs",
            "/// An a.\n///\n/// See <https://docs.test/a>.\n///\n/// Deprecated.",
        ),
    ] {
        let text = &files[path];
        assert!(text.contains(expected), "{expected}: {text}");
    }
}
