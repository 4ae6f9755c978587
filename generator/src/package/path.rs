//! Which paths are accepted, and where the folder of a crate really is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::refused;

/// Refuses a path that could lead out of the crate, or that not every file system can hold.
pub(super) fn check(path: &str) -> io::Result<()> {
    if path.split('/').all(is_plain) {
        return Ok(());
    }
    Err(refused(format!(
        "{path:?} is no path within a crate: use plain names with `/` between"
    )))
}

/// A drive or a stream of Windows needs one of these characters. Names of its devices, such as `aux.rs`, are none
/// that a module gets (`names/words.rs`).
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.ends_with(['.', ' '])
        && !name
            .chars()
            .any(|c| c.is_control() || matches!(c, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*'))
}

/// The folders above a path, the outermost first.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// The folder of a crate without links; its parent exists afterwards.
pub(super) fn resolve(root: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(root) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => refuse_broken_link(root)?,
        other => return other,
    }
    let Some(name) = root.file_name() else {
        return Err(refused(format!(
            "`{}` names no folder that can be created",
            root.display()
        )));
    };
    // The parent of a plain name is the empty path.
    let parent = root
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    Ok(fs::canonicalize(parent)?.join(name))
}

/// Nothing can take the place of a link that leads to nothing.
pub(super) fn refuse_broken_link(root: &Path) -> io::Result<()> {
    let Ok(target) = fs::read_link(root) else {
        return Ok(());
    };
    let message = format!(
        "`{}` is a link to `{}`, which is not there: create that folder, or remove the link",
        root.display(),
        target.display()
    );
    Err(io::Error::new(io::ErrorKind::NotADirectory, message))
}
