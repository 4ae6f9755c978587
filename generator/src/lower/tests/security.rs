//! Which credentials an operation takes.

use super::*;

const SCHEMES: &str = "components: {securitySchemes: {mtls: {type: mutualTLS}, \
     bearer: {type: http, scheme: bearer}, digest: {type: http, scheme: digest}}}";

/// The schemes of an operation with this security, and what is said of it.
fn secured(security: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let fields = format!(
        "paths: {{/x: {{get: {{operationId: x, security: {security}, \
         responses: {{'204': {{description: y}}}}}}}}}}, {SCHEMES}"
    );
    let generated = generated("3.1.0", &fields);
    let at_operation = |finding: &String| finding.contains("/get/security");
    let told = told(&generated).into_iter().filter(at_operation).collect();
    let mut operations = generated.summary.operations.into_values();
    (operations.next().unwrap().security, told)
}

#[test]
fn a_client_certificate_is_met_by_the_transport() {
    let (schemes, found) = secured("[{mtls: [], bearer: []}]");
    assert_eq!(schemes, [["bearer"]]);
    assert!(found.is_empty(), "{found:?}");
    let (schemes, found) = secured("[{mtls: []}]");
    assert_eq!(schemes, [[""; 0]]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_scheme_that_cannot_be_done_takes_its_alternative_with_it() {
    let (schemes, found) = secured("[{digest: [], mtls: []}, {bearer: []}]");
    assert_eq!(schemes, [["bearer"]]);
    assert_eq!(
        found,
        [
            "warning[unsupported-keyword]: the type of the security scheme `digest` is not supported: \
             this alternative is left out (at /paths/~1x/get/security)"
        ]
    );
}

#[test]
fn where_no_alternative_is_left_the_caller_is_told_what_to_do() {
    let (schemes, found) = secured("[{digest: []}, {gone: []}]");
    assert!(schemes.is_empty());
    assert_eq!(found.len(), 2);
    assert!(found[0].contains("no credential is sent"), "{}", found[0]);
    assert!(found[0].ends_with("by `with_header`"), "{}", found[0]);
    assert!(found[1].contains("no security scheme is named `gone`"));
}

#[test]
fn what_is_said_of_security_for_all_operations_is_said_once() {
    let operation = "get: {responses: {'204': {description: y}}}";
    let fields = format!(
        "security: [{{digest: []}}], paths: {{/x: {{{operation}}}, /y: {{{operation}}}}}, {SCHEMES}"
    );
    let told = told(&generated("3.1.0", &fields));
    let places = told
        .iter()
        .filter(|finding| finding.contains("(at /security)"));
    assert_eq!(places.count(), 1, "{told:?}");
}

/// The schemes of the only operation of a document that says nothing of security.
fn unsaid(schemes: &str) -> Vec<Vec<String>> {
    let generated = generated(
        "3.0.3",
        &format!(
            "paths: {{/x: {{get: {{operationId: x, responses: {{'204': {{description: y}}}}}}}}}}, \
             components: {{securitySchemes: {{{schemes}}}}}"
        ),
    );
    let said = |finding: &String| finding.starts_with("note[unspecified-security]");
    assert_eq!(told(&generated).iter().filter(|it| said(it)).count(), 1);
    let mut operations = generated.summary.operations.into_values();
    operations.next().unwrap().security
}

#[test]
fn where_no_security_is_said_a_call_takes_what_the_caller_sets() {
    let one = unsaid("token: {type: apiKey, in: header, name: authorization}");
    assert_eq!(one, [vec!["token"], vec![]]);
    let two = unsaid(
        "email: {type: apiKey, in: header, name: X-Email}, \
         key: {type: apiKey, in: header, name: X-Key}",
    );
    assert_eq!(
        two,
        [vec!["email", "key"], vec!["email"], vec!["key"], vec![]]
    );
    let one_place = unsaid(
        "token: {type: http, scheme: bearer}, basic: {type: http, scheme: basic}, \
         key: {type: apiKey, in: header, name: AUTHORIZATION}",
    );
    assert_eq!(
        one_place,
        [vec!["basic"], vec!["key"], vec!["token"], vec![]]
    );
}

#[test]
fn where_security_is_said_to_be_none_there_is_none() {
    let (schemes, _) = secured("[]");
    assert!(schemes.is_empty());
}

#[test]
fn a_scheme_may_be_named_by_its_place() {
    let (schemes, found) = secured("[{'#/components/securitySchemes/bearer': []}]");
    assert_eq!(schemes, [["bearer"]]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn one_credential_is_enough_for_schemes_that_send_theirs_to_one_place() {
    let generated = generated(
        "3.0.3",
        "paths: {/x: {get: {operationId: x, security: [{a: [], key: [], b: []}], \
         responses: {'204': {description: y}}}}}, components: {securitySchemes: { \
         a: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://a', scopes: {}}}}, \
         b: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b', scopes: {}}}}, \
         key: {type: apiKey, in: query, name: key}}}",
    );
    let mut operations = generated.summary.operations.into_values();
    assert_eq!(
        operations.next().unwrap().security,
        [["a", "key"], ["b", "key"]]
    );
}

#[test]
fn a_deprecated_scheme_is_told_where_its_credential_is_set() {
    let fields = |deprecated: &str| {
        format!(
            "paths: {{/x: {{get: {{tags: [t], responses: {{'204': {{description: y}}}}}}}}}}, \
             security: [{{key: []}}], components: {{securitySchemes: {{key: \
             {{type: apiKey, in: header, name: X-Key{deprecated}}}}}}}"
        )
    };
    let told = "/// Deprecated: ";
    let generated_with = |deprecated: &str| generated("3.2.0", &fields(deprecated));
    let deprecated = generated_with(", deprecated: true");
    assert!(file(&deprecated, "src/client.rs").contains(told));
    let plain = generated_with("");
    assert!(!file(&plain, "src/client.rs").contains(told));
}

#[test]
fn what_is_shown_needs_nothing_deprecated_where_it_can() {
    let generated = generated(
        "3.2.0",
        "paths: {/x: {get: {operationId: x, tags: [t], security: [{key: []}, {token: []}], responses: \
         {'200': {description: y, content: {application/json: {schema: {type: string}}}}}}}}, \
         servers: [{url: 'https://h.test'}], components: {securitySchemes: {\
         key: {type: apiKey, in: header, name: X-Old, deprecated: true}, \
         token: {type: http, scheme: bearer}}}",
    );
    let readme = file(&generated, "README.md");
    assert!(readme.contains(".token(credential)"), "{readme}");
    assert!(!readme.contains(".key(credential)"), "{readme}");
}
