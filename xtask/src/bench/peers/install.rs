//! Installing a generator into a folder of the benchmarks. What is there already costs nothing.

use std::path::PathBuf;
use std::process::Command;

use crate::bench::folders;
use crate::cargo;
use crate::exit::{Exit, Failure};
use crate::paths::workspace;

/// The profile that our own is built with, of those in the manifest of the workspace.
const PROFILE: &str = "dist";

/// Builds our own.
pub(super) fn here() -> Result<PathBuf, Failure> {
    let mut cargo = cargo::command();
    cargo
        .current_dir(workspace())
        .args(["build", "--quiet", "--profile", PROFILE])
        .args(["--package", "xtask"]);
    done(cargo, "xtask")?;
    Ok(cargo::target().join(PROFILE).join("xtask"))
}

pub(super) fn cargo(package: &str, version: &str, program: &str) -> Result<PathBuf, Failure> {
    let root = folders::kept("peers")?;
    let mut cargo = cargo::command();
    cargo
        .args(["install", "--quiet", "--locked", "--version", version])
        .arg("--root")
        .arg(&root)
        // They have dependencies in common.
        .arg("--target-dir")
        .arg(root.join("build"))
        .arg(package)
        .env("CARGO_INCREMENTAL", "0");
    done(cargo, package)?;
    Ok(root.join("bin").join(program))
}

pub(super) fn python(package: &str, version: &str) -> Result<PathBuf, Failure> {
    let root = folders::kept("peers")?.join("python");
    let programs = root.join("bin");
    if !programs.join("pip").exists() {
        let mut python = Command::new("python3");
        python.args(["-m", "venv"]).arg(&root);
        done(python, package)?;
    }
    let mut pip = Command::new(programs.join("pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check"])
        .arg(format!("{package}=={version}"));
    done(pip, package)?;
    Ok(programs.join(package))
}

fn done(mut command: Command, what: &str) -> Result<(), Failure> {
    let cannot =
        |why: String| Failure::new(Exit::Files, format!("`{what}` is not installed: {why}"));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(cannot(status.to_string())),
        Err(error) => Err(cannot(error.to_string())),
    }
}
