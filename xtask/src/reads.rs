//! Which files a run has read, and whether any of them is another by now.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How a file looked; none if it was not there.
type Look = Option<(SystemTime, u64)>;

/// Files by path, as they were just before they were read.
#[derive(Debug, Default)]
pub(crate) struct Reads(RefCell<BTreeMap<PathBuf, Look>>);

impl Reads {
    /// Notes that a file is about to be read.
    pub(crate) fn note(&self, path: &Path) {
        self.0.borrow_mut().insert(path.to_owned(), look(path));
    }

    /// Takes every file for read as it is now.
    pub(crate) fn renew(&self) {
        for (path, before) in self.0.borrow_mut().iter_mut() {
            *before = look(path);
        }
    }

    /// Takes over what others have noted.
    pub(crate) fn extend(&self, others: &Self) {
        let others = others.0.borrow();
        let mut all = self.0.borrow_mut();
        all.extend(others.iter().map(|(path, look)| (path.clone(), *look)));
    }

    /// How many files there are, by whatever path each was read.
    pub(crate) fn count(&self) -> usize {
        let all = self.0.borrow();
        let files = all
            .keys()
            .map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone()));
        files.collect::<BTreeSet<_>>().len()
    }

    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.0.borrow().keys().cloned().collect()
    }

    /// Whether a file does not look as it did when it was read.
    pub(crate) fn have_changed(&self) -> bool {
        let all = self.0.borrow();
        all.iter().any(|(path, before)| look(path) != *before)
    }
}

fn look(path: &Path) -> Look {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
