//! The folder beside a crate in which its new files wait until all of them are there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::refused;

/// A folder that is gone when this is dropped.
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    pub(super) fn create(root: &Path) -> io::Result<Self> {
        let (parent, prefix) = place(root)?;
        let folder = parent.join(format!("{prefix}{}", process::id()));
        fs::create_dir(&folder).map_err(|error| named(&folder, &error))?;
        Ok(Self { folder })
    }

    /// Writes a file that will have this path in the crate.
    pub(super) fn add(&self, path: &str, text: &str) -> io::Result<()> {
        let file = self.folder.join(path);
        let written = create_parent(&file).and_then(|()| {
            // Never an existing one: two paths may be one file where case does not count.
            File::create_new(&file)?.write_all(text.as_bytes())
        });
        written.map_err(|error| named(&file, &error))
    }

    /// Moves a file to its place in the crate.
    pub(super) fn place(&self, root: &Path, path: &str) -> io::Result<()> {
        move_file(&self.folder.join(path), &root.join(path))
    }

    /// Puts a text in a place that will have another one before this is over.
    pub(super) fn place_text(&self, text: &str, root: &Path, path: &str) -> io::Result<()> {
        const NAME: &str = ".intermediate";
        self.add(NAME, text)?;
        move_file(&self.folder.join(NAME), &root.join(path))
    }

    /// Makes this folder the crate: all of it appears at once.
    pub(super) fn become_root(&mut self, root: &Path) -> io::Result<()> {
        fs::rename(&self.folder, root).map_err(|error| named(root, &error))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes what runs left that were killed.
pub(super) fn remove_stale(root: &Path) -> io::Result<()> {
    let (parent, prefix) = place(root)?;
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let name = entry.file_name();
        let process = name
            .to_str()
            .and_then(|name| name.strip_prefix(&prefix)?.parse::<u32>().ok());
        if process.is_some_and(is_over) && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path()).map_err(|error| named(&entry.path(), &error))?;
        }
    }
    Ok(())
}

/// Whether the process has ended, as far as can be told; ours has only begun.
fn is_over(process: u32) -> bool {
    process == process::id() || !Path::new(&format!("/proc/{process}")).exists()
}

/// The folder beside the crate, and how names of ours begin there.
fn place(root: &Path) -> io::Result<(&Path, String)> {
    let names = root
        .parent()
        .zip(root.file_name().and_then(|name| name.to_str()));
    let Some((parent, name)) = names else {
        return Err(refused(format!(
            "`{}` cannot be the folder of a crate",
            root.display()
        )));
    };
    Ok((parent, format!(".{name}.truespec-")))
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

fn create_parent(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

/// An error that says which file it is about.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}
