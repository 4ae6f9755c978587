//! Compiles what comes of the hostile documents, together, and asks which doctests are in it.

use std::collections::BTreeMap;
use std::path::Path;

use truespec_tests::workspace;

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
    let mut programs = 0;
    for (name, document) in documents() {
        let package = format!("hostile-{}", name.replace('_', "-"));
        let generated = memory::generate(&document, &memory::named(&package));
        // Only what describes nothing is refused.
        let generated = match generated {
            Ok(generated) => generated,
            Err(_) if name == "cycles" => continue,
            Err(found) => return Err(format!("{name}: {}", memory::said(&found))),
        };
        programs += of_ours(&generated.package.files);
        let written = generated.package.write(&workspace.join(&package));
        written.map_err(|error| format!("{package}: {error}"))?;
        members.push(package);
    }
    workspace::manifest(&workspace, &members).map_err(|error| error.to_string())?;
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let output = workspace::cargo(
        &workspace,
        target.unwrap_or(&workspace),
        &["test", "--workspace", "--all-features", "--doc"],
        &["--", "--list"],
    )?;
    let out = workspace::output(output)?;
    let is_ours = |line: &&str| {
        ["src/lib.rs - (line ", "/README.md - Readme (line "]
            .iter()
            .any(|place| line.contains(place))
    };
    let doctests: Vec<&str> = out
        .lines()
        .filter(|line| line.ends_with(": test"))
        .collect();
    match doctests.iter().find(|line| !is_ours(line)) {
        Some(line) => Err(format!("a description became a test: {line}")),
        None if doctests.len() > programs => Err(format!("too many tests:\n{out}")),
        None => Ok(()),
    }
}

/// The programs of a crate: the one that its first page and its readme begin with, and those below
/// the headings of the readme, where no prose of the document stands.
fn of_ours(files: &BTreeMap<String, String>) -> usize {
    let readme = files.get("README.md").map_or("", String::as_str);
    let headed = readme.split_once("\n## Credentials\n");
    let fences = headed.map_or(0, |(_, rest)| rest.matches("\n```rust").count());
    2 + fences
}
