//! A crate that is generated, and what runs make of it.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, process};

use serde_json::Value;

pub(super) const CONFIG: &str = "\
document = 'api.yaml'
output = 'pets'
[crate]
name = 'pets'
version = '1.2.3' # mine
";

/// Properties of the only type.
pub(super) const FIRST: &str = "age: {type: integer}";
pub(super) const BREAKING: &str = "age: {type: string}";
pub(super) const BREAKING_AND_MORE: &str = "age: {type: string}, name: {type: string}";

/// A folder with a crate that was generated of a document with `FIRST`; removed when the test ends.
pub(super) struct Folder(pub(super) PathBuf);

/// How a run ended, and what it said.
pub(super) struct Run {
    pub(super) code: Option<i32>,
    pub(super) said: String,
    pub(super) told: String,
}

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-versions-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        let folder = Self(path);
        folder.put("codegen.toml", CONFIG);
        folder.document(FIRST);
        assert_eq!(folder.codegen(&[]).code, Some(0));
        folder
    }

    pub(super) fn document(&self, properties: &str) {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\ncomponents:\n  \
             schemas:\n    Pet: {{type: object, properties: {{{properties}}}}}\n"
        );
        self.put("api.yaml", &text);
    }

    pub(super) fn codegen(&self, more: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--config", "codegen.toml"])
            .args(more)
            .current_dir(&self.0)
            .output()
            .unwrap();
        Run {
            code: output.status.code(),
            said: String::from_utf8(output.stderr).unwrap(),
            told: String::from_utf8(output.stdout).unwrap(),
        }
    }

    pub(super) fn put(&self, path: &str, text: &str) {
        fs::write(self.0.join(path), text).unwrap();
    }

    pub(super) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_default()
    }

    pub(super) fn version(&self) -> String {
        let text = self.text("codegen.toml");
        let config: toml::Table = text.parse().unwrap();
        config["crate"]["version"].as_str().unwrap().to_owned()
    }

    /// What the changelog says below the mark.
    pub(super) fn changelog(&self) -> String {
        let text = self.text("pets/CHANGELOG.md");
        let below = text.split_once("-->").map(|(_, below)| below.trim());
        below.unwrap_or_default().to_owned()
    }

    /// Every file but the document, with its text.
    pub(super) fn state(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => files.push((path.clone(), fs::read_to_string(&path).unwrap())),
                }
            }
        }
        files.sort();
        files
    }

    /// Whether callers of the last version saw something else than is there now.
    pub(super) fn waits(&self) -> bool {
        let [released, now] = ["codegen.released.json", "pets/api.json"]
            .map(|file| serde_json::from_str::<Value>(&self.text(file)).unwrap());
        released["api"] != now
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
