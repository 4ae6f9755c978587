//! What `codegen` writes, lists and tells programs.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

use serde_json::Value;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {age: {type: integer}, tags: {}}}
";

/// A folder with the document, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-codegen-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        fs::write(path.join("api.yaml"), DOCUMENT).unwrap();
        Self(path)
    }

    fn codegen(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--spec", "api.yaml", "--out", "pets"])
            .args(more)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    fn pet(&self) -> PathBuf {
        self.0.join("pets/src/types/pet.rs")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let lines = text(&output.stdout).lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The line about a file.
fn file<'l>(lines: &'l [Value], path: &Path) -> Option<&'l Value> {
    let ends = |line: &&Value| {
        line["kind"] == "file" && path.ends_with(line["path"].as_str().unwrap_or_default())
    };
    lines.iter().find(ends)
}

#[test]
fn a_dry_run_lists_what_writing_would_do_and_does_nothing() {
    let folder = Folder::new("dry");
    let output = folder.codegen(&["--dry-run"]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("created pets/src/types/pet.rs (+"));
    assert!(!folder.0.join("pets").exists());

    assert!(folder.codegen(&[]).status.success());
    let pet = fs::read_to_string(folder.pet()).unwrap();
    fs::write(folder.pet(), format!("{pet}// one\n// two\n")).unwrap();
    let mark = format!("// {}\n", truespec::package::MARK);
    fs::write(folder.0.join("pets/src/old.rs"), &mark).unwrap();
    fs::write(folder.0.join("pets/README.md"), "mine").unwrap();
    let output = folder.codegen(&["--dry-run"]);
    assert!(output.status.success());
    let said = text(&output.stderr);
    for line in [
        "changed pets/src/types/pet.rs (-2)",
        "removed pets/src/old.rs (-1)",
        "blocked pets/README.md (+",
        "(nothing written; it would be: 1 changed, 1 removed, 1 blocked)",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(
        fs::read_to_string(folder.pet())
            .unwrap()
            .ends_with("// two\n")
    );
    assert!(folder.0.join("pets/src/old.rs").exists());
}

#[test]
fn programs_are_told_what_was_written() {
    let folder = Folder::new("json");
    let told = lines(&folder.codegen(&["--format", "json"]));
    assert_eq!(file(&told, &folder.pet()).unwrap()["change"], "created");
    let last = told.last().unwrap();
    assert_eq!(
        (&last["kind"], &last["ok"]),
        (&"result".into(), &true.into())
    );
    assert_eq!(last["types"], 1);
    let files = told.iter().filter(|line| line["kind"] == "file").count();
    assert_eq!(last["files"], files);

    let told = lines(&folder.codegen(&["--format", "json"]));
    assert!(file(&told, &folder.pet()).is_none());
    fs::remove_file(folder.pet()).unwrap();
    let output = folder.codegen(&["--format", "json", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let told = lines(&output);
    assert_eq!(file(&told, &folder.pet()).unwrap()["change"], "created");
    assert_eq!(told.last().unwrap()["exit"], 1);
}

#[test]
fn untyped_places_are_reported_without_an_output() {
    let folder = Folder::new("untyped");
    let report = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--spec", "api.yaml", "--report-untyped"])
            .args(more)
            .current_dir(&folder.0)
            .output()
            .unwrap()
    };
    let output = report(&[]);
    let table: Vec<_> = text(&output.stdout).lines().collect();
    let row = "types::Pet::tags  the schema is empty  api.yaml:6:60  /components/schemas/Pet/properties/tags";
    assert_eq!(table[1..], [row]);
    let told = lines(&report(&["--format", "json"]));
    assert_eq!(told[0]["type"], "types::Pet::tags");
    assert_eq!(told[0]["why"], "empty-schema");
    assert_eq!(
        (&told[0]["line"], &told[0]["column"]),
        (&6.into(), &60.into())
    );
}
