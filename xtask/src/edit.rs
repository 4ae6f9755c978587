//! Files beside those of the crate that a run changes: what each says before and after.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use truespec::package::DifferenceKind;

use crate::exit::Failure;
use crate::files;
use crate::paths::unusable;

/// A file, and what becomes of it; none in place of a text where there is no file.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    path: PathBuf,
    before: Option<String>,
    after: Option<String>,
}

impl Edit {
    /// A file as it is, which nothing changes yet.
    pub(crate) fn of(path: PathBuf) -> Result<Self, Failure> {
        let before = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(unusable(&path, &error)),
        };
        let after = before.clone();
        Ok(Self {
            path,
            before,
            after,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What the file says now, with line feeds alone.
    pub(crate) fn text(&self) -> Option<String> {
        Some(self.before.as_ref()?.replace("\r\n", "\n"))
    }

    /// The same file with this text, its lines ended as they are; none removes it.
    pub(crate) fn to(mut self, text: Option<String>) -> Self {
        let has_returns = self.before.as_ref().is_some_and(|old| old.contains("\r\n"));
        self.after = match has_returns {
            true => text.map(|text| text.replace('\n', "\r\n")),
            false => text,
        };
        self
    }

    /// What it is to whoever looks before it is written; none if it stays as it is.
    pub(crate) fn kind(&self) -> Option<DifferenceKind> {
        match (&self.before, &self.after) {
            (before, after) if before == after => None,
            (None, _) => Some(DifferenceKind::Missing),
            (_, None) => Some(DifferenceKind::Orphan),
            _ => Some(DifferenceKind::Changed),
        }
    }

    /// What it says before and after.
    pub(crate) fn texts(&self) -> [&str; 2] {
        [&self.before, &self.after].map(|text| text.as_deref().unwrap_or_default())
    }

    pub(crate) fn write(&self) -> Result<(), Failure> {
        match self.kind() {
            Some(_) => self.put(self.after.as_deref()),
            None => Ok(()),
        }
    }

    /// Makes the file what it was before it was written.
    pub(crate) fn undo(&self) -> Result<(), Failure> {
        match self.kind() {
            Some(_) => self.put(self.before.as_deref()),
            None => Ok(()),
        }
    }

    fn put(&self, text: Option<&str>) -> Result<(), Failure> {
        let done = match text {
            Some(text) => files::replace(&self.path, text),
            None => fs::remove_file(&self.path),
        };
        done.map_err(|error| unusable(&self.path, &error))
    }
}
