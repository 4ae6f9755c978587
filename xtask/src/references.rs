//! The folder out of which no reference is followed: that of the document, or one above it that is named.

use std::fs;
use std::path::{Path, PathBuf};

use crate::exit::{Exit, Failure};
use crate::files::Folder;
use crate::paths::{shown, unreadable};

/// Opens a document, which must be in the folder that is named, if one is.
pub(crate) fn open(document: &Path, folder: Option<&Path>) -> Result<Folder, Failure> {
    let opened = Folder::around(document).map_err(|error| unreadable(document, &error))?;
    let Some(named) = folder else {
        return Ok(opened);
    };
    // The current folder, where that is what is left of a path.
    let named = match named.as_os_str().is_empty() {
        true => Path::new("."),
        false => named,
    };
    let real = fs::canonicalize(named).map_err(|error| unreadable(named, &error))?;
    opened
        .widened(&real)
        .ok_or_else(|| outside(document, named))
}

/// Opens a document in the first of the folders that it is in, or in its own.
pub(crate) fn open_in_any(document: &Path, folders: &[PathBuf]) -> Result<Folder, Failure> {
    let holds = |folder: &&PathBuf| open(document, Some(folder)).is_ok();
    open(document, folders.iter().find(holds).map(PathBuf::as_path))
}

fn outside(document: &Path, folder: &Path) -> Failure {
    let message = format!(
        "`{}`, the folder of references, does not hold `{}`",
        shown(folder),
        shown(document)
    );
    Failure::new(Exit::Usage, message).with_help(
        "name the folder of the document, or one above it, with `--references DIR` or the key `references`",
    )
}
