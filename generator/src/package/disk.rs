//! What is on disk, which of it was generated, and removing it.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::{self, DirEntry, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::listing::{self, LIST};
use super::{Wanted, is_marked, line_feeds, path};

/// The folder of the support code, where that is a crate of its own. Any other crate in the folder, also
/// one with the mark, is somebody else's.
const SUPPORT: &str = "runtime";

/// How much of a file is searched for the mark.
const HEAD: u64 = 4096;

/// The folder of a crate.
pub(super) struct Disk {
    root: PathBuf,
    exists: bool,
    listed: BTreeSet<String>,
}

/// What is in the place of a file that should be there.
pub(super) enum State {
    /// Nothing.
    Absent,
    /// The file as it should be.
    Same,
    /// An earlier state of it, which may be overwritten.
    Ours,
    /// Something else, at this path.
    InTheWay(String),
}

impl Disk {
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let exists = match fs::metadata(root) {
            Ok(metadata) if metadata.is_dir() => true,
            Ok(_) => {
                let message = format!("`{}` is a file, not a folder", root.display());
                return Err(io::Error::new(io::ErrorKind::NotADirectory, message));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path::refuse_broken_link(root)?;
                false
            }
            Err(error) => return Err(error),
        };
        let mut disk = Self {
            root: root.to_owned(),
            exists,
            listed: BTreeSet::new(),
        };
        if disk.is_marked(LIST)? {
            disk.listed = listing::read(&fs::read_to_string(disk.root.join(LIST))?);
        }
        Ok(disk)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn exists(&self) -> bool {
        self.exists
    }

    /// The examples that were generated before.
    pub(super) fn listed(&self) -> &BTreeSet<String> {
        &self.listed
    }

    pub(super) fn state(&self, path: &str, text: &str) -> io::Result<State> {
        if !self.exists {
            return Ok(State::Absent);
        }
        for folder in path::folders(path) {
            match self.metadata(folder)? {
                None => return Ok(State::Absent),
                Some(metadata) if metadata.is_dir() => {}
                Some(_) => return Ok(State::InTheWay(folder.to_owned())),
            }
        }
        let Some(metadata) = self.metadata(path)? else {
            return Ok(State::Absent);
        };
        if !metadata.is_file() {
            return Ok(State::InTheWay(path.to_owned()));
        }
        if says(&self.root.join(path), metadata.len(), text)? {
            return Ok(State::Same);
        }
        let ours = self.listed.contains(path) || self.is_marked(path)?;
        Ok(if ours {
            State::Ours
        } else {
            State::InTheWay(path.to_owned())
        })
    }

    /// Generated files that are not wanted any more.
    pub(super) fn orphans(&self, wanted: &Wanted<'_>) -> io::Result<Vec<String>> {
        let mut orphans = Vec::new();
        let mut folders = if self.exists {
            vec![String::new()]
        } else {
            Vec::new()
        };
        while let Some(folder) = folders.pop() {
            for entry in listed(&self.root.join(&folder))? {
                // What is generated has a name that is text; a link is never followed.
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let path = if folder.is_empty() {
                    name
                } else {
                    format!("{folder}/{name}")
                };
                let kind = entry.file_type()?;
                if kind.is_dir() && self.may_hold_ours(&path, wanted)? {
                    folders.push(path);
                } else if kind.is_file()
                    && !wanted.contains_key(path.as_str())
                    && self.is_ours(&path)?
                {
                    orphans.push(path);
                }
            }
        }
        orphans.sort();
        Ok(orphans)
    }

    /// What Cargo builds, what Git keeps and other crates are not searched.
    fn may_hold_ours(&self, folder: &str, wanted: &Wanted<'_>) -> io::Result<bool> {
        if folder == "target" || folder == ".git" {
            return Ok(false);
        }
        let manifest = format!("{folder}/Cargo.toml");
        Ok(wanted.contains_key(manifest.as_str())
            || self.metadata(&manifest)?.is_none()
            || folder == SUPPORT && self.is_marked(&manifest)?)
    }

    fn is_ours(&self, path: &str) -> io::Result<bool> {
        Ok(self.listed.contains(path) || self.is_marked(path)?)
    }

    /// Whether a file of its own, not one behind a link, carries the mark.
    fn is_marked(&self, path: &str) -> io::Result<bool> {
        for folder in path::folders(path) {
            if !self
                .metadata(folder)?
                .is_some_and(|metadata| metadata.is_dir())
            {
                return Ok(false);
            }
        }
        if !self
            .metadata(path)?
            .is_some_and(|metadata| metadata.is_file())
        {
            return Ok(false);
        }
        begins_with_mark(&self.root.join(path))
    }

    /// What is at `path` itself, not where a link leads; nothing, where we may not look.
    fn metadata(&self, path: &str) -> io::Result<Option<Metadata>> {
        match fs::symlink_metadata(self.root.join(path)) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => Ok(None),
                _ => Err(error),
            },
        }
    }
}

/// Whether a file of `length` bytes has this text. Git may have ended its lines as Windows does.
fn says(file: &Path, length: u64, text: &str) -> io::Result<bool> {
    match length.cmp(&(text.len() as u64)) {
        Ordering::Less => Ok(false),
        Ordering::Equal => Ok(fs::read(file)? == text.as_bytes()),
        Ordering::Greater => {
            let bytes = fs::read(file)?;
            let lines = str::from_utf8(&bytes);
            Ok(lines.is_ok_and(|lines| line_feeds(lines) == text))
        }
    }
}

/// What is in a folder; nothing of ours, where we may not look.
fn listed(folder: &Path) -> io::Result<Vec<DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Whether a file carries the mark; one that we may not read is none of ours.
pub(super) fn begins_with_mark(file: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    match File::open(file) {
        Ok(open) => open.take(HEAD).read_to_end(&mut head)?,
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(is_marked(&head))
}
