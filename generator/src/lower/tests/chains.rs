//! Schemas that lead from one to the next, thousands of them, for whoever calls the library on a usual stack.

use std::thread;

use super::generated;
use crate::diagnostic::Code;

/// What `main` has on Linux and macOS.
const USUAL: usize = 8 << 20;

/// The codes of what is found where each of 3,000 schemas is said in terms of the next.
fn found(link: fn(&str) -> String) -> Vec<Code> {
    let work = move || {
        let links = (0..3_000).map(|n| {
            let next = format!("{{$ref: '#/components/schemas/S{}'}}", n + 1);
            format!("S{n}: {}", link(&next))
        });
        let links: Vec<String> = links.collect();
        let schemas = format!("{}, S3000: {{type: string}}", links.join(", "));
        let answer = "{content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}";
        let paths = format!("{{/a: {{get: {{responses: {{'200': {answer}}}}}}}}}");
        let fields = format!("paths: {paths}, components: {{schemas: {{{schemas}}}}}");
        let generated = generated("3.1.0", &fields);
        let found = generated.diagnostics.iter();
        found.map(|finding| finding.code).collect::<Vec<Code>>()
    };
    let thread = thread::Builder::new().stack_size(USUAL).spawn(work);
    thread.unwrap().join().unwrap()
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let links: [fn(&str) -> String; 6] = [
        |next| format!("{{type: array, items: {next}}}"),
        |next| format!("{{type: object, additionalProperties: {next}}}"),
        |next| format!("{{allOf: [{next}, {{properties: {{a: {{}}}}}}]}}"),
        |next| format!("{{anyOf: [{next}]}}"),
        |next| format!("{{anyOf: [{{type: array, items: {{anyOf: [{next}]}}}}]}}"),
        |next| format!("{{allOf: [{{allOf: [{next}]}}], nullable: true}}"),
    ];
    for link in links {
        assert!(
            found(link).contains(&Code::LimitExceeded),
            "{}",
            link("next")
        );
    }
}

#[test]
fn a_schema_that_is_too_far_away_is_told_once() {
    let found = found(|next| format!("{{allOf: [{next}, {{properties: {{a: {{}}}}}}]}}"));
    let told = found.iter().filter(|code| **code == Code::LimitExceeded);
    assert_eq!(told.count(), 1);
}
