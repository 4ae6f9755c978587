//! Documents that share schemas beside their folders.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs, process};

/// A folder that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    /// With a document that refers to a schema beside its folder.
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-references-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&path);
        let folder = Self(path);
        folder.put(
            "apis/pets/api.yaml",
            "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n      \
             operationId: listPets\n      responses:\n        '200':\n          description: Pets.\n          \
             content:\n            application/json:\n              schema: {$ref: '../common/pet.yaml'}\n",
        );
        let pet = "type: object\nproperties: {name: {type: string}}\n";
        folder.put("apis/common/pet.yaml", pet);
        folder.put("outside/pet.yaml", pet);
        folder.put(
            "apis/pets/codegen.toml",
            "document = 'api.yaml'\noutput = '../../pets'\nreferences = '..'\n",
        );
        folder
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .current_dir(self.0.join("apis"))
            .output()
            .unwrap()
    }

    fn succeeds(&self, arguments: &[&str]) {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", stderr(&output));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_folder_that_is_named_may_be_referred_to() {
    let folder = Folder::new("named");
    folder.succeeds(&["codegen", "--config", "pets/codegen.toml"]);
    assert!(folder.0.join("pets/src/types/pet.rs").exists());
    let given = [
        "--spec",
        "pets/api.yaml",
        "--references",
        ".",
        "--out",
        "out",
    ];
    folder.succeeds(&[&["codegen"], given.as_slice()].concat());
    let both = ["pets/api.yaml", "pets/api.yaml"];
    folder.succeeds(
        &[
            &["diff"],
            both.as_slice(),
            &["--config", "pets/codegen.toml"],
        ]
        .concat(),
    );
    folder.succeeds(&[&["diff"], both.as_slice(), &["--references", "."]].concat());
}

#[test]
fn a_fragment_remembers_the_folder() {
    let folder = Folder::new("pull");
    let from = ["--from", "pets/api.yaml", "--operation", "listPets"];
    let out = ["--out", "small.yaml"];
    let pull = [&["pull"], from.as_slice(), out.as_slice()].concat();
    assert_eq!(folder.run(&pull).status.code(), Some(3));
    folder.succeeds(&[pull.as_slice(), &["--references", "."]].concat());
    folder.succeeds(&[&["pull"], out.as_slice()].concat());
}

#[test]
fn nothing_else_may() {
    let folder = Folder::new("else");
    let alone = ["codegen", "--spec", "pets/api.yaml", "--out", "out"];
    let output = folder.run(&alone);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        stderr(&output).contains("`references`"),
        "{}",
        stderr(&output)
    );

    let elsewhere = [alone.as_slice(), &["--references", "common"]].concat();
    let output = folder.run(&elsewhere);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("does not hold"),
        "{}",
        stderr(&output)
    );

    let api = fs::read_to_string(folder.0.join("apis/pets/api.yaml")).unwrap();
    for outside in ["../../outside/pet.yaml", "..%2F..%2Foutside/pet.yaml"] {
        folder.put(
            "apis/pets/api.yaml",
            &api.replace("../common/pet.yaml", outside),
        );
        let output = folder.run(&["codegen", "--config", "pets/codegen.toml"]);
        assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
        assert!(
            stderr(&output).contains("pets/api.yaml:12:"),
            "{}",
            stderr(&output)
        );
    }
}
