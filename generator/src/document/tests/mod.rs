//! What a user sees of loading a document, on small documents.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod aliases;
mod checking;
mod further_properties;
mod identities;
mod loading;
mod locating;
mod methods;
mod references;
mod servers;
mod upgrading;
mod wrong_references;

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use super::{Document, Files, LoadError};
use crate::diagnostic::{Diagnostics, Severity};

/// Files in memory; the entry is `api.yaml`.
#[derive(Default)]
struct Memory(BTreeMap<&'static str, String>);

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<String> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))
    }
}

fn load_files(files: &[(&'static str, &str)]) -> Result<(Document, Diagnostics), LoadError> {
    let files = files
        .iter()
        .map(|(name, text)| (*name, (*text).to_owned()))
        .collect();
    let (document, mut found) = Document::load("api.yaml", &Memory(files))?;
    found.extend(document.model().1);
    Ok((document, found))
}

fn load(text: &str) -> (Document, Diagnostics) {
    load_files(&[("api.yaml", text)])
        .map_err(|error| format!("{:?}", error.diagnostics))
        .unwrap()
}

/// A document with nothing but schemas, given as YAML that is indented by four.
fn with_schemas(schemas: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}\n"
    )
}

/// What becomes of a schema that is written in flow style.
fn schema(text: &str) -> Value {
    let (document, _) = load(&with_schemas(&format!("    A: {text}")));
    json(&document)["components"]["schemas"]["A"].clone()
}

fn json(document: &Document) -> Value {
    serde_json::to_value(document.model().0.openapi).unwrap()
}

/// Severity, code and pointer of each finding.
fn told(found: &Diagnostics) -> Vec<String> {
    found
        .iter()
        .map(|d| format!("{} {} {}", d.severity, d.code, d.pointer))
        .collect()
}

fn errors(found: &Diagnostics) -> usize {
    found
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count()
}
