//! What an operation gives back.

use super::*;

/// The type of a call, and what is said of it.
fn answered(method: &str, responses: &str) -> (String, Vec<String>) {
    let body = "content: {application/json: {schema: {type: integer}}}";
    let responses = responses.replace("BODY", body);
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{{method}: {{operationId: x, tags: [t], responses: {{{responses}}}}}}}}}"
        ),
    );
    let text = file(&generated, "src/resources/t.rs");
    let output = text
        .split("type Output = Result<")
        .nth(1)
        .unwrap_or_default();
    let output = output.split(", Error>").next().unwrap_or_default();
    (output.to_owned(), told(&generated))
}

#[test]
fn what_comes_without_a_body_is_not_read() {
    for status in ["204", "205"] {
        let (output, told) = answered("get", &format!("'{status}': {{description: x, BODY}}"));
        assert_eq!(output, "()");
        assert!(told[0].contains("never has a body"), "{told:?}");
    }
    let (output, _) = answered("head", "'200': {description: x, BODY}");
    assert_eq!(output, "()");
    let (output, told) = answered("get", "'200': {description: x, BODY}");
    assert_eq!((output.as_str(), told.len()), ("i64", 0));
}

#[test]
fn what_stands_for_several_media_types_is_asked_for() {
    for (media_type, asked) in [
        ("image/*", "request.accept(\"image/*, */*;q=0.1\")"),
        ("*/*", "request.accept(\"*/*\")"),
    ] {
        let paths = format!(
            "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {{description: x, \
             content: {{'{media_type}': {{}}}}}}}}}}}}}}"
        );
        let generated = generated("3.1.0", &paths);
        let text = file(&generated, "src/resources/t.rs");
        assert!(text.contains(asked), "{text}");
    }
}

#[test]
fn what_is_a_sequence_by_its_suffix_is_read_as_one() {
    for media_type in ["application/geo+json-seq", "application/x+jsonl"] {
        let paths = format!(
            "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {{description: x, \
             content: {{'{media_type}': {{itemSchema: {{type: integer}}}}}}}}}}}}}}}}"
        );
        let generated = generated("3.2.0", &paths);
        let text = file(&generated, "src/resources/t.rs");
        assert!(text.contains("JsonLines<i64>"), "{media_type}: {text}");
    }
}

#[test]
fn a_text_of_its_own_beside_an_object_is_told() {
    const TOLD: &str = "The API also answers in `text/plain`";
    let object = "{schema: {type: object, properties: {a: {type: string}}}";
    let accept = "{name: Accept, in: header, schema: {type: string, enum: [text/plain]}}";
    for (parameters, text, is_told) in [
        ("", "{schema: {type: string}}".to_owned(), true),
        ("", format!("{object}, example: Hello}}"), true),
        (
            "",
            "{schema: {type: string, format: binary}}".to_owned(),
            true,
        ),
        (accept, format!("{object}}}"), true),
        // The same under another name.
        ("", format!("{object}}}"), false),
        ("", format!("{object}, example: {{a: b}}}}"), false),
    ] {
        let paths = format!(
            "paths: {{/x: {{get: {{operationId: x, tags: [t], parameters: [{parameters}], responses: \
             {{'200': {{description: x, content: {{application/json: {object}}}, text/plain: \
             {text}}}}}}}}}}}}}"
        );
        let generated = generated("3.0.3", &paths);
        let file = file(&generated, "src/resources/t.rs");
        assert_eq!(file.contains(TOLD), is_told, "{text}: {file}");
    }
}

#[test]
fn each_answer_that_is_read_alike_tells_in_which_media_types_it_comes() {
    let answer = |media_types: &str| format!("{{description: x, content: {{{media_types}}}}}");
    let json = "application/json: {schema: {$ref: '#/components/schemas/O'}}";
    let (ok, made) = (answer(json), answer(&format!("{json}, image/png: {{}}")));
    let generated = generated(
        "3.1.0",
        &format!(
            "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {ok}, '201': {made}}}}}}}}}, \
             components: {{schemas: {{O: {{type: object, properties: {{a: {{type: string}}}}}}}}}}"
        ),
    );
    let text = file(&generated, "src/resources/t.rs");
    assert!(
        text.contains("The API also answers in `image/png`"),
        "{text}"
    );
}

/// The code of a call whose answer has these contents.
fn call(contents: &str) -> String {
    let paths = format!(
        "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {{description: x, \
         content: {{{contents}}}}}}}}}}}}}"
    );
    let generated = generated("3.1.0", &paths);
    file(&generated, "src/resources/t.rs").replace("\n    /// ", " ")
}

#[test]
fn json_that_is_named_is_read_and_not_that_of_any_media_type() {
    let named = "application/json: {schema: {type: integer}}";
    let any = "'*/*': {schema: {type: array, items: {type: string}}}";
    for contents in [format!("{any}, {named}"), format!("{named}, {any}")] {
        let text = call(&contents);
        assert!(text.contains("type Output = i64;"), "{text}");
    }
}

#[test]
fn json_that_is_not_read_is_told() {
    let contents = |other: &str| {
        format!(
            "application/json: {{schema: {{type: integer}}}}, {other}: {{schema: {{type: string}}}}"
        )
    };
    let text = call(&contents("application/vnd.x+json"));
    assert!(text.contains("type Output = i64;"), "{text}");
    assert!(
        text.contains("also answers in `application/vnd.x+json`"),
        "{text}"
    );
    let text = call(&contents("application/problem+json"));
    assert!(!text.contains("also answers"), "{text}");
    let same = "application/json: {schema: {type: integer}}, application/vnd.x+json: {schema: {type: integer}}";
    assert!(!call(same).contains("also answers"));
}

#[test]
fn a_string_of_json_beside_bytes_of_a_text_is_read_by_its_media_type() {
    let beside = |media_type: &str| {
        call(&format!(
            "application/json: {{schema: {{type: string}}}}, \
             {media_type}: {{schema: {{type: string, format: binary}}}}"
        ))
    };
    let text = beside("text/csv");
    assert!(text.contains("response.text_or_json()"), "{text}");
    assert!(!text.contains("also answers"), "{text}");
    let text = beside("image/png");
    assert!(text.contains("response.json_string()"), "{text}");
    assert!(text.contains("also answers in `image/png`"), "{text}");
}
