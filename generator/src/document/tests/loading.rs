//! Texts that are no document, or nearly one.

use serde_json::json;

use super::{json, load, load_files, schema, told};
use crate::diagnostic::Pointer;

fn refusal(text: &str) -> (String, String) {
    let Err(error) = load_files(&[("api.yaml", text)]) else {
        panic!("it is accepted")
    };
    let finding = error.diagnostics.iter().next().unwrap();
    let place = error.locate(&finding.pointer).unwrap();
    (
        finding.code.to_string(),
        format!("{}:{}:{}", place.file, place.line, place.column),
    )
}

#[test]
fn syntax_errors_say_where() {
    assert_eq!(
        refusal("openapi: 3.0.0\nx: [1,\n"),
        ("invalid-syntax".into(), "api.yaml:2:7".into())
    );
    assert_eq!(
        refusal("{\"openapi\": \"3.0.0\",\n \"x\": ]}").1,
        "api.yaml:2:7"
    );
    assert_eq!(
        refusal("openapi: '3.0.0'\nx: \u{0}"),
        ("invalid-syntax".into(), "api.yaml:2:4".into())
    );
}

#[test]
fn other_versions_are_refused() {
    assert_eq!(refusal("info: {}\nswagger: '2.0'").1, "api.yaml:2:1");
    for text in [
        "swagger: '2.0'",
        "openapi: 4.0.0",
        "a: b",
        "- a",
        "",
        "hello",
    ] {
        assert_eq!(refusal(text).0, "unsupported-version", "{text}");
    }
}

#[test]
fn a_missing_entry_is_told() {
    let error = load_files(&[]).unwrap_err();
    assert_eq!(told(&error.diagnostics), ["error unreadable-file "]);
}

#[test]
fn depth_and_repetition_are_bounded() {
    let deep = [
        format!("openapi: 3.0.0\nx: {}", "[".repeat(100_000)),
        format!(
            "openapi: 3.0.0\nx: {}1{}",
            "{a: ".repeat(100_000),
            "}".repeat(100_000)
        ),
        format!("{{\"openapi\": {}", "[".repeat(100_000)),
        format!("openapi: 3.0.0\nx:\n {}", "- ".repeat(100_000)),
        format!(
            "openapi: 3.0.0\n{}",
            (0..300)
                .map(|i| format!("{}a:\n", " ".repeat(i)))
                .collect::<String>()
        ),
    ];
    let aliases = (1..12).map(|i| {
        format!(
            "a{i}: &a{i} [{}]\n",
            vec![format!("*a{}", i - 1); 9].join(", ")
        )
    });
    let bomb = format!(
        "openapi: 3.0.0\na0: &a0 [x]\n{}",
        aliases.collect::<String>()
    );
    for text in deep.iter().chain([&bomb]) {
        assert_eq!(refusal(text).0, "limit-exceeded");
    }
}

#[test]
fn schemas_that_are_too_deep_cost_only_themselves() {
    let (open, close) = (
        "{type: [array, 'null', string], items: ".repeat(60),
        "}".repeat(60),
    );
    let text = super::with_schemas(&format!(
        "    A: {open}{{}}{close}\n    B: {{type: string}}"
    ));
    let (document, found) = load(&text);
    assert!(found.has_errors());
    assert_eq!(
        json(&document)["components"]["schemas"]["B"],
        json!({"type": "string"})
    );
}

#[test]
fn brackets_in_text_are_no_nesting() {
    let text = format!("{}\n", "[{".repeat(200));
    let document = format!(
        "openapi: 3.0.0\ninfo:\n  title: \"{text}\"\n  description: |\n    {text}  version: a {text}paths: {{}}"
    );
    assert!(load_files(&[("api.yaml", &document)]).is_ok());
}

#[test]
fn the_last_of_duplicate_keys_counts_and_is_shown() {
    for text in [
        "openapi: 3.0.0\ninfo:\n  title: A\n  title: B\n  version: '1'\npaths: {}",
        "{\"openapi\": \"3.0.0\", \"info\": {\n \"title\": \"A\",\n\n \"title\": \"B\", \"version\": \"1\"}, \"paths\": {}}",
    ] {
        let (document, found) = load(text);
        assert_eq!(document.model().0.openapi.info.title, "B");
        assert_eq!(told(&found), ["warning duplicate-key /info/title"]);
        assert_eq!(
            document.locate(&Pointer::from("/info/title")).unwrap().line,
            4
        );
    }
}

#[test]
fn keys_and_merges_are_those_of_yaml() {
    let (document, found) = load(
        "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: &a {p: 1, q: 1}\nx-b: {<<: *a, q: 2, 5: x, true: y, y: z, null: n}",
    );
    assert!(found.is_empty());
    assert_eq!(
        json(&document)["x-b"],
        json!({"q": 2, "5": "x", "true": "y", "y": "z", "null": "n", "p": 1})
    );
}

#[test]
fn a_byte_order_mark_and_odd_numbers_do_no_harm() {
    let (document, _) = load(
        "\u{feff}{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}}",
    );
    assert_eq!(document.model().0.openapi.info.title, "T");
    assert_eq!(
        schema("{type: number, example: 123456789012345678901234567890, minimum: -1e400}"),
        json!({"type": "number", "example": 1.2345678901234568e29})
    );
}

#[test]
fn a_second_document_in_the_file_is_not_passed_over() {
    let one = "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n";
    assert_eq!(refusal(&format!("{one}---\n{one}")).0, "invalid-syntax");
    assert_eq!(
        load(&format!("---\n{one}---\n"))
            .0
            .model()
            .0
            .openapi
            .info
            .title,
        "a"
    );
}

#[test]
fn the_hash_is_of_what_is_said_and_not_of_how() {
    let hash = |text: &str| load(text).0.hash();
    let yaml = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: [1, b, null]\n";
    let json = "{\"x-a\": [1, \"b\", null], \"paths\": {},
        \"info\": {\"version\": \"1\", \"title\": \"T\"}, \"openapi\": \"3.0.0\"}";
    assert_eq!(hash(yaml), hash(json));
    for other in ["[b, 1, null]", "['1', b, null]", "[1, b, 'null']", "[1, b]"] {
        assert_ne!(
            hash(yaml),
            hash(&yaml.replace("[1, b, null]", other)),
            "{other}"
        );
    }
}

#[test]
fn values_within_values_stay_apart() {
    let (document, found) = load(
        "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: {a: [{b: 1}, [2, {c: [], d: {}}], 3], e: {a: 4, a: 5}, a: 6, f: [7]}",
    );
    assert_eq!(
        json(&document)["x-a"],
        json!({"a": 6, "e": {"a": 5}, "f": [7]})
    );
    assert_eq!(
        told(&found),
        [
            "warning duplicate-key /x-a/e/a",
            "warning duplicate-key /x-a/a"
        ]
    );
    let (document, _) = load(
        "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: {a: [{b: 1}, [2, {c: [], d: {}}], 3], g: 4}",
    );
    assert_eq!(
        json(&document)["x-a"],
        json!({"a": [{"b": 1}, [2, {"c": [], "d": {}}], 3], "g": 4})
    );
}
