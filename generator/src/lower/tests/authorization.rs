//! Headers that are no parameters, and what is said of them.

use super::*;

/// What is generated of operations with these parameters, and of further fields of each and of the document.
fn with_header(parameters: &str, of_operation: &str, of_document: &str) -> Generated {
    let operation = |id: &str| {
        format!(
            "{{operationId: {id}, tags: [t], parameters: [{parameters}], {of_operation} \
             responses: {{'204': {{description: y}}}}}}"
        )
    };
    generated(
        "3.0.3",
        &format!(
            "paths: {{/x: {{get: {}, post: {}}}}}, {of_document}",
            operation("a"),
            operation("b")
        ),
    )
}

const AUTHORIZATION: &str = "{name: authorization, in: header, schema: {type: string}}";
const SCHEME: &str = "components: {securitySchemes: {key: {type: KIND}}}";
const SECURED: &str = "security: [{key: []}],";

#[test]
fn a_header_for_credentials_without_a_scheme_is_told_once() {
    let without = with_header(AUTHORIZATION, "", "");
    let findings = told(&without);
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}")
    };
    assert!(
        finding.starts_with("warning[unspecified-security]"),
        "{finding}"
    );
    assert!(finding.contains("2 operations"), "{finding}");
    assert!(finding.contains("/paths/~1x/get/parameters/0"), "{finding}");
    assert!(finding.contains("default_header"), "{finding}");
    let readme = file(&without, "README.md");
    assert!(!readme.contains("None are needed."), "{readme}");
    assert!(
        readme.contains(".default_header(\"authorization\", …)"),
        "{readme}"
    );
}

#[test]
fn a_header_for_credentials_is_what_a_scheme_sends() {
    for (kind, findings) in [
        ("http, scheme: basic", 0),
        ("apiKey, in: header, name: Authorization", 0),
        ("apiKey, in: query, name: key", 1),
    ] {
        let document = SCHEME.replace("KIND", kind);
        let generated = with_header(AUTHORIZATION, SECURED, &document);
        assert_eq!(told(&generated).len(), findings, "{kind}");
        let is_described = file(&generated, "README.md").contains("a header `Authorization`");
        assert_eq!(is_described, findings > 0, "{kind}");
    }
    let nothing = with_header("", "", "");
    assert!(file(&nothing, "README.md").contains("None are needed."));
}

#[test]
fn a_header_for_credentials_that_some_operations_send_is_set_on_the_others() {
    let bearer = SCHEME.replace("KIND", "http, scheme: bearer");
    let readme_of = |of_operation: &str| {
        let generated = with_header(AUTHORIZATION, of_operation, &bearer);
        file(&generated, "README.md").to_owned()
    };
    let readme = readme_of("security: [],");
    assert!(
        readme.contains("Some operations describe a header `Authorization`"),
        "{readme}"
    );
    assert!(
        !readme.contains(".default_header(\"authorization\""),
        "{readme}"
    );
    assert!(!readme_of(SECURED).contains("a header `Authorization`"));
}

#[test]
fn a_scheme_that_is_not_supported_is_told_only_as_such() {
    let digest = SCHEME.replace("KIND", "http, scheme: digest");
    let generated = with_header(AUTHORIZATION, SECURED, &digest);
    let found = told(&generated);
    assert!(
        !found.iter().any(|one| one.contains("unspecified-security")),
        "{found:?}"
    );
    let readme = file(&generated, "README.md");
    assert!(
        readme.contains(".default_header(\"authorization\", …)"),
        "{readme}"
    );
}
