//! The folder in which the new files of a crate wait until all of them are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use rayon::prelude::*;

use super::place::{self, Place};
use super::{lock, swap};

/// How the name of a folder ends that is not locked yet.
const UNLOCKED: &str = "-new";
/// Far longer than any run takes.
const LONGEST_RUN: Duration = Duration::from_secs(6 * 60 * 60);

/// A folder that is gone when this is dropped.
pub(super) struct Staging {
    folder: PathBuf,
    root: PathBuf,
    /// Tells other runs that it is in use.
    pub(super) _lock: Option<File>,
}

impl Staging {
    pub(super) fn create(root: &Path) -> io::Result<Self> {
        let hidden = place::in_target(root)
            .and_then(|place| Self::create_in(place, root).ok())
            .filter(|staging| place::reaches(&staging.folder, root));
        match hidden {
            Some(staging) => Ok(staging),
            None => Self::create_in(place::beside(root)?, root),
        }
    }

    fn create_in(place: Place, root: &Path) -> io::Result<Self> {
        let Place { parent, prefix } = place;
        fs::create_dir_all(&parent).map_err(|error| named(&parent, &error))?;
        let folder = parent.join(format!("{prefix}{}", process::id()));
        // Nobody is to take it for one that a run left before it is locked.
        let unlocked = parent.join(format!("{prefix}{}{UNLOCKED}", process::id()));
        fs::create_dir(&unlocked).map_err(|error| named(&unlocked, &error))?;
        let lock = lock::hold(&unlocked)?;
        fs::rename(&unlocked, &folder).map_err(|error| named(&folder, &error))?;
        let staging = Self {
            folder,
            root: root.to_owned(),
            _lock: lock,
        };
        fs::create_dir(staging.texts())?;
        Ok(staging)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the new texts are, each at the path it will have in the crate.
    pub(super) fn texts(&self) -> PathBuf {
        self.folder.join("texts")
    }

    /// Writes files, each to the path it will have in the crate.
    pub(super) fn add(&self, texts: &BTreeMap<&str, &str>) -> io::Result<()> {
        let folders = texts.keys().filter_map(|path| path.rsplit_once('/'));
        let folders: BTreeSet<&str> = folders.map(|(folder, _)| folder).collect();
        for folder in folders {
            let folder = self.texts().join(folder);
            fs::create_dir_all(&folder).map_err(|error| named(&folder, &error))?;
        }
        // The system takes longer over a file than we do.
        let texts = texts.par_iter();
        texts.try_for_each(|(path, text)| {
            let file = self.texts().join(path);
            create(&file, text).map_err(|error| named(&file, &error))
        })
    }

    /// Makes the new texts the crate: all of it appears at once.
    pub(super) fn become_root(&self) -> io::Result<()> {
        fs::rename(self.texts(), &self.root).map_err(|error| named(&self.root, &error))
    }

    /// Removes it, and says if it cannot be.
    pub(super) fn close(self) -> io::Result<()> {
        remove(&self.folder, &self.root)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = remove(&self.folder, &self.root);
    }
}

/// Removes what runs left that were killed.
pub(super) fn remove_stale(root: &Path) -> io::Result<()> {
    let places = [place::in_target(root), Some(place::beside(root)?)];
    for Place { parent, prefix } in places.into_iter().flatten() {
        // What cannot be read is not written to either.
        let Ok(entries) = fs::read_dir(parent) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let process = name
                .to_str()
                .and_then(|name| process_of(name.strip_prefix(&prefix)?));
            let folder = entry.path();
            let is_folder = entry.file_type()?.is_dir();
            if is_folder && process.is_some_and(|process| is_over(process, &folder)) {
                remove(&folder, root)?;
            }
        }
    }
    Ok(())
}

/// Removes a folder of ours, once nothing is in it alone that somebody else saved.
fn remove(folder: &Path, root: &Path) -> io::Result<()> {
    swap::carry_over(folder, root)?;
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(named(folder, &error)),
        _ => {}
    }
    if let Some(parent) = folder.parent().filter(|it| it.ends_with(place::TARGET)) {
        // Where it is empty, Cargo makes it anew and marks it as one that needs no backup.
        let _ = fs::remove_dir(parent);
    }
    Ok(())
}

/// Whether the run that a folder was made by has ended, as far as can be told.
fn is_over(process: u32, folder: &Path) -> bool {
    // Without locks: a process of the same number, which is ours, has only begun.
    let is_ours = || process == process::id();
    match (lock::is_held(folder), is_unlocked(folder)) {
        (Some(true), _) => false,
        (Some(false), false) => true,
        _ => is_ours() || is_gone(process, folder),
    }
}

/// Whether no such process runs; where the system does not list them, a folder has to be old for that.
fn is_gone(process: u32, folder: &Path) -> bool {
    let processes = Path::new("/proc");
    if processes.join(process::id().to_string()).exists() {
        return !processes.join(process.to_string()).exists();
    }
    let made = fs::metadata(folder).and_then(|metadata| metadata.modified());
    let age = made.ok().and_then(|made| made.elapsed().ok());
    age.is_some_and(|age| age > LONGEST_RUN)
}

/// Whether a run had yet to lock it.
fn is_unlocked(folder: &Path) -> bool {
    folder.to_str().is_some_and(|name| name.ends_with(UNLOCKED))
}

/// The number of the process that a folder is named after.
fn process_of(name: &str) -> Option<u32> {
    name.strip_suffix(UNLOCKED).unwrap_or(name).parse().ok()
}

/// Never over an existing one: two paths may be one file where case does not count.
fn create(file: &Path, text: &str) -> io::Result<()> {
    File::create_new(file)?.write_all(text.as_bytes())
}

pub(super) fn create_parent(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

/// An error that says which file it is about.
pub(super) fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}
