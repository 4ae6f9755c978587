//! What is said of settings that find nothing.

use std::io;

use crate::Config;
use crate::document::{Document, Files};

const DOCUMENT: &str = r"{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/x: {get: {
    x-scopes: [read], responses: {'200': {description: y, content: {application/json: {schema:
    {type: object, required: [kind], properties: {data: {type: string, format: stamp},
    kind: {type: string, enum: [x]}}}}}}}}}}}";

struct One;

impl Files for One {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(DOCUMENT.to_owned())
    }
}

/// What is said of a configuration.
fn told(configuration: &str) -> Vec<String> {
    let (document, _) = Document::load("api.yaml", &One).unwrap();
    let config = Config::parse(configuration).unwrap();
    let generated = crate::generate(&document, &config).unwrap();
    let findings = generated.diagnostics.iter();
    let findings = findings.filter(|finding| finding.code.to_string() == "unused-setting");
    findings.map(|finding| finding.message.clone()).collect()
}

#[test]
fn a_format_that_nothing_has() {
    assert_eq!(told("formats.stamp = 'date-time'"), [""; 0]);
    assert_eq!(
        told("formats.stomp = 'date-time'"),
        [
            "`formats` of the configuration finds nothing: nothing in the document has the format `stomp`"
        ]
    );
}

#[test]
fn an_extension_that_no_operation_has() {
    assert_eq!(told("docs.permissions = 'x-scopes'"), [""; 0]);
    assert_eq!(
        told("docs.permissions = 'x-roles'"),
        [
            "`docs.permissions` of the configuration finds nothing: nothing in the document has `x-roles`"
        ]
    );
}

#[test]
fn an_envelope_around_a_result_that_no_object_has() {
    // What failures look like is often not described, and read all the same.
    for known in ["{ result = 'data', success = 'ok' }", "{ result = 'kind' }"] {
        assert_eq!(told(&format!("response.envelope = {known}")), [""; 0]);
    }
    assert_eq!(
        told("response.envelope.result = 'dato'"),
        [
            "`response.envelope.result` of the configuration finds nothing: nothing in the document has the property `dato`"
        ]
    );
}
