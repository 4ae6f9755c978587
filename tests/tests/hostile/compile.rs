//! Compiles what comes of the hostile documents, together, and asks which doctests are in it.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use toml::{Table, Value};

use crate::{Outcome, giants, memory, names, texts};

/// The documents by name; those of prose are two, so that each place has one text of each sort.
fn documents() -> Vec<(String, String)> {
    let mut documents: Vec<(String, String)> = names::all();
    documents.extend(giants::compiled());
    for shift in 0..2 {
        documents.push((format!("texts-{shift}"), mixed(shift)));
    }
    documents
}

/// The complete document, each place of which has another text.
fn mixed(shift: usize) -> String {
    let mut parts = texts::EVERYTHING.split("\"TEXT\"");
    let mut document = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        let (_, text) = texts::TEXTS[(index * (shift + 1) + shift) % texts::TEXTS.len()];
        document += &serde_json::to_string(text).unwrap();
        document += part;
    }
    document
}

pub(crate) fn test() -> Outcome {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let mut members = Vec::new();
    for (name, document) in documents() {
        let package = format!("hostile-{}", name.replace('_', "-"));
        let generated = memory::generate(&document, &memory::named(&package));
        // What is refused has nothing to compile.
        let Ok(generated) = generated else { continue };
        let written = generated.package.write(&workspace.join(&package));
        written.map_err(|error| format!("{package}: {error}"))?;
        members.push(package);
    }
    manifest(&workspace, &members).map_err(|error| error.to_string())?;
    let offline = cargo(&workspace, &["--offline"])?;
    let is_lacking = String::from_utf8_lossy(&offline.stderr).contains("--offline");
    let output = if offline.status.success() || !is_lacking {
        offline
    } else {
        cargo(&workspace, &[])?
    };
    let [out, err] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    if !output.status.success() || err.lines().any(|line| line.starts_with("warning")) {
        return Err(format!("{err}\n{out}"));
    }
    // The only program of a crate is the one that its first page begins with.
    let is_ours =
        |line: &&str| line.contains("src/lib.rs - (line ") || line.contains("src/runtime/");
    let doctests: Vec<&str> = out
        .lines()
        .filter(|line| line.ends_with(": test"))
        .collect();
    match doctests.iter().find(|line| !is_ours(line)) {
        Some(line) => Err(format!("a description became a test: {line}")),
        None if doctests.len() > members.len() => Err(format!("too many tests:\n{out}")),
        None => Ok(()),
    }
}

fn manifest(workspace: &Path, members: &[String]) -> std::io::Result<()> {
    let root = truespec_tests::repository::root();
    let ours: Table = fs::read_to_string(root.join("Cargo.toml"))?
        .parse()
        .expect("a manifest");
    let mut table = Table::new();
    table.insert("resolver".to_owned(), Value::String("3".to_owned()));
    let members = members.iter().cloned().map(Value::String).collect();
    table.insert("members".to_owned(), Value::Array(members));
    let mut manifest = Table::new();
    manifest.insert("workspace".to_owned(), Value::Table(table));
    manifest.extend(ours.into_iter().filter(|(key, _)| key == "profile"));
    fs::write(workspace.join("Cargo.toml"), manifest.to_string())?;
    fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock")).map(|_| ())
}

fn cargo(workspace: &Path, more: &[&str]) -> Result<Output, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["test", "--workspace", "--doc", "--color", "never"])
        .args(more)
        .args(["--", "--list"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target);
    command
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))
}
