//! What is said of settings that find nothing.

use std::io;

use crate::Config;
use crate::document::{Document, Files};

const DOCUMENT: &str = r"{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/x: {get: {
    x-scopes: [read], responses: {'200': {description: y, content: {application/json: {schema:
    {type: object, properties: {data: {type: string, format: stamp}}}}}}}}}}}";

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
        ["`formats` of the configuration has no effect: nothing has the format `stomp`"]
    );
}

#[test]
fn an_extension_that_no_operation_has() {
    assert_eq!(told("docs.permissions = 'x-scopes'"), [""; 0]);
    assert_eq!(
        told("docs.permissions = 'x-roles'"),
        ["`docs.permissions` of the configuration has no effect: no operation has `x-roles`"]
    );
}

#[test]
fn an_envelope_with_a_key_that_no_object_has() {
    assert_eq!(told("response.envelope.result = 'data'"), [""; 0]);
    assert_eq!(
        told("response.envelope = { result = 'data', success = 'ok' }"),
        ["`response.envelope` of the configuration has no effect: no object has the property `ok`"]
    );
}
