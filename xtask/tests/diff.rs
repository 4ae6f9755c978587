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

    fn put(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn codegen(&self, more: &[&str]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let output = command.arg("codegen").args(more).current_dir(&self.0);
        let output = output.output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
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

#[test]
fn a_document_may_be_called_as_a_crate_calls_its_api_and_that_otherwise() {
    let folder = Folder::new("called");
    folder.document("api.json", &["one", "two"], PET);
    folder.document("before.yaml", &["one"], PET);
    let output = folder.diff(&["before.yaml", "api.json"]);
    let said = text(&output.stdout);
    assert!(said.contains("added client.two"), "{said}");
    folder.codegen(&["--spec", "before.yaml", "--out", "before"]);
    fs::rename(folder.0.join("before/api.json"), folder.0.join("kept")).unwrap();
    let output = folder.diff(&["kept", "api.json"]);
    let said = text(&output.stdout);
    assert!(said.contains("added client.two"), "{said}");
    let kept = fs::read_to_string(folder.0.join("kept")).unwrap();
    fs::write(folder.0.join("kept"), &kept[..kept.len() / 2]).unwrap();
    let output = folder.diff(&["kept", "api.json"]);
    assert_eq!(output.status.code(), Some(4));
    let said = text(&output.stderr);
    assert!(said.contains("`kept` cannot be read: EOF"), "{said}");
}

/// Two documents whose types `One` and `Two` have an enumeration in common, which the second has no more.
struct Parted {
    folder: Folder,
}

impl Parted {
    /// A crate, its configuration and its lock, of the first document.
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        folder.put(
            "codegen.toml",
            "document = 'doc.yaml'\noutput = 'crate'\n[crate]\nname = 'pets'\n",
        );
        let parted = Self { folder };
        parted.folder.put("old.yaml", &Self::document("a, b"));
        parted.folder.put("new.yaml", &Self::document("a, b, c"));
        parted.generate("old.yaml");
        parted
    }

    fn document(of_two: &str) -> String {
        let mut paths = String::new();
        let mut schemas = String::new();
        for (name, values) in [("One", "a, b"), ("Two", of_two)] {
            paths += &format!(
                "  /{name}:\n    get: {{responses: {{'200': {{description: x, content: {{application/json: \
                 {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}\n"
            );
            schemas += &format!(
                "    {name}: {{type: object, properties: {{mode: {{type: string, enum: [{values}]}}}}}}\n"
            );
        }
        format!(
            "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
        )
    }

    fn generate(&self, document: &str) {
        let text = fs::read_to_string(self.folder.0.join(document)).unwrap();
        self.folder.put("doc.yaml", &text);
        self.folder.codegen(&["--config", "codegen.toml"]);
    }
}

const MODE: &str = "changed Two::mode: Option<types::TwoMode>, was Option<types::Mode>";

#[test]
fn a_lock_of_the_new_document_says_nothing_of_the_old_one_and_that_is_told() {
    let parted = Parted::new("lock");
    let documents = ["old.yaml", "new.yaml", "--config", "codegen.toml"];
    let before = parted.folder.diff(&documents);
    assert!(text(&before.stdout).contains(MODE));
    assert!(!text(&before.stderr).contains("warning"));
    let api = parted.folder.0.join("crate/api.json");
    fs::copy(api, parted.folder.0.join("before.json")).unwrap();
    parted.generate("new.yaml");
    let output = parted.folder.diff(&documents);
    assert!(!text(&output.stdout).contains(MODE));
    let said = text(&output.stderr);
    let warning =
        "warning: `codegen.lock` is of `new.yaml`, and `old.yaml` is read with it as well";
    assert!(said.contains(warning), "{said}");
    let output = parted
        .folder
        .diff(&["before.json", "crate", "--fail-on", "major"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains(MODE));
}

#[test]
fn a_document_that_has_its_lock_beside_it_is_read_with_that() {
    let parted = Parted::new("beside");
    for file in ["doc.yaml", "codegen.lock"] {
        let text = fs::read_to_string(parted.folder.0.join(file)).unwrap();
        parted.folder.put(&format!("before/{file}"), &text);
    }
    parted.generate("new.yaml");
    let output = parted
        .folder
        .diff(&["before/doc.yaml", "doc.yaml", "--config", "codegen.toml"]);
    let said = text(&output.stdout);
    assert!(said.contains(MODE), "{said}");
    assert!(!text(&output.stderr).contains("warning"));
}
