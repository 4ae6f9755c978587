//! What the command says about documents that are wrong, word for word, in YAML and in JSON.
//!
//! `TRUESPEC_BLESS=1` writes what is compared with from now on.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use serde_json::Value;

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diagnostics")
        .join(case)
}

fn codegen(case: &str, document: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--dry-run", "--out", "none", "--spec", document])
        .args(more)
        .current_dir(folder(case))
        .output()
        .unwrap()
}

/// What is said, but for how long it took.
fn said(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    let lines = text.lines().filter(|line| !is_stage(line));
    lines.map(|line| format!("{line}\n")).collect()
}

fn is_stage(line: &str) -> bool {
    let stages = ["Reading", "Generating", "Comparing", "Finished", "created"];
    let word = line.split_whitespace().next();
    line.starts_with("  ") && word.is_some_and(|word| stages.contains(&word))
}

/// Compares both forms of a document with what is expected, and checks what programs are told.
fn check(case: &str, code: &str, pointer: &str) {
    for document in ["api.yaml", "api.json"] {
        let found = said(&codegen(case, document, &[]));
        let expected = folder(case).join(format!("{document}.txt"));
        if env::var_os("TRUESPEC_BLESS").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap();
        assert_eq!(found, expected, "{case}/{document}");
        told(case, document, code, pointer);
    }
}

/// The first finding, as programs are told.
fn told(case: &str, document: &str, code: &str, pointer: &str) {
    let output = codegen(case, document, &["--format", "json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let first = lines.first().unwrap();
    assert_eq!(first["kind"], "diagnostic", "{first}");
    assert_eq!(first["code"], code, "{first}");
    assert_eq!(first["pointer"], pointer, "{first}");
    assert!(first["help"].is_string(), "{first}");
    let line = first["line"].as_u64().unwrap();
    let file = first["file"].as_str().unwrap();
    let text = fs::read_to_string(folder(case).join(file)).unwrap();
    let line = text.lines().nth(line as usize - 1).unwrap();
    let [start, end] = [&first["column"], &first["end"]["column"]].map(|n| n.as_u64().unwrap());
    let length = line.trim_start_matches('\u{feff}').chars().count() as u64;
    assert!(0 < start && start <= end && end <= length + 1, "{first}");
    let last = lines.last().unwrap();
    assert_eq!(last["kind"], "result", "{last}");
    assert_eq!(last["exit"], output.status.code().unwrap(), "{last}");
}

const CONTENT: &str = "/paths/~1pets/get/responses/200/content/application~1json";

#[test]
fn an_unresolved_reference() {
    let pointer = format!("{CONTENT}/schema/items");
    check("unresolved_reference", "unresolved-reference", &pointer);
}

#[test]
fn a_circular_reference() {
    let pointer = "/components/schemas/Other";
    check("circular_reference", "circular-reference", pointer);
}

#[test]
fn a_required_name_that_is_no_property() {
    let pointer = format!("{CONTENT}/schema/required");
    check("undeclared_property", "missing-field", &pointer);
}

#[test]
fn a_response_without_a_schema() {
    check("no_schema", "missing-field", CONTENT);
}

#[test]
fn a_version_that_is_not_supported() {
    check("wrong_version", "unsupported-version", "/openapi");
}

#[test]
fn a_truncated_file() {
    check("truncated", "invalid-syntax", "");
}

#[test]
fn findings_in_another_file_are_shown_there() {
    let pointer = "/components/schemas/Pet/properties/owner";
    check("other_file", "unresolved-reference", pointer);
}

#[test]
fn one_long_line() {
    let pointer = format!("{CONTENT}/schema");
    check("one_line", "unresolved-reference", &pointer);
}
