//! The one Cargo workspace that all crates are members of, so that dependencies compile once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use truespec::config::ALL_RESOURCES;

use crate::cargo;
use crate::exit::{Exit, Failure};
use crate::paths::{self, shown};

/// Nothing is debugged here.
const PROFILE: &str = "[profile.dev]\ndebug = false\n";

/// The folder of the workspace. No crate has a name with a dot in it.
pub(super) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    pub(super) fn create() -> Result<Self, Failure> {
        let root = cargo::target().join("corpus");
        fs::create_dir_all(&root).map_err(|error| unusable(&root, &error))?;
        Ok(Self { root })
    }

    /// Where the crate of a document goes.
    pub(super) fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Where everything is told that falls short.
    pub(super) fn problems(&self) -> PathBuf {
        self.root.join("problems.txt")
    }

    /// Where it is told what is found in each document.
    pub(super) fn findings(&self) -> PathBuf {
        self.root.join("findings.txt")
    }

    /// Makes these crates the members, with the dependencies at the versions that this repository
    /// has them at.
    pub(super) fn join<'a>(&self, names: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
        let cannot = |error: io::Error| unusable(&self.root, &error);
        fs::write(self.root.join("Cargo.toml"), manifest(names)).map_err(cannot)?;
        let lock = paths::workspace().join("Cargo.lock");
        fs::copy(lock, self.root.join("Cargo.lock")).map_err(cannot)?;
        Ok(())
    }

    fn features(&self, name: &str) -> Option<String> {
        let manifest = fs::read_to_string(self.folder(name).join("Cargo.toml"));
        features(&manifest.ok()?)
    }

    /// Cargo, to do something with the crate of a document.
    pub(super) fn cargo(&self, command: &str, name: &str) -> Command {
        let mut cargo = cargo::command();
        cargo
            .args([command, "--package", &package(name)])
            .args(self.features(name))
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join(".build"))
            // What was compiled before shall make nothing cheaper.
            .env("CARGO_INCREMENTAL", "0");
        cargo
    }
}

/// What asks for all of a crate whose resources are features.
pub(super) fn features(manifest: &str) -> Option<String> {
    let manifest: toml::Table = manifest.parse().ok()?;
    manifest.get("features")?.get(ALL_RESOURCES)?;
    Some(format!("--features={ALL_RESOURCES}"))
}

/// What Cargo calls the crate of a document.
pub(super) fn package(name: &str) -> String {
    format!("corpus-{name}")
}

pub(super) fn manifest<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let members: String = names.map(|name| format!("    \"{name}\",\n")).collect();
    format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n{PROFILE}")
}

fn unusable(root: &Path, error: &io::Error) -> Failure {
    let message = format!("the workspace in `{}`: {error}", shown(root));
    Failure::new(Exit::Files, message)
}
