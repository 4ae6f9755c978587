//! Findings as a user sees them.

use std::io;

use super::*;
use crate::Config;
use crate::document::{Document, Files, Overlay};

#[test]
fn pointers_escape_their_tokens() {
    let pointer = Pointer::root().child("paths").child("/a~b").index(2);
    assert_eq!(pointer.as_str(), "/paths/~1a~0b/2");
}

#[test]
fn a_finding_says_where_why_and_what_to_do() {
    let at = Pointer::root().child("info");
    let finding =
        Diagnostic::new(Severity::Error, Code::MissingField, &at, "no title").with_help("add one");
    assert_eq!(
        finding.to_string(),
        "error[missing-field]: no title (at /info); add one"
    );
}

#[test]
fn codes_are_kebab_case_and_distinct() {
    let mut words: Vec<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
    assert!(
        words
            .iter()
            .all(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    );
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Code::ALL.len());
}

#[test]
fn only_errors_count_as_errors() {
    let mut found = Diagnostics::new();
    found.warning(Code::WrongType, &Pointer::root(), "odd");
    assert!(!found.has_errors());
    found.error(Code::WrongType, &Pointer::root(), "bad");
    assert!(found.has_errors());
}

#[test]
fn every_code_has_one_entry_and_no_entry_is_about_another() {
    let mut explained: Vec<_> = explain::entries().map(|(name, _)| name).collect();
    let mut codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    explained.sort_unstable();
    codes.sort_unstable();
    assert_eq!(explained, codes);
}

/// An example, and nothing beside it.
struct Alone(String);

impl Files for Alone {
    fn read(&self, path: &str) -> io::Result<String> {
        match path {
            "api.yaml" => Ok(self.0.clone()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// What the examples of configurations are for.
const DOGS: &str =
    "paths: {/dogs: {get: {operationId: list-dogs, responses: {'200': {description: Dogs.}}}}}\n";

/// The fenced text of an entry, and its language.
fn example(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = text.split_once("```")?;
    let (example, _) = rest.split_once("\n```")?;
    example.split_once('\n')
}

/// A part of a document with what every document has.
fn completed(part: &str) -> String {
    let fields = [
        ("openapi", "openapi: 3.0.3"),
        ("info", "info: {title: Pets, version: '1'}"),
        ("paths", "paths: {}"),
    ];
    let missing = fields.iter().filter(|(key, _)| {
        let key = format!("{key}:");
        !part.lines().any(|line| line.starts_with(&key))
    });
    let head: String = missing.map(|(_, line)| format!("{line}\n")).collect();
    head + part
}

/// An overlay with what every overlay has.
fn overlay(part: &str) -> Overlay {
    let info = "info: {title: Pets, version: '1'}\n";
    Overlay {
        name: "fix.yaml".to_owned(),
        text: format!("{info}{part}"),
    }
}

fn found(document: String, config: &Config, overlays: &[Overlay]) -> Vec<Code> {
    let mut found = Diagnostics::new();
    match Document::load_part("api.yaml", &Alone(document), &config.select, overlays) {
        Err(error) => found.extend(error.diagnostics),
        Ok((document, loading)) => {
            found.extend(loading);
            match crate::generate(&document, config) {
                Ok(generated) => found.extend(generated.diagnostics),
                Err(more) => found.extend(more),
            }
        }
    }
    found.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_example_is_one() {
    for code in Code::ALL {
        let text = code.explanation();
        let codes = match example(text) {
            Some(("yaml", part)) if part.starts_with("overlay:") => {
                found(completed(""), &Config::default(), &[overlay(part)])
            }
            Some(("yaml", part)) => found(completed(part), &Config::default(), &[]),
            Some(("toml", text)) => found(completed(DOGS), &Config::parse(text).unwrap(), &[]),
            Some((language, _)) => panic!("{code}: {language}"),
            // A defect of the generator is the one thing that no document is an example of.
            None if *code == Code::Unprintable => continue,
            None => panic!("{code} has no example"),
        };
        assert_eq!(codes.first(), Some(code), "{code}: {codes:?}");
    }
}
