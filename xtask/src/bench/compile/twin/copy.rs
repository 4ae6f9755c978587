//! Folders of Rust, copied file by file.

use std::fs;
use std::path::Path;

use super::unexpected;
use crate::exit::Failure;
use crate::paths::unusable;

/// What a file becomes.
pub(super) type Change<'a> = &'a dyn Fn(&str) -> syn::Result<String>;

/// Copies what is in a folder, each file by way of `change`.
pub(super) fn files(from: &Path, to: &Path, change: Change<'_>) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|error| unusable(to, &error))?;
    let entries = fs::read_dir(from).map_err(|error| unusable(from, &error))?;
    for entry in entries.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            files(&from, &to, change)?;
        } else {
            file(&from, &to, change)?;
        }
    }
    Ok(())
}

fn file(from: &Path, to: &Path, change: Change<'_>) -> Result<(), Failure> {
    let changed = change(&text(from)?);
    let changed =
        changed.map_err(|error| unexpected(&format!("{error}, in {}", from.display())))?;
    write(to, &changed)
}

pub(super) fn text(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| unusable(file, &error))
}

/// Writes a file, and makes the folder that it is in.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| unusable(file, &error))
}
