//! Compiles the crates of all cases without a warning, and runs the tests in them.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use toml::{Table, Value};
use truespec_tests::repository;

use crate::case::Case;

/// Writes all crates into one workspace, which shares what is built with this one, and tests it.
pub(crate) fn test(cases: &[Case]) -> Result<(), String> {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    let mut members = Vec::new();
    for case in cases {
        members.extend(write(case, &workspace)?);
    }
    manifest(&workspace, &members).map_err(|error| error.to_string())?;
    remove_others(&workspace, &members).map_err(|error| error.to_string())?;
    let offline = cargo(&workspace, &["--offline"])?;
    let output = if offline.status.success() || !is_for_lack_of_packages(&offline) {
        offline
    } else {
        cargo(&workspace, &[])?
    };
    let [out, err] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    if !output.status.success() {
        return Err(format!("{err}\n{out}"));
    }
    match err.lines().any(|line| line.starts_with("warning")) {
        true => Err(err),
        false => Ok(()),
    }
}

/// Writes the crate of a case, if there is one, and gives back its folder.
fn write(case: &Case, workspace: &Path) -> Result<Option<String>, String> {
    let Some(generated) = case.generate()?.generated else {
        return Ok(None);
    };
    let package = generated.package;
    if !package.files.contains_key("tests/examples.rs") {
        return Err(format!(
            "{} has no example, so nothing in it is tried",
            case.name
        ));
    }
    let name = case.package();
    let folder = workspace.join(&name);
    package
        .write(&folder)
        .and_then(|_| copy_usage(case, &folder))
        .map_err(|error| format!("{}: {error}", case.name))?;
    Ok(Some(name))
}

/// What a case says about the use of its crate, beside the tests that were generated.
fn copy_usage(case: &Case, folder: &Path) -> std::io::Result<()> {
    let copy = folder.join("tests/usage.rs");
    match fs::read_to_string(case.folder.join("usage.rs")) {
        Ok(text) => write_changed(&copy, &text),
        Err(_) if copy.exists() => fs::remove_file(&copy),
        Err(_) => Ok(()),
    }
}

/// The manifest of the workspace: with the profiles of this one, and its lock file beside it, so
/// that dependencies are built once for both.
fn manifest(workspace: &Path, members: &[String]) -> std::io::Result<()> {
    let root = repository::root();
    let ours: Table = fs::read_to_string(root.join("Cargo.toml"))?
        .parse()
        .expect("a manifest");
    let members = members.iter().cloned().map(Value::String).collect();
    let mut table = Table::new();
    table.insert("resolver".to_owned(), Value::String("3".to_owned()));
    table.insert("members".to_owned(), Value::Array(members));
    let mut manifest = Table::new();
    manifest.insert("workspace".to_owned(), Value::Table(table));
    manifest.extend(ours.into_iter().filter(|(key, _)| key == "profile"));
    write_changed(&workspace.join("Cargo.toml"), &manifest.to_string())?;
    let lock = fs::read_to_string(root.join("Cargo.lock"))?;
    write_changed(&workspace.join("Cargo.lock"), &lock)
}

fn write_changed(path: &Path, text: &str) -> std::io::Result<()> {
    match fs::read_to_string(path) {
        Ok(found) if found == text => Ok(()),
        _ => fs::write(path, text),
    }
}

/// Removes the crates of cases that are not there any more.
fn remove_others(workspace: &Path, members: &[String]) -> std::io::Result<()> {
    for entry in fs::read_dir(workspace)? {
        let path = entry?.path();
        let is_member = members.iter().any(|member| path.ends_with(member));
        if path.is_dir() && !is_member {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

fn cargo(workspace: &Path, more: &[&str]) -> Result<Output, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([
            "test",
            "--workspace",
            "--test",
            "*",
            "--no-fail-fast",
            "--color",
            "never",
        ])
        .args(more)
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target.unwrap_or(workspace));
    command
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))
}

/// Whether the machine has not fetched all packages yet.
fn is_for_lack_of_packages(output: &Output) -> bool {
    String::from_utf8_lossy(&output.stderr).contains("--offline")
}
