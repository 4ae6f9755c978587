//! Operations with methods that 3.2 added.

use super::{Document, load, load_files, told};

fn document(version: &str, paths: &str) -> String {
    format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}\n")
}

/// What is sent, and where that stands.
fn operations(document: &Document) -> Vec<String> {
    let (model, _) = document.model();
    let operations = model.operations();
    let told = operations.map(|one| format!("{} {} {}", one.method.as_str(), one.path, one.at));
    told.collect()
}

#[test]
fn they_stand_behind_the_others_in_the_order_of_their_names() {
    let (document, found) = load(&document(
        "3.2.0",
        "  /a:\n    additionalOperations: {M-SEARCH: {responses: {}}, COPY: {responses: {}}}\n    query: {responses: {}}\n    trace: {responses: {}}",
    ));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        operations(&document),
        [
            "TRACE /a /paths/~1a/trace",
            "QUERY /a /paths/~1a/query",
            "COPY /a /paths/~1a/additionalOperations/COPY",
            "M-SEARCH /a /paths/~1a/additionalOperations/M-SEARCH",
        ]
    );
}

#[test]
fn documents_before_3_2_have_none() {
    for version in ["3.0.3", "3.1.0"] {
        let (document, found) = load(&document(
            version,
            "  /a:\n    query: nothing\n    get: {responses: {}}\n    additionalOperations: {COPY: {responses: {}}}",
        ));
        assert_eq!(operations(&document), ["GET /a /paths/~1a/get"]);
        assert_eq!(
            told(&found),
            [
                "warning unknown-key /paths/~1a/query",
                "warning unknown-key /paths/~1a/additionalOperations",
            ]
        );
    }
}

#[test]
fn a_method_with_a_field_of_its_own_is_told_once_and_is_there_once() {
    let (document, found) = load(&document(
        "3.2.0",
        "  /a:\n    get: {responses: {}}\n    additionalOperations:\n      GET: {responses: {}}\n      POST: {requestBody: {$ref: '#/paths/~1b/post/requestBody'}, responses: {}}\n  /b:\n    post: {requestBody: {content: {}}, responses: {}}",
    ));
    assert_eq!(
        operations(&document),
        [
            "GET /a /paths/~1a/get",
            "POST /a /paths/~1a/additionalOperations/POST",
            "POST /b /paths/~1b/post",
        ]
    );
    let told = told(&found);
    let of_methods = told
        .iter()
        .filter(|one| one.contains("additionalOperations"));
    assert_eq!(
        of_methods.collect::<Vec<_>>(),
        [
            "error duplicate-operation /paths/~1a/additionalOperations/GET",
            "warning invalid-value /paths/~1a/additionalOperations/POST",
        ]
    );
}

#[test]
fn what_no_request_can_have_is_left_out() {
    let (document, found) = load(&document(
        "3.2.0",
        "  /a:\n    additionalOperations: {COPY IT: {responses: {}}, CONNECT: {responses: {}}, x-a: 1}",
    ));
    assert!(operations(&document).is_empty());
    assert_eq!(
        told(&found),
        [
            "warning unsupported-method /paths/~1a/additionalOperations/CONNECT",
            "error invalid-value /paths/~1a/additionalOperations/COPY IT",
        ]
    );
}

#[test]
fn those_of_a_path_in_another_file_are_added_to() {
    let (document, found) = load_files(&[
        (
            "api.yaml",
            &document(
                "3.2.0",
                "  /a:\n    $ref: '#/components/pathItems/A'\n    additionalOperations: {LINK: {responses: {}}}\n  /b: {$ref: 'b.yaml'}\ncomponents:\n  pathItems:\n    A: {additionalOperations: {COPY: {responses: {}}}}",
            ),
        ),
        ("b.yaml", "query: {responses: {}}\n"),
    ])
    .unwrap();
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        operations(&document),
        [
            "COPY /a /paths/~1a/additionalOperations/COPY",
            "LINK /a /paths/~1a/additionalOperations/LINK",
            "QUERY /b /paths/~1b/query",
        ]
    );
}

#[test]
fn a_list_of_operations_is_an_error_as_one_that_is_none_is() {
    for additional in ["[{responses: {}}]", "{COPY: [1]}"] {
        let paths = format!("  /a:\n    additionalOperations: {additional}");
        let (_, found) = load(&document("3.2.0", &paths));
        assert!(found.has_errors(), "{found:?}");
        let is_list = additional.starts_with('[');
        let told = found
            .iter()
            .any(|one| one.message.contains("operations by method"));
        assert_eq!(told, is_list, "{found:?}");
    }
}
