//! What `diff` compares, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::{env, fs, process};

/// A folder with documents, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-diff-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    /// A document with these operations, whose answers have a schema.
    fn document(&self, file: &str, operations: &[&str], schema: &str) {
        let mut text = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n".to_owned();
        for id in operations {
            text += &format!(
                "  /{id}:\n    get: {{operationId: {id}, responses: {{'200': {{description: x, \
                 content: {{application/json: {{schema: {schema}}}}}}}}}}}\n"
            );
        }
        text += "components: {schemas: {Pet: {type: object}}}\n";
        fs::write(self.0.join(file), text).unwrap();
    }

    fn command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("diff").args(more).current_dir(&self.0);
        command
    }

    fn diff(&self, more: &[&str]) -> Output {
        self.command(more).output().unwrap()
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

const PET: &str = "{$ref: '#/components/schemas/Pet'}";

#[test]
fn whoever_has_read_enough_is_no_mistake() {
    let folder = Folder::new("pipe");
    folder.document("old.yaml", &["one"], PET);
    folder.document("new.yaml", &["one", "two"], PET);
    let mut child = folder.command(&["old.yaml", "new.yaml"]);
    let mut child = child
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn what_cannot_be_generated_is_not_compared() {
    let folder = Folder::new("wrong");
    folder.document("old.yaml", &["one"], PET);
    folder.document("new.yaml", &["one"], "{$ref: '#/components/schemas/Nope'}");
    for order in [["old.yaml", "new.yaml"], ["new.yaml", "old.yaml"]] {
        let output = folder.diff(&order);
        assert_eq!(output.status.code(), Some(3));
        let said = text(&output.stderr);
        assert!(said.contains("error[unresolved-reference]"), "{said}");
        assert!(said.contains("nothing was compared"), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_is_selected_may_be_new_or_gone() {
    let folder = Folder::new("selected");
    folder.document("old.yaml", &["one"], PET);
    folder.document("new.yaml", &["one", "two"], PET);
    let diff = |old, new| folder.diff(&[old, new, "--operation", "two"]);
    let output = diff("old.yaml", "new.yaml");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        text(&output.stdout).contains("added client.two"),
        "{}",
        text(&output.stdout)
    );
    let output = diff("new.yaml", "old.yaml");
    assert!(
        text(&output.stdout).contains("removed client.two"),
        "{}",
        text(&output.stdout)
    );
    let output = diff("old.yaml", "old.yaml");
    assert_eq!(output.status.code(), Some(3));
    let said = text(&output.stderr);
    assert!(said.contains("has no operation `two`"), "{said}");
    assert!(said.contains("nothing was compared"), "{said}");
}
