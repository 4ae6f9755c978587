//! Generated crates in one workspace, which shares what is built with this one.

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs, io};

use toml::{Table, Value};

use crate::repository;

/// Writes the manifest: with the profiles of this workspace, and its lock file beside it, so that
/// dependencies are built once for both.
///
/// # Errors
/// The disk cannot be read or written.
pub fn manifest(folder: &Path, members: &[String]) -> io::Result<()> {
    let root = repository::root();
    let ours: Table = fs::read_to_string(root.join("Cargo.toml"))?
        .parse()
        .map_err(io::Error::other)?;
    let members = members.iter().cloned().map(Value::String).collect();
    let mut table = Table::new();
    table.insert("resolver".to_owned(), Value::String("3".to_owned()));
    table.insert("members".to_owned(), Value::Array(members));
    let mut manifest = Table::new();
    manifest.insert("workspace".to_owned(), Value::Table(table));
    manifest.extend(ours.into_iter().filter(|(key, _)| key == "profile"));
    write_changed(&folder.join("Cargo.toml"), &manifest.to_string())?;
    let lock = fs::read_to_string(root.join("Cargo.lock"))?;
    write_changed(&folder.join("Cargo.lock"), &lock)
}

/// Writes a file unless it is as it should be, so that nothing is built again for it.
///
/// # Errors
/// The disk cannot be written.
pub fn write_changed(path: &Path, text: &str) -> io::Result<()> {
    match fs::read_to_string(path) {
        Ok(found) if found == text => Ok(()),
        _ => fs::write(path, text),
    }
}

/// Runs Cargo there with `target` as its target folder; with the network only where packages lack.
///
/// # Errors
/// Cargo cannot be run.
pub fn cargo(
    folder: &Path,
    target: &Path,
    arguments: &[&str],
    more: &[&str],
) -> Result<Output, String> {
    let run = |offline: &[&str]| {
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .args(offline)
            .args(["--color", "never"])
            .args(more)
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .output()
            .map_err(|error| format!("cargo cannot be run: {error}"))
    };
    let offline = run(&["--offline"])?;
    let lacks_packages = String::from_utf8_lossy(&offline.stderr).contains("--offline");
    match !offline.status.success() && lacks_packages {
        true => run(&[]),
        false => Ok(offline),
    }
}

/// What was printed, if all went well and without a warning.
///
/// # Errors
/// It did not; what was printed, then.
pub fn output(output: Output) -> Result<String, String> {
    let [out, err] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    if !output.status.success() {
        return Err(format!("{err}\n{out}"));
    }
    match err.lines().any(|line| line.starts_with("warning")) {
        true => Err(err),
        false => Ok(out),
    }
}
