//! The programs in `tests/benches`, each a package of its own: built with what this checkout has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use super::folders;
use crate::cargo;
use crate::exit::{Exit, Failure};
use crate::paths::{unusable, workspace};

/// A package that a program can be built with, behind a feature of the same name.
pub(super) struct Extra<'a> {
    pub(super) feature: &'a str,
    pub(super) package: &'a str,
    pub(super) folder: &'a Path,
}

/// Builds a program for release; the path of what was built.
pub(super) fn build(name: &str, extra: Option<&Extra<'_>>) -> Result<PathBuf, Failure> {
    let status = cargo(name, extra, &["build", "--release", "--quiet"])?.status();
    match status.is_ok_and(|status| status.success()) {
        true => Ok(target()?.join("release").join(name)),
        false => Err(failed(name, "built")),
    }
}

/// Measures the time of each benchmark of a program; the folder of the figures.
pub(super) fn time(name: &str, extra: Option<&Extra<'_>>) -> Result<PathBuf, Failure> {
    let figures = folders::empty(&format!("programs/{name}/criterion"))?;
    let status = cargo(name, extra, &["bench", "--quiet"])?
        .env("CRITERION_HOME", &figures)
        // The figures are read from files.
        .stdout(Stdio::null())
        .status();
    match status.is_ok_and(|status| status.success()) {
        true => Ok(figures),
        false => Err(failed(name, "measured")),
    }
}

fn cargo(name: &str, extra: Option<&Extra<'_>>, what: &[&str]) -> Result<Command, Failure> {
    let folder = folders::kept(&format!("programs/{name}"))?;
    let source = workspace().join("tests").join("benches").join(name);
    let manifest = source.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|error| unusable(&manifest, &error))?;
    let text = moved(&text, &source, extra)
        .map_err(|why| Failure::new(Exit::Files, format!("`{}`: {why}", manifest.display())))?;
    let manifest = folder.join("Cargo.toml");
    fs::write(&manifest, text).map_err(|error| unusable(&manifest, &error))?;
    let mut command = cargo::command();
    command
        .args(what)
        .arg("--manifest-path")
        .arg(&manifest)
        .args(extra.map(|extra| format!("--features={}", extra.feature)))
        .env("CARGO_TARGET_DIR", target()?);
    Ok(command)
}

fn target() -> Result<PathBuf, Failure> {
    folders::kept("programs/target")
}

fn failed(name: &str, to_be: &str) -> Failure {
    Failure::new(Exit::Files, format!("`{name}` cannot be {to_be}"))
}

/// The manifest for another folder, with absolute paths and the extra package.
fn moved(text: &str, source: &Path, extra: Option<&Extra<'_>>) -> Result<String, String> {
    let mut manifest: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    let absolute = |path: &str| source.join(path).to_string_lossy().into_owned();
    if let Some(library) = manifest.get_mut("lib").and_then(Item::as_table_mut) {
        replace_path(library, absolute);
    }
    for targets in ["bin", "bench"] {
        let targets = manifest
            .get_mut(targets)
            .and_then(Item::as_array_of_tables_mut);
        for target in targets.into_iter().flat_map(|all| all.iter_mut()) {
            replace_path(target, absolute);
        }
    }
    let Some(dependencies) = manifest
        .get_mut("dependencies")
        .and_then(|it| it.as_table_mut())
    else {
        return Err("it has no dependencies".to_owned());
    };
    for (_, dependency) in dependencies.iter_mut() {
        if let Some(path) = dependency
            .get("path")
            .and_then(|it| it.as_str())
            .map(absolute)
        {
            dependency["path"] = value(path);
        }
    }
    if let Some(extra) = extra {
        let mut dependency = InlineTable::new();
        dependency.insert("path", extra.folder.to_string_lossy().as_ref().into());
        dependencies.insert(extra.package, value(dependency));
    }
    Ok(manifest.to_string())
}

fn replace_path(target: &mut Table, absolute: impl Fn(&str) -> String) {
    let path = target.get("path").and_then(Item::as_str).map(absolute);
    path.map(|path| target.insert("path", value(path)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_absolute_and_the_extra_package_is_there() {
        let text = "[dependencies]\na = { path = \"../a\" }\nb = \"1\"\n[lib]\npath = \"src/lib.rs\"\n[[bin]]\nname = \"x\"\npath = \"src/main.rs\"\n[[bench]]\nname = \"y\"\npath = \"benches/y.rs\"\n";
        let extra = Extra {
            feature: "c",
            package: "c-crate",
            folder: Path::new("/c"),
        };
        let moved = moved(text, Path::new("/here"), Some(&extra)).unwrap();
        for part in [
            "path = \"/here/../a\"",
            "b = \"1\"",
            "path = \"/here/src/lib.rs\"",
            "path = \"/here/src/main.rs\"",
            "path = \"/here/benches/y.rs\"",
            "c-crate = { path = \"/c\" }",
        ] {
            assert!(moved.contains(part), "{part} is not in\n{moved}");
        }
    }
}
