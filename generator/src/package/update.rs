//! What turns the old files of a crate into the new ones, one after the other.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::process;

use super::listing::{self, LIST};
use super::staging::{create_parent, named};
use super::{Disk, path};

/// Files that change, and files that go.
pub(super) struct Update<'u> {
    pub(super) changed: BTreeMap<&'u str, &'u str>,
    pub(super) orphans: Vec<String>,
}

impl Update<'_> {
    /// How many files it touches.
    pub(super) fn len(&self) -> usize {
        self.changed.len() + self.orphans.len()
    }

    /// Moves what changed from `texts` into place, then removes what is left over.
    ///
    /// An example must be listed for as long as it exists, also when this is stopped halfway: so a
    /// list of the old and the new ones comes first, and that of the new ones last.
    pub(super) fn apply(&self, disk: &Disk, texts: &Path, root: &Path) -> io::Result<()> {
        if let Some(list) = self.changed.get(LIST) {
            let intermediate = texts.join(".intermediate");
            fs::write(&intermediate, listing::join(list, disk.listed()))
                .map_err(|error| named(&intermediate, &error))?;
            move_file(&intermediate, &root.join(LIST))?;
        }
        for path in self.changed.keys().filter(|path| **path != LIST) {
            move_file(&texts.join(path), &root.join(path))?;
        }
        let (list, others): (Vec<_>, Vec<_>) = self.orphans.iter().partition(|path| *path == LIST);
        for path in others.into_iter().chain(list) {
            remove(root, path)?;
        }
        if self.changed.contains_key(LIST) {
            move_file(&texts.join(LIST), &root.join(LIST))?;
        }
        Ok(())
    }
}

/// Removes a file, and the folders that are empty without it.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    let file = root.join(path);
    fs::remove_file(&file).map_err(|error| named(&file, &error))?;
    for folder in path::folders(path).rev() {
        if fs::remove_dir(root.join(folder)).is_err() {
            // It holds something else.
            break;
        }
    }
    Ok(())
}

fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    let moved = create_parent(to).and_then(|()| match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => move_across(from, to),
        other => other,
    });
    moved.map_err(|error| named(to, &error))
}

/// The crate is on a file system of its own: the last step is taken there, so that it is one step.
fn move_across(from: &Path, to: &Path) -> io::Result<()> {
    let near = to.with_extension(format!("truespec-{}", process::id()));
    fs::copy(from, &near)?;
    fs::rename(&near, to).inspect_err(|_| _ = fs::remove_file(&near))
}
